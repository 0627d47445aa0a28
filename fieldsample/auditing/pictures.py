"""Photos read again, byte by byte: each must still be what its operation promised."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.blobs import Blob
from fieldsample.photos.store import FolderStore


def damaged(
    session: Session, lab_id: str, store: FolderStore, tell: Callable[[int], None] | None = None
) -> tuple[int, list[str]]:
    """How many photos were read, and those that are gone or hold other bytes."""
    here = select(Blob.sha256).where(Blob.lab_id == lab_id, Blob.state == "present")
    read, bad = 0, []
    for sha256 in session.scalars(here.order_by(Blob.sha256)):
        read += 1
        if not _is_itself(store, lab_id, sha256):
            bad.append(sha256)
        if tell:
            tell(read)
    return read, bad


def _is_itself(store: FolderStore, lab_id: str, sha256: str) -> bool:
    try:
        with store.path(lab_id, sha256).open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False
