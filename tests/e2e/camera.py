"""A camera that sees what a test holds in front of it, and the labels of a printed sheet."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2
import qrcode
import zxingcpp
from PIL import Image

FRAME = (1280, 720)
TABLE = (170, 165, 150)
SIDE = 360
FRAMES_A_LABEL = 27
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """One label cut from the sheet: its own picture, and what a reader makes of it."""

    code: str
    picture: Image.Image


class Camera:
    """A file that Chromium takes for a camera; it is opened anew with every page that looks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.show_nothing()

    def show_nothing(self) -> None:
        """A bare table."""
        self._show(Image.new("RGB", FRAME, TABLE))

    def show(self, label: PrintedLabel, side: int = SIDE) -> None:
        """The label on the table, as a phone above it sees it: so many pixels wide."""
        self._show(_under_camera(label, side))

    def film(self, labels: Iterable[PrintedLabel]) -> None:
        """One label after another under the camera, each for as long as a hand needs."""
        self._write([_jpeg(_under_camera(label)) * FRAMES_A_LABEL for label in labels])

    def _show(self, frame: Image.Image) -> None:
        self._write([_jpeg(frame)])

    def _write(self, frames: list[bytes]) -> None:
        # Never written in place: a browser that reads half a frame loses its camera.
        fresh = self.path.with_suffix(".tmp")
        fresh.write_bytes(b"".join(frames))
        os.replace(fresh, self.path)


def _under_camera(label: PrintedLabel, side: int = SIDE) -> Image.Image:
    frame = Image.new("RGB", FRAME, TABLE)
    picture = label.picture.resize((side, side), Image.Resampling.LANCZOS)
    frame.paste(picture, ((FRAME[0] - side) // 2, (FRAME[1] - side) // 2))
    return frame


def _jpeg(frame: Image.Image) -> bytes:
    file = BytesIO()
    frame.save(file, "JPEG", quality=90)
    return file.getvalue()


def labels_of(sheet: bytes, dots_per_inch: int = 200) -> list[PrintedLabel]:
    """Cut the QR codes out of a printed sheet, first label first."""
    document = pypdfium2.PdfDocument(sheet)
    picture = document[0].render(scale=dots_per_inch / POINTS_PER_INCH).to_pil().convert("RGB")
    document.close()
    found = zxingcpp.read_barcodes(picture)
    return [PrintedLabel(code.text, _cut(picture, code.position)) for code in found]


def label_of(code: str) -> PrintedLabel:
    """A label as a sheet prints it, where the sheet itself is not what is tried."""
    return PrintedLabel(code, qrcode.make(code).convert("RGB"))


def photograph(number: int) -> bytes:
    """A JPEG as a phone's camera app hands it over; each number another picture."""
    picture = Image.effect_noise((1600, 1200), 40 + number).convert("RGB")
    file = BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()


def _cut(picture: Image.Image, corners: zxingcpp.Position) -> Image.Image:
    """The code with its quiet zone."""
    left, top = corners.top_left.x, corners.top_left.y
    right, bottom = corners.bottom_right.x, corners.bottom_right.y
    margin = (right - left) * 4 // 21
    return picture.crop((left - margin, top - margin, right + margin, bottom + margin))
