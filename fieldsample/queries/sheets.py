"""The desk's papers, put together from what this reader may have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.domain.box_manifest import Consignment, Packing, box_manifest
from fieldsample.domain.custody_page import Chain, custody_page
from fieldsample.domain.reception_record import (
    BoxTaken,
    DayTaken,
    box_record,
    day_record,
)
from fieldsample.domain.reception_row import Taken
from fieldsample.domain.rejection_notice import Refusal, is_rejected, rejection_notice
from fieldsample.domain.sheets import Sheet, last_of
from fieldsample.models.samples import Sample
from fieldsample.queries.custody import custody_of
from fieldsample.queries.desk import Desk
from fieldsample.queries.reader import Reader

Json = dict[str, Any]


class NotRejected(LookupError):
    """The sample is here, and nobody rejects it."""


def rejection_of(session: Session, reader: Reader, sample_id: str) -> Sheet | None:
    """拒收通知书, or None when the sample is not in this reach; raises NotRejected."""
    desk = Desk(session, reader)
    sample = desk.find("samples", sample_id)
    if not sample:
        return None
    fact = last_of(sample["facts"], "sample.reject")
    if fact is None or not is_rejected(sample):
        raise NotRejected(sample_id)
    said = desk.operation(fact.op_id)
    refusal = Refusal(
        sample=sample,
        items=tuple(desk.items_of(sample_id)),
        site=desk.find("sites", sample["site"]),
        retaken=_retaken(desk, sample),
        device_time=said.device_time if said else None,
        received_at=said.received_at.isoformat() if said else None,
        lab=desk.lab.name,
        pos=desk.position("samples", [sample_id]),
    )
    return rejection_notice(refusal, desk.said)


def _retaken(desk: Desk, sample: Json) -> tuple[str, ...]:
    taken = (sample.get("recollect") or {}).get("taken") or ()
    found = (desk.find("samples", one).get("sample_no") for one in taken)
    return tuple(number for number in found if number)


def manifest_of(session: Session, reader: Reader, box_id: str) -> Sheet | None:
    """运输箱清单, or None when the box is not in this reach."""
    desk = Desk(session, reader)
    box = desk.find("boxes", box_id)
    if not box:
        return None
    packed = tuple(
        Packing(one["label"], desk.find("items", one["item"]), desk.find("samples", one["sample"]))
        for one in box["items"]
    )
    signed, hidden = desk.signatures_of([box_id])
    pos = desk.position("boxes", [box_id])
    consignment = Consignment(box, packed, signed, hidden, desk.lab.name, pos)
    return box_manifest(consignment, desk.said)


def reception_of_box(session: Session, reader: Reader, box_id: str) -> Sheet | None:
    """样品接收记录表 of a box, or None when the box is not in this reach."""
    desk = Desk(session, reader)
    box = desk.find("boxes", box_id)
    if not box:
        return None
    extra = box.get("unexpected") or []
    taken = (
        *_taken(desk, box["items"], ""),
        *_taken(desk, extra, "清单外（多到）"),
    )
    ids = [one["sample"] for one in (*box["items"], *extra) if one["sample"]]
    pos = max(desk.position("boxes", [box_id]), desk.position("samples", ids))
    return box_record(BoxTaken(box, taken, desk.lab.name, pos), desk.said)


def reception_of_day(session: Session, reader: Reader, day: date) -> Sheet:
    """样品接收记录表 of all that was decided on this day of the lab."""
    desk = Desk(session, reader)
    begin = datetime.combine(day, time(), desk.moments.zone)
    query = select(Sample.id).where(
        Sample.lab_id == reader.lab_id,
        Sample.decided_at >= begin,
        Sample.decided_at < begin + timedelta(days=1),
    )
    ids = list(session.scalars(query.order_by(Sample.decided_at, Sample.id)))
    taken = tuple(_whole(desk, desk.find("samples", one)) for one in ids)
    pos = desk.position("samples", ids)
    return day_record(DayTaken(day.isoformat(), taken, desk.lab.name, pos), desk.said)


def custody_of_sample(session: Session, reader: Reader, sample_id: str) -> Sheet | None:
    """样品流转记录, or None when the sample is not in this reach."""
    desk = Desk(session, reader)
    sample = desk.find("samples", sample_id)
    if not sample:
        return None
    chain = Chain(
        sample=sample,
        items=desk.items_of(sample_id),
        site=desk.find("sites", sample["site"]),
        answer=custody_of(session, reader, record_id=sample_id),
        lab=desk.lab.name,
        pos=desk.position("samples", [sample_id]),
    )
    return custody_page(chain, desk.said)


def _whole(desk: Desk, sample: Json) -> Taken:
    items = tuple(desk.items_of(sample["id"]))
    return Taken(sample, items, tuple(item["label"] for item in items))


def _taken(desk: Desk, packed: Sequence[Json], note: str) -> tuple[Taken, ...]:
    """The packed items by sample, in the order of packing; what has no sample stands alone."""
    groups: dict[str, list[Json]] = {}
    for one in packed:
        groups.setdefault(one["sample"] or one["label"], []).append(one)
    return tuple(_group(desk, group, note) for group in groups.values())


def _group(desk: Desk, group: Iterable[Json], note: str) -> Taken:
    known = list(group)
    items = (desk.find("items", one["item"]) for one in known)
    sample = desk.find("samples", known[0]["sample"])
    return Taken(sample, tuple(filter(None, items)), tuple(one["label"] for one in known), note)
