"""Which photos' bytes are wanted, and which are here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from fieldsample.models.blobs import Blob
from fieldsample.models.journal import LabHead


def find(session: Session, lab_id: str, sha256: str) -> Blob | None:
    """What is known of a blob: an operation has named it, or None."""
    return session.get(Blob, (lab_id, sha256))


def mark_present(session: Session, lab_id: str, sha256: str, now: datetime) -> None:
    """Its bytes are here, verified and safe on disk; said only after the folder's fsync."""
    blob = session.get_one(Blob, (lab_id, sha256))
    if blob.state != "present":
        head = session.get(LabHead, lab_id)
        blob.state, blob.present_at = "present", now
        blob.present_pos = head.pos if head else 0
