"""The copies people look at: small, without metadata, remade from the original at any time."""

from __future__ import annotations

import os
import re
from pathlib import Path

from fieldsample.photos.pictures import Copies
from fieldsample.photos.store import BadName, NotHere

SIZES = ("thumb", "screen")
NAME = re.compile(r"[0-9a-f]{64}")


class CopyShelf:
    """A folder of copies, a sub-folder a lab."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def keep(self, lab_id: str, sha256: str, copies: Copies) -> None:
        """Put both copies on the shelf; each appears whole or not at all."""
        for size, picture in zip(SIZES, (copies.thumb, copies.screen), strict=True):
            path = self._path(lab_id, sha256, size)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = path.with_suffix(f".{os.getpid()}.part")
            part.write_bytes(picture)
            part.replace(path)

    def read(self, lab_id: str, sha256: str, size: str) -> bytes:
        """One copy's bytes; raises NotHere while there is none."""
        try:
            return self._path(lab_id, sha256, size).read_bytes()
        except FileNotFoundError as problem:
            raise NotHere(sha256) from problem

    def _path(self, lab_id: str, sha256: str, size: str) -> Path:
        if not NAME.fullmatch(sha256) or size not in SIZES:
            raise BadName(sha256)
        return self.root / lab_id / sha256[:2] / f"{sha256}-{size}.jpg"
