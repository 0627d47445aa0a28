"""Rescued bytes: kept under their hash, whoever brought them, for a person to look at."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy.orm import Session

from fieldsample.models.rescue import Rescue


def keep(session: Session, lab_id: str, device_id: str, raw: bytes, now: datetime) -> str:
    """Keep bytes once; returns their hash."""
    name = sha256(raw).hexdigest()
    if session.get(Rescue, (lab_id, name)) is None:
        session.add(
            Rescue(lab_id=lab_id, sha256=name, device_id=device_id, received_at=now, raw=raw)
        )
    return name
