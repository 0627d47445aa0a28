"""The demo's photos: drawn, never taken, and kept in the real photo store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any, Final

from flask import Flask
from PIL import Image, ImageDraw

from fieldsample.journal.door import writing
from fieldsample.photos import wanted
from fieldsample.photos.pictures import make_copies

SIZE: Final = (800, 600)
THINGS: Final = 26
PAPER, INK = (238, 241, 236), (11, 79, 74)
# What stands on the table, by the first letters of the sample type.
COLOURS: Final[dict[str, tuple[tuple[int, int, int], ...]]] = {
    "A-VEG": ((74, 124, 51), (104, 159, 56)),
    "A-FRU": ((201, 84, 46), (232, 163, 61)),
    "A-MEAT": ((170, 74, 68), (196, 112, 100)),
    "A-EGG": ((222, 190, 150), (236, 214, 180)),
    "A-AQU": ((120, 140, 150), (160, 176, 184)),
    "F": ((196, 160, 96), (150, 111, 51)),
    "W": ((120, 176, 208), (84, 148, 190)),
}


@dataclass(frozen=True)
class DemoPhoto:
    """A JPEG, as an operation names it."""

    jpeg: bytes
    sha256: str

    @property
    def blob(self) -> dict[str, Any]:
        """Hash, size and type, as they stand in the envelope."""
        return {"sha256": self.sha256, "size": len(self.jpeg), "mime": "image/jpeg"}


def draw(random: Random, each: int = 2) -> dict[str, list[DemoPhoto]]:
    """A few pictures for each kind of sample; making one for each sample would take minutes."""
    return {
        kind: [_photo(random, kind, colours) for _ in range(each)]
        for kind, colours in COLOURS.items()
    }


def choose(random: Random, photos: dict[str, list[DemoPhoto]], sample_type: str) -> DemoPhoto:
    """A picture that fits the sample type."""
    return random.choice(photos.get(sample_type) or photos[sample_type[0]])


def keep(app: Flask, lab_id: str, photos: Iterable[DemoPhoto], now: datetime) -> None:
    """Put the bytes where phones put theirs: verified, copied small, and marked as here."""
    for photo in photos:
        store, copies = app.extensions["photos"], app.extensions["copies"]
        store.append(lab_id, photo.sha256, 0, len(photo.jpeg), photo.jpeg)
        copies.keep(lab_id, photo.sha256, make_copies(photo.jpeg))
    with writing() as session:
        for photo in photos:
            if wanted.find(session, lab_id, photo.sha256):
                wanted.mark_present(session, lab_id, photo.sha256, now)


def _photo(random: Random, kind: str, colours: tuple[tuple[int, int, int], ...]) -> DemoPhoto:
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 400, *SIZE), fill=(206, 213, 205))
    for _ in range(THINGS):
        x, y, size = random.randint(90, 640), random.randint(210, 470), random.randint(40, 90)
        pen.ellipse((x, y, x + size, y + round(size * 0.8)), fill=random.choice(colours))
    pen.rectangle((24, 24, 300, 84), fill=INK)
    pen.text((38, 34), f"DEMO {kind}", fill=(255, 255, 255), font_size=34)
    file = BytesIO()
    picture.save(file, "JPEG", quality=82)
    jpeg = file.getvalue()
    return DemoPhoto(jpeg, sha256(jpeg).hexdigest())
