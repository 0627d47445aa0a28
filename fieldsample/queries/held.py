"""Held operations: what waits for a record or a label that has not come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.journal import Held, Operation

LONG = timedelta(days=5)
"""After so long a person should look (the sync design, section 3)."""


def rows(session: Session, lab_id: str, now: datetime) -> list[dict[str, Any]]:
    """What waits, the longest first."""
    query = (
        select(Held, Operation)
        .join(Operation, (Operation.lab_id == Held.lab_id) & (Operation.op_id == Held.op_id))
        .where(Held.lab_id == lab_id)
        .order_by(Held.since, Held.op_id)
    )
    return [_row(held, operation, now) for held, operation in session.execute(query)]


def _row(held: Held, operation: Operation, now: datetime) -> dict[str, Any]:
    return {
        "op_id": held.op_id,
        "kind": operation.kind,
        "actor": operation.actor,
        "device_id": operation.device_id,
        "waits_for": held.waits_for,
        "since": held.since,
        "overdue": now - held.since > LONG,
        "problem": held.problem,
    }
