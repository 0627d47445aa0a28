"""Bringing a backup back: checked whole first, and what is there now is set aside."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from fieldsample.backups import databases, sealing
from fieldsample.backups.making import after_manifest, first_of, make, verify
from fieldsample.backups.manifest import Manifest
from fieldsample.config import Settings

RESTORE_POINT = "before-restore-{:%Y%m%d-%H%M%S}.fsbackup"


def restore(settings: Settings, source: Path, passphrase: str = "") -> tuple[Manifest, Path | None]:
    """Restore a backup; returns its manifest and the restore point of what was there.

    Raises BadBackup before anything has been touched. The server must not be running.
    """
    listed = verify(source)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=settings.data, prefix=".restore-") as unpacked:
        folder = Path(unpacked)
        _unpack(source, listed, folder)
        secrets = _unsealed(folder, passphrase)
        point = _restore_point(settings)
        databases.bring_back(folder / f"database.{listed.database}", settings.database_url)
        _put_photos(folder / "photos", settings.data / "photos")
    if secrets is not None:
        _put_secrets(settings.data / "secrets.json", secrets)
    return listed, point


def _unpack(source: Path, listed: Manifest, folder: Path) -> None:
    """Write out what the manifest names, and nothing else; the names were checked with it."""
    names = {member.name for member in listed.members}
    with tarfile.open(source, "r:") as archive:
        first_of(archive)
        for entry in after_manifest(archive):
            content = archive.extractfile(entry)
            if entry.name not in names or content is None:
                continue
            path = folder / entry.name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as out:
                shutil.copyfileobj(content, out)


def _unsealed(folder: Path, passphrase: str) -> bytes | None:
    sealed = folder / "secrets.sealed"
    if not passphrase or not sealed.is_file():
        return None
    return sealing.unseal(sealed.read_bytes(), passphrase)


def _restore_point(settings: Settings) -> Path | None:
    """A backup of what is there now, so that a restore can itself be taken back."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        return None
    path = settings.data / "backups" / RESTORE_POINT.format(datetime.now(UTC))
    make(settings, path)
    return path


def _put_photos(source: Path, target: Path) -> None:
    """Photos are named by their hash: what is there already is the same."""
    for path in source.glob("*/*/*"):
        place = target / path.relative_to(source)
        if not place.is_file():
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.move(path, place)


def _put_secrets(path: Path, secrets: bytes) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(secrets)
