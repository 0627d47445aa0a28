"""Whether what the lab shows is what was said: folded again, and built again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from fieldsample.extensions import Base
from fieldsample.models.boxes import Box
from fieldsample.models.journal import Document, Held, Quarantine
from fieldsample.models.samples import Item, Sample
from fieldsample.operations.box_standing import settle_box
from fieldsample.operations.boxes import settle_items
from fieldsample.operations.documents import build
from fieldsample.operations.standing import settle
from fieldsample.operations.work import Work
from fieldsample.queries import store
from tools.faults.saying import CRASHING

DAYS = (date(2020, 6, 1), date(2026, 11, 22), date(2031, 1, 1))
"""Before all retention is over, today, and after all of it."""
EXPECTED_TO_FAIL = ("NeverTrue", "IntegrityError")
"""What was held and can never be true says so with one of these."""


def differences(session: Session, lab_id: str) -> list[str]:
    """Everything that is not as the facts have it."""
    return [
        *_folded_again(session, lab_id),
        *_built_again(session, lab_id),
        *_crashed(session, lab_id),
        *_disposal(session, lab_id),
    ]


def _folded_again(session: Session, lab_id: str) -> list[str]:
    """Fold the facts of every sample, item and box again: no column may move."""
    work = Work(session, lab_id)
    with session.no_autoflush:
        records = [one for table in (Sample, Item, Box) for one in _all(session, table, lab_id)]
        before = [(one, _columns(one)) for one in records]
        for sample in _all(session, Sample, lab_id):
            settle(work, sample)
        for box in _all(session, Box, lab_id):
            settle_box(work, box)
        settle_items(work, [item.id for item in _all(session, Item, lab_id)])
        moved = [words for one, kept in before for words in _moved(one, kept)]
    session.rollback()
    return moved


def _built_again(session: Session, lab_id: str) -> list[str]:
    """Every document as it would be written now."""
    work = Work(session, lab_id)
    found = []
    for kept in _all(session, Document, lab_id):
        fresh = build(work, kept.collection, kept.id)
        text = None if fresh.doc is None else orjson.dumps(fresh.doc).decode()
        if (text, fresh.scope, fresh.owner) != (kept.doc, kept.scope, kept.owner):
            found.append(f"document {kept.collection} {kept.id}")
    session.rollback()
    return found


def _crashed(session: Session, lab_id: str) -> Iterator[str]:
    """A verb that failed at what no suite asked it to fail at, when it was said or released."""
    for row in _all(session, Quarantine, lab_id):
        if row.reason == "server_error" and CRASHING.encode() not in row.raw:
            yield f"crashed: {row.kind} {row.op_id}"
        if row.message == "contradicts what is on record":
            yield f"contradicts: {row.kind} {row.op_id}"
    for held in _all(session, Held, lab_id):
        if held.problem and not held.problem.startswith(EXPECTED_TO_FAIL):
            yield f"crashed when released: {held.op_id} {held.problem}"


def _disposal(session: Session, lab_id: str) -> Iterator[str]:
    """The list of what may be disposed of names what the items themselves say, no more, no less."""
    rejected = {one.id for one in _all(session, Sample, lab_id) if one.reject_reason is not None}
    here = [one for one in _all(session, Item, lab_id) if one.state in store.HERE]
    for day in DAYS:
        rows = store.disposable(session, lab_id, day)
        listed = sorted((row["item"], row["why"]) for row in rows)
        expired = [(one.id, "expired") for one in here if _is_over(one, day)]
        unfit = [one for one in here if one.retain_until is None and one.sample_id in rejected]
        if listed != sorted([*expired, *((one.id, "rejected") for one in unfit)]):
            yield f"disposal on {day}: {len(listed)} listed"


def _is_over(item: Item, day: date) -> bool:
    return item.retain_until is not None and item.retain_until < day.isoformat()


def _moved(record: Any, kept: dict[str, Any]) -> Iterator[str]:
    for name, value in _columns(record).items():
        if value != kept[name]:
            table = type(record).__tablename__
            yield f"fold of {table} {record.id}: {name} {kept[name]!r}, folded {value!r}"


def _columns(record: Base) -> dict[str, Any]:
    return {one.key: getattr(record, one.key) for one in inspect(record).mapper.column_attrs}


def _all(session: Session, table: Any, lab_id: str) -> list[Any]:
    return list(session.scalars(select(table).where(table.lab_id == lab_id)))
