"""Gaps: numbers that a device gave out and the lab never got. Nothing else can show a loss."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from fieldsample.models.journal import Operation, Quarantine
from fieldsample.models.types import UTCDateTime


def by_device(session: Session, lab_id: str) -> dict[str, list[dict[str, Any]]]:
    """For each device its runs of missing numbers, with the times of what came around them."""
    come = _numbers(lab_id).subquery()
    order = {"partition_by": come.c.device_id, "order_by": come.c.device_seq}
    before = func.lag(come.c.device_seq).over(**order).label("before")
    before_at = func.lag(come.c.received_at, type_=UTCDateTime()).over(**order).label("after_at")
    looked = select(come, before, before_at).subquery()
    gap = looked.c.device_seq > func.coalesce(looked.c.before, 0) + 1
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in session.execute(select(looked).where(gap).order_by(looked.c.device_seq)):
        found[row.device_id].append(
            {
                "first": (row.before or 0) + 1,
                "last": row.device_seq - 1,
                "after_at": row.after_at,
                "before_at": row.received_at,
            }
        )
    return found


def _numbers(lab_id: str) -> Any:
    """Every number that came, once, as an operation or into quarantine."""
    parts = [
        select(table.device_id, table.device_seq, table.received_at).where(
            table.lab_id == lab_id, table.device_seq.is_not(None)
        )
        for table in (Operation, Quarantine)
    ]
    every = union_all(*parts).subquery()
    first = func.min(every.c.received_at, type_=UTCDateTime()).label("received_at")
    return select(every.c.device_id, every.c.device_seq, first).group_by(
        every.c.device_id, every.c.device_seq
    )
