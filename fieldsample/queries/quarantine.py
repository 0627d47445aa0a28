"""Quarantine: what could not become an operation, and why; without the bytes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.journal import Quarantine

NAMES = (
    "op_id",
    "body_sha256",
    "reason",
    "message",
    "kind",
    "actor",
    "device_id",
    "device_seq",
    "received_at",
)


def rows(session: Session, lab_id: str, limit: int = 500) -> list[dict[str, Any]]:
    """The open rows, the newest first."""
    query = select(Quarantine).where(Quarantine.lab_id == lab_id, Quarantine.resolved_op.is_(None))
    found = session.scalars(query.order_by(Quarantine.received_at.desc()).limit(limit))
    return [{name: getattr(row, name) for name in NAMES} for row in found]
