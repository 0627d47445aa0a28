"""Gaps: numbers that a device gave out and the lab never got. Nothing else can show a loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldsample.models.journal import Operation, Quarantine

Run = tuple[int, int]
"""The first and the last of missing numbers."""
Aside = dict[str, dict[int, datetime]]
"""Of each device the numbers that came into quarantine, and when: few."""


def by_device(session: Session, lab_id: str) -> dict[str, list[dict[str, Any]]]:
    """For each device its runs of missing numbers, with the times of what came around them."""
    aside = _set_aside(session, lab_id)
    missing = _between_operations(session, lab_id)
    for device_id, numbers in aside.items():
        last = _last_operation(session, lab_id, device_id)
        beyond = [(last + 1, max(numbers))] if max(numbers) > last else []
        missing[device_id] = [*_without(missing[device_id] + beyond, sorted(numbers))]
    return {
        device_id: _told(session, lab_id, device_id, runs, aside.get(device_id, {}))
        for device_id, runs in missing.items()
        if runs
    }


def _between_operations(session: Session, lab_id: str) -> dict[str, list[Run]]:
    """What is missing between operations, by their index alone: its order needs no sorting."""
    previous = func.lag(Operation.device_seq).over(
        partition_by=Operation.device_id, order_by=Operation.device_seq
    )
    before = func.coalesce(previous, 0).label("before")
    numbers = select(Operation.device_id, Operation.device_seq, before)
    looked = numbers.where(Operation.lab_id == lab_id).subquery()
    gaps = select(looked).where(looked.c.device_seq > looked.c.before + 1)
    found: dict[str, list[Run]] = defaultdict(list)
    for row in session.execute(gaps.order_by(looked.c.device_seq)):
        found[row.device_id].append((row.before + 1, row.device_seq - 1))
    return found


def _set_aside(session: Session, lab_id: str) -> Aside:
    first = func.min(Quarantine.received_at, type_=Quarantine.received_at.type)
    query = (
        select(Quarantine.device_id, Quarantine.device_seq, first)
        .where(Quarantine.lab_id == lab_id, Quarantine.device_seq.is_not(None))
        .group_by(Quarantine.device_id, Quarantine.device_seq)
    )
    found: Aside = defaultdict(dict)
    for device_id, number, at in session.execute(query):
        if number is not None:
            found[device_id][number] = at
    return found


def _last_operation(session: Session, lab_id: str, device_id: str) -> int:
    query = select(func.max(Operation.device_seq)).where(
        Operation.lab_id == lab_id, Operation.device_id == device_id
    )
    return session.scalar(query) or 0


def _without(runs: list[Run], come: list[int]) -> Iterator[Run]:
    """The runs without the numbers that came after all."""
    for first, last in runs:
        start = first
        for number in (one for one in come if first <= one <= last):
            if number > start:
                yield start, number - 1
            start = number + 1
        if start <= last:
            yield start, last


def _told(
    session: Session, lab_id: str, device_id: str, runs: list[Run], aside: dict[int, datetime]
) -> list[dict[str, Any]]:
    around = {number for first, last in runs for number in (first - 1, last + 1)}
    first_at = func.min(Operation.received_at, type_=Operation.received_at.type)
    query = select(Operation.device_seq, first_at).where(
        Operation.lab_id == lab_id,
        Operation.device_id == device_id,
        Operation.device_seq.in_(around),
    )
    rows = session.execute(query.group_by(Operation.device_seq))
    come: dict[int, datetime] = {number: at for number, at in rows}  # noqa: C416 - a row is no pair to mypy
    for number in around.intersection(aside):
        come[number] = min(aside[number], come.get(number, aside[number]))
    return [
        {
            "first": first,
            "last": last,
            "after_at": come.get(first - 1),
            "before_at": come.get(last + 1),
        }
        for first, last in runs
    ]
