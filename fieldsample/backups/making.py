"""Making a backup: database first, photos second, read back whole before it counts."""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.backups import databases, manifest, sealing
from fieldsample.backups.manifest import BadBackup, Head, Manifest, Member
from fieldsample.config import Settings
from fieldsample.models.journal import DurableMark, JournalRow
from fieldsample.version import __version__


def make(settings: Settings, target: Path, passphrase: str = "") -> Manifest:
    """Write one file and read every byte of it back; raises BadBackup.

    What arrives while it is made is extra at most, never missing: the photos are taken after the
    database that names them.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        made = _write(settings, Path(folder), part, passphrase)
    verify(part)
    part.replace(target)
    _sync(target.parent)
    return made


def verify(path: Path) -> Manifest:
    """Read every byte and compare every hash; raises BadBackup."""
    with _opened(path) as archive:
        listed = first_of(archive)
        wanted = {member.name: member for member in listed.members}
        for entry in after_manifest(archive):
            member = wanted.pop(entry.name, None)
            content = archive.extractfile(entry)
            if member is None or content is None or entry.size != member.size:
                raise BadBackup(f"{entry.name} does not belong in this backup.")
            if manifest.digest_of(content) != member.sha256:  # type: ignore[arg-type] # a reader
                raise BadBackup(f"{entry.name} is damaged in this backup.")
    if wanted:
        raise BadBackup(f"{next(iter(wanted))} is missing in this backup.")
    return listed


def first_of(archive: tarfile.TarFile) -> Manifest:
    """The manifest, which stands first."""
    try:
        entry = archive.next()
        content = archive.extractfile(entry) if entry else None
    except tarfile.TarError as problem:
        raise BadBackup("This file is not a backup of fieldsample.") from problem
    if entry is None or content is None or entry.name != manifest.NAME:
        raise BadBackup("This file is not a backup of fieldsample.")
    return manifest.read_manifest(content.read())


def after_manifest(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Everything behind the manifest."""
    return islice(iter(archive), 1, None)


def mark_durable(session: Session, heads: list[Head], how: str, now: datetime) -> None:
    """Devices may let go of what this covers: never more than a restore gives back.

    A mark moves only to a head that the journal still has, and never back.
    """
    for head in heads:
        query = select(JournalRow.hash).where(
            JournalRow.lab_id == head.lab_id, JournalRow.pos == head.pos
        )
        mark = session.get(DurableMark, head.lab_id)
        if session.scalar(query) != head.hash or (mark is not None and mark.pos > head.pos):
            continue
        if mark is None:
            mark = DurableMark(lab_id=head.lab_id)
            session.add(mark)
        mark.pos, mark.hash, mark.how, mark.at = head.pos, head.hash, how, now


def _write(settings: Settings, folder: Path, part: Path, passphrase: str) -> Manifest:
    before, schema = _heads_before(settings)
    copy = databases.copy_of_one_moment(settings.database_url, folder)
    heads = databases.heads_and_schema(settings.database_url, copy)[0]
    files = [(copy, copy.name), *_photos(settings.data), *_secrets(settings, folder, passphrase)]
    members = [_member(path, name) for path, name in files]
    listed = Manifest(
        manifest.FORMAT,
        __version__,
        schema,
        copy.suffix.removeprefix("."),
        datetime.now(UTC).isoformat(),
        heads if copy.suffix == ".sqlite" else before,
        members,
    )
    _write_tar(part, listed, files)
    return listed


def _heads_before(settings: Settings) -> tuple[list[Head], str]:
    return databases.heads_and_schema(settings.database_url, Path("live.dump"))


def _member(path: Path, name: str) -> Member:
    """A photo's name is its hash; it is read back with all the rest when the file is verified."""
    if name.startswith("photos/"):
        return Member(name, path.stat().st_size, path.name)
    return manifest.member_of(path, name)


def _photos(data: Path) -> Iterator[tuple[Path, str]]:
    root = data / "photos"
    for path in sorted(root.glob("*/*/*")):
        name = path.relative_to(data).as_posix()
        if manifest.MEMBER.fullmatch(name):
            yield path, name


def _secrets(settings: Settings, folder: Path, passphrase: str) -> Iterator[tuple[Path, str]]:
    source = settings.data / "secrets.json"
    if passphrase and source.is_file():
        sealed = folder / "secrets.sealed"
        sealed.write_bytes(sealing.seal(source.read_bytes(), passphrase))
        yield sealed, sealed.name


def _write_tar(part: Path, listed: Manifest, files: list[tuple[Path, str]]) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
            raw = manifest.written(listed)
            entry = tarfile.TarInfo(manifest.NAME)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
            for path, name in files:
                archive.add(path, arcname=name, recursive=False)
        out.flush()
        os.fsync(out.fileno())


def _opened(path: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(path, "r:")
    except (OSError, tarfile.TarError) as problem:
        raise BadBackup(f"{path} cannot be read as a backup of fieldsample.") from problem


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
