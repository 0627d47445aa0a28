"""The bundle: a lab's whole journal in one file that a third party checks without this program."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.auditing.walking import AT_ONCE, rows_of
from fieldsample.journal.chain import BOUND, ENVELOPE
from fieldsample.models.blobs import Blob
from fieldsample.models.journal import Checkpoint, LabHead
from fieldsample.models.people import Lab
from fieldsample.photos.store import FolderStore
from fieldsample.version import __version__

FORMAT = 1
READ_ME = """\
The journal of one laboratory, as fieldsample {version} keeps it, up to position {pos}.

journal.jsonl      one row a line, in order: what was said, by whom, when, and what became of it;
                   `hash` binds the row, and `prev` the one before it
checkpoints.jsonl  heads of the journal that the server signed; its key is not in the database
about.json         the laboratory, the last position and its hash, the server's public key
photos/            photos and signatures by their SHA-256, when they were asked for

python verify_bundle.py THIS.zip checks all of it; it needs nothing but Python, and stands in
the project's docs. The key in about.json should be compared with one from another source,
such as a phone of the laboratory (its page 我的 shows it).

It holds personal data of samplers and of people at the places sampled. Keep it accordingly.
"""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What went into a bundle."""

    rows: int
    checkpoints: int
    photos: int


def write_bundle(
    session: Session,
    lab_id: str,
    key: dict[str, str],
    path: Path,
    made_at: datetime,
    photos: FolderStore | None = None,
    tell: Callable[[int], None] | None = None,
) -> Bundle:
    """Write one lab's bundle beside its place, and put it there when it is whole."""
    part = path.with_name(path.name + ".part")
    head = session.get_one(LabHead, lab_id)
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr("about.json", _about(session, head, key, made_at))
            out.writestr("README.txt", READ_ME.format(version=__version__, pos=head.pos))
            rows = _write_lines(out, "journal.jsonl", _lines(session, lab_id, head.pos), tell)
            marks = _write_lines(out, "checkpoints.jsonl", _marks(session, lab_id))
            count = _write_photos(out, session, lab_id, photos) if photos else 0
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return Bundle(rows, marks, count)


def _about(session: Session, head: LabHead, key: dict[str, str], made_at: datetime) -> str:
    lab = session.get_one(Lab, head.lab_id)
    about = {"format": FORMAT, "program": __version__, "made_at": made_at.isoformat()}
    said = {"lab_id": lab.id, "lab": lab.name, "pos": head.pos, "hash": head.hash, "key": key}
    return json.dumps(about | said, ensure_ascii=False, indent=1)


def _write_lines(
    out: zipfile.ZipFile,
    name: str,
    lines: Iterator[dict[str, Any]],
    tell: Callable[[int], None] | None = None,
) -> int:
    written = 0
    with out.open(name, "w", force_zip64=True) as file:
        for line in lines:
            file.write(orjson.dumps(line) + b"\n")
            written += 1
            if tell and written % AT_ONCE == 0:
                tell(written)
    return written


def _lines(session: Session, lab_id: str, last: int) -> Iterator[dict[str, Any]]:
    for row in session.execute(rows_of(lab_id).execution_options(yield_per=AT_ONCE)):
        line = row.JournalRow
        if line.pos > last:  # said while this was being written
            return
        said = {name: getattr(line, name) for name in (*BOUND, "hash")}
        yield said | _words(row)


def _words(row: Any) -> dict[str, Any]:
    """What was said, or the bytes that were set aside."""
    if json.loads(row.JournalRow.outcome).get("status") == "quarantined":
        return {"quarantined": None if row.raw is None else bytes(row.raw).decode()}
    if row.Operation is None:
        return {"operation": None}
    told = {name: getattr(row.Operation, name) for name in (*ENVELOPE, "body")}
    return {"operation": told | {"received_at": row.Operation.received_at.isoformat()}}


def _marks(session: Session, lab_id: str) -> Iterator[dict[str, Any]]:
    query = select(Checkpoint).where(Checkpoint.lab_id == lab_id).order_by(Checkpoint.pos)
    for mark in session.scalars(query):
        at = mark.at.isoformat()
        yield {"pos": mark.pos, "hash": mark.hash, "at": at, "sig": mark.sig}


def _write_photos(out: zipfile.ZipFile, session: Session, lab_id: str, photos: FolderStore) -> int:
    here = select(Blob.sha256).where(Blob.lab_id == lab_id, Blob.state == "present")
    count = 0
    for count, sha256 in enumerate(session.scalars(here), start=1):  # noqa: B007 - the count is used after
        with photos.open(lab_id, sha256) as content:
            out.writestr(f"photos/{sha256}", content.read(), zipfile.ZIP_STORED)
    return count
