"""The audit log: what happens that is no operation."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session
from uuid_utils import uuid7

from fieldsample.models.access import AuditRow


def note(
    session: Session,
    action: str,
    now: datetime,
    *,
    lab_id: str | None = None,
    actor: str | None = None,
    device_id: str | None = None,
    object_: str | None = None,
    request_id: str | None = None,
) -> None:
    """Write one line; never with a secret in it."""
    session.add(
        AuditRow(
            id=str(uuid7()),
            at=now,
            lab_id=lab_id,
            actor=actor,
            device_id=device_id,
            action=action,
            object=object_,
            request_id=request_id,
        )
    )
