"""Photos as they were taken, under their SHA-256, in a folder; they arrive chunk by chunk."""

import errno
import hashlib
import os
import re
import shutil
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from fieldsample.photos.locks import locked

_LAB_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


class BadName(ValueError):
    """A lab id or a digest that is none; it never reaches the file system."""


class NotHere(LookupError):
    """The photo has not come, or not all of it."""


class WrongOffset(Exception):
    """A chunk that does not begin where the last one ended; `offset` is where it should."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"the next byte wanted is {offset}")
        self.offset = offset


class TooLong(Exception):
    """More bytes than the photo was said to have."""


class DigestMismatch(Exception):
    """The bytes are not those that were promised; they are gone, and the sender starts over."""


class DiskFull(Exception):
    """No room now; nothing of the chunk was kept."""


class Progress(NamedTuple):
    """How many bytes are here, and whether the photo is whole and verified."""

    offset: int
    complete: bool


class FolderStore:
    """Keep photos at `root/LAB/ab/abcd…`, and unfinished ones beside them as `.part`.

    A photo stands under its own name only when every byte is on the disk and its digest is right,
    whatever stops in between. Safe for many threads and processes.
    """

    def __init__(self, root: Path, min_free_bytes: int = 0) -> None:
        self.root = root
        self.min_free_bytes = min_free_bytes
        root.mkdir(parents=True, exist_ok=True)

    def progress(self, lab_id: str, sha256: str) -> Progress:
        """Say where the next chunk begins; 0 when nothing has come."""
        whole = self.path(lab_id, sha256)
        # Twice at the whole: between two looks a part may become whole, but never the reverse.
        for path in (whole, _part(whole), whole):
            try:
                return Progress(path.stat().st_size, complete=path == whole)
            except FileNotFoundError:
                continue
        return Progress(0, complete=False)

    def offset(self, lab_id: str, sha256: str) -> int:
        """Count the bytes that are here."""
        return self.progress(lab_id, sha256).offset

    def append(self, lab_id: str, sha256: str, offset: int, total: int, chunk: bytes) -> Progress:
        """Add a chunk that begins at `offset` of a photo of `total` bytes; finish it if the last.

        Sending a chunk again raises WrongOffset with the right one, or says complete. An empty
        chunk at the end finishes what a stopped server left. Raises BadName, WrongOffset, TooLong,
        DigestMismatch, DiskFull.
        """
        with self._lock(lab_id, sha256):
            here = self.progress(lab_id, sha256)
            if here.complete:
                return here
            if offset != here.offset:
                raise WrongOffset(here.offset)
            if offset + len(chunk) > total:
                raise TooLong(f"{offset + len(chunk)} bytes of {total}")
            self._write(_part(self.path(lab_id, sha256)), offset, chunk)
            if offset + len(chunk) < total:
                return Progress(offset + len(chunk), complete=False)
            return self._finish(lab_id, sha256)

    def finish(self, lab_id: str, sha256: str) -> Progress:
        """Verify what has come and give it its name; no harm when that was done.

        Raises NotHere when nothing has come, DigestMismatch when it is something else.
        """
        with self._lock(lab_id, sha256):
            here = self.progress(lab_id, sha256)
            return here if here.complete else self._finish(lab_id, sha256)

    def discard(self, lab_id: str, sha256: str) -> None:
        """Forget an unfinished photo, so that its sender starts over; a whole one stays."""
        with self._lock(lab_id, sha256):
            _part(self.path(lab_id, sha256)).unlink(missing_ok=True)

    def sweep(self, older_than_s: float) -> int:
        """Remove parts that nobody has added to for so long; their senders would start over."""
        before, swept = time.time() - older_than_s, 0
        for part in self.root.glob("*/*/*.part"):
            sha256 = part.name.removesuffix(".part")
            with self._lock(part.parent.parent.name, sha256):
                if part.exists() and part.stat().st_mtime < before:
                    part.unlink()
                    swept += 1
        return swept

    def open(self, lab_id: str, sha256: str) -> BinaryIO:
        """Open a whole photo to read; NotHere before that."""
        try:
            return self.path(lab_id, sha256).open("rb")
        except FileNotFoundError as missing:
            raise NotHere(sha256) from missing

    def path(self, lab_id: str, sha256: str) -> Path:
        """Say where a photo lies or will lie; BadName unless both are lower-case and complete."""
        if _LAB_ID.fullmatch(lab_id) is None or _SHA256.fullmatch(sha256) is None:
            raise BadName("a lab id or a SHA-256 in lower-case hex was expected")
        return self.root / lab_id / sha256[:2] / sha256

    def _lock(self, lab_id: str, sha256: str) -> AbstractContextManager[None]:
        # 256 locks shared by all photos: a lock file a photo would double the files for ever.
        folder = self.path(lab_id, sha256).parent
        return locked(self.root / lab_id / ".locks" / folder.name)

    def _write(self, part: Path, offset: int, chunk: bytes) -> None:
        if shutil.disk_usage(self.root).free < self.min_free_bytes + len(chunk):
            raise DiskFull(f"less than {self.min_free_bytes} bytes would stay free")
        try:
            part.parent.mkdir(parents=True, exist_ok=True)
            _add(part, offset, chunk)
        except OSError as failed:
            if failed.errno in _FULL:
                raise DiskFull(str(failed)) from failed
            raise

    def _finish(self, lab_id: str, sha256: str) -> Progress:
        whole = self.path(lab_id, sha256)
        part = _part(whole)
        try:
            digest = _synced_digest(part)
        except FileNotFoundError as missing:
            raise NotHere(sha256) from missing
        if digest != sha256:
            part.unlink()
            raise DigestMismatch(sha256)
        part.replace(whole)
        _sync_folder(whole.parent)
        return Progress(whole.stat().st_size, complete=True)


def _part(whole: Path) -> Path:
    return whole.with_name(whole.name + ".part")


def _add(part: Path, offset: int, chunk: bytes) -> None:
    """Write all of a chunk or, if that fails, none of it."""
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.lseek(descriptor, offset, os.SEEK_SET)
        rest = memoryview(chunk)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError:
        os.ftruncate(descriptor, offset)
        raise
    finally:
        os.close(descriptor)


def _synced_digest(part: Path) -> str:
    with part.open("r+b") as file:
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows has no way to ask, and no need."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
