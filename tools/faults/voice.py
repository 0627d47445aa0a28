"""A voice: one person with one device, who knows what the device holds and what it has said."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from uuid_utils import uuid7

from tools.faults.outbox import Outbox, Photo

Json = dict[str, Any]
Thing = TypeVar("Thing")
CLOCKS = (timedelta(days=-400), timedelta(days=30), None)
PHOTO_SIZES = (2_000, 30_000, 90_000, 300_000, 600_000)
PHOTO_WEIGHTS = (10, 10, 6, 2, 1)
TABLE_S = 0.7
"""So long something lies on the table, and whoever is in the room speaks of it."""


@dataclass(slots=True)
class Voice:
    """Makes operations; everything is random, and again the same from its seed."""

    chance: random.Random
    outbox: Outbox
    seed: int
    number: int
    samplers: int
    role: str
    lab_id: str
    person_id: str
    people: list[str]
    """Everybody else of the lab."""
    rolls: list[list[str]]
    """Each sampler's labels, in the order in which they are used."""
    shared_codes: list[str]
    victims: list[str]
    photos: list[tuple[Photo, str]] = field(default_factory=list)

    def op(self, kind: str, subject: str | None, body: Json) -> Json:
        """One operation, with the clock of this device."""
        text = json.dumps(body, ensure_ascii=False)
        return {
            "op_id": str(uuid7()),
            "schema": 1,
            "kind": kind,
            "lab_id": self.lab_id,
            "subject": subject,
            "actor": self.person_id,
            **self._clock(),
            "body": text,
            "body_sha256": sha256(text.encode()).hexdigest(),
            "blobs": [],
            "sig": None,
        }

    def photograph(self, owner: str, of: str, photo_kind: str) -> Json:
        """A photo of a record; its bytes go another way."""
        seed = self.chance.getrandbits(48)
        size = self.chance.choices(PHOTO_SIZES, PHOTO_WEIGHTS)[0] + self.chance.randint(0, 999)
        name = sha256(Photo("", seed, size).content).hexdigest()
        blob = {"sha256": name, "size": size, "mime": "image/jpeg"}
        operation = self.op("photo.add", owner, {"of": of, "photo_kind": photo_kind, **blob})
        operation["blobs"] = [blob]
        self.photos.append((Photo(name, seed, size), operation["op_id"]))
        return operation

    def happens(self, share: float) -> bool:
        """Yes in that share of all cases."""
        return self.chance.random() < share

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Any of them."""
        return self.chance.choice(things)

    def said(self, kind: str) -> int:
        """How often this device has said something of that kind."""
        return int(self.outbox.one("SELECT count(*) FROM made WHERE kind = ?", kind))

    def own_word(self, kinds: Sequence[str]) -> str | None:
        """The op_id of something that this device has said."""
        asked = (
            f"SELECT op_id FROM made WHERE kind IN ({','.join('?' * len(kinds))})"  # noqa: S608 - marks
            " AND acknowledged IS NOT 'quarantined' ORDER BY n DESC LIMIT 12"
        )
        found = [row[0] for row in self.outbox.base.execute(asked, tuple(kinds))]
        return self.pick(found) if found else None

    def last_word(self, subject: str) -> str | None:
        """The op_id of what this device last said of a record."""
        asked = "SELECT op_id FROM made WHERE json_extract(wire, '$.subject') = ? ORDER BY n DESC"
        found = self.outbox.one(asked, subject)
        return None if found is None else str(found)

    def know(self, collection: str, where: str = "1") -> Json | None:
        """A document of the replica; mostly the one on the table, which others see too."""
        digest = sha256(f"{self.seed}/{int(time.time() / TABLE_S)}".encode()).hexdigest()
        start = digest if self.happens(0.6) else f"{self.chance.getrandbits(64):016x}"
        asked = f"SELECT doc FROM replica WHERE collection = ? AND {where} AND id "  # noqa: S608 - our own words
        found = self.outbox.one(f"{asked} >= ? ORDER BY id LIMIT 1", collection, start)
        found = found or self.outbox.one(f"{asked} < ? ORDER BY id DESC LIMIT 1", collection, start)
        return None if found is None else json.loads(found)

    def ahead(self) -> tuple[int, int]:
        """A sampler, and one of their newest samples: its record may not have come yet."""
        known = self.outbox.one("SELECT count(*) FROM replica WHERE collection = 'samples'") or 0
        number = known // self.samplers + self.chance.randint(-4, 2)
        return self.chance.randrange(self.samplers), max(0, number)

    def code(self, sampler: int, number: int) -> str:
        """The label that a sampler's sample of that number bears, if all went well."""
        roll = self.rolls[sampler]
        return roll[number % len(roll)]

    def box_code(self, sampler: int, number: int) -> str:
        """Boxes are labelled from the other end of the roll."""
        return self.rolls[sampler][-1 - number % 20]

    def _clock(self) -> Json:
        now, offset = datetime.now(UTC), self.chance.randint(-900, 900)
        sure = {"mono_ms": 1000.0, "clock_offset_ms": offset, "clock_offset_age_s": 60}
        if self.happens(0.9):  # most clocks are right
            return {"device_time": now.isoformat(), **sure}
        wrong = self.pick(CLOCKS)
        at = datetime(1970, 1, 1, tzinfo=UTC) if wrong is None else now + wrong
        off = {**sure, "clock_offset_ms": round((now - at).total_seconds() * 1000)}
        unknown = {"mono_ms": 1.0, "clock_offset_ms": None, "clock_offset_age_s": None}
        # Half of the wrong ones have been compared with the server's.
        return {"device_time": at.isoformat(), **(off if self.happens(0.5) else unknown)}


def record_id(*named: object) -> str:
    """An id that follows from its name: others may speak of the record before it has come."""
    return str(UUID(sha256("/".join(map(str, named)).encode()).hexdigest()[:32]))


def sample_id(seed: int, sampler: int, number: int) -> str:
    """A sampler's sample."""
    return record_id(seed, sampler, number)


def item_id(seed: int, sampler: int, number: int, part: str = "A") -> str:
    """What bears the label of that sample."""
    return record_id(seed, sampler, number, part)


def box_id(seed: int, sampler: int, number: int) -> str:
    """A sampler's box."""
    return record_id(seed, sampler, number, "box")


def place_id(seed: int, number: int) -> str:
    """One of the few places of the store."""
    return record_id(seed, "place", number)
