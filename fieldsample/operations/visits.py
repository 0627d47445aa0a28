"""Visits: samplers came to a site, and how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from marshmallow import fields, validate
from sqlalchemy import select

from fieldsample.domain.reference import keys_of
from fieldsample.models.field import VisitClose
from fieldsample.models.places import Visit
from fieldsample.operations.act import Act
from fieldsample.operations.bodies import Body, Id, PlaceSchema, Text, ids, moment, wire_place
from fieldsample.operations.scoped import Scoped, columns, wire
from fieldsample.operations.shown import belongings_of
from fieldsample.operations.work import Work


class VisitBody(Body):
    """visit.record."""

    site = Id(required=True)
    task_category = fields.String(validate=validate.OneOf(keys_of("task_category")))
    samplers = ids()
    no_task_reason = Text()
    notice_no = Text()
    started_at = moment()
    outcome = fields.String(validate=validate.OneOf(keys_of("visit_outcome")))
    place = fields.Nested(PlaceSchema)


class CloseBody(Body):
    """visit.close."""

    outcome = fields.String(required=True, validate=validate.OneOf(keys_of("visit_outcome")))
    ended_at = moment()
    witness = Text()
    place = fields.Nested(PlaceSchema)


def record_visit(work: Work, act: Act, *, started_at: datetime | None = None, **said: Any) -> None:
    """Record that samplers came to a site, whatever came of it."""
    visit = Visit(
        lab_id=act.lab_id,
        id=act.record,
        started_at=started_at or act.at,
        created_by=act.actor,
        note=act.said.get("note"),
        **{**said, "place": wire_place(said.get("place"))},
    )
    work.add_new(visit, "visit", act.record)
    work.touch("visits", act.record)


def close_visit(
    work: Work,
    act: Act,
    *,
    outcome: str,
    ended_at: datetime | None = None,
    witness: str | None = None,
    place: dict[str, Any] | None = None,
) -> None:
    """Keep how a visit ended; of several sayings the latest stands, whenever it came."""
    visit = work.get(Visit, "visit", act.record)
    close = VisitClose(
        lab_id=act.lab_id,
        op_id=act.op_id,
        visit=visit.id,
        outcome=outcome,
        ended_at=ended_at or act.at,
        witness=witness,
        note=act.said.get("note"),
        place=wire_place(place),
        at=act.at,
        by=act.actor,
    )
    work.session.add(close)
    work.touch("visits", visit.id)


VISIT = ("lab_id", "id", "site", "task_category", "samplers", "notice_no", "started_at")


def document(work: Work, record_id: str) -> Scoped:
    """A visit as it stands, with its photos and readings."""
    visit = work.get(Visit, "visit", record_id)
    doc = {
        **columns(visit, *VISIT, "created_by", "outcome", "place", "note"),
        **_ending(work, visit),
        **belongings_of(work, "visit", record_id),
    }
    return Scoped("custody", visit.created_by, doc)


def _ending(work: Work, visit: Visit) -> dict[str, Any]:
    """What the latest closing says; of what it leaves out, the beginning speaks."""
    query = select(VisitClose).where(VisitClose.lab_id == work.lab_id, VisitClose.visit == visit.id)
    closes = work.session.scalars(query).all()
    if not closes:
        return {"closed": False, "ended_at": None, "witness": None}
    last = max(closes, key=lambda close: (close.at, close.op_id))
    return {
        "closed": True,
        "outcome": last.outcome,
        "ended_at": wire(last.ended_at),
        "witness": last.witness,
        "note": last.note or visit.note,
        "place": visit.place or last.place,
    }
