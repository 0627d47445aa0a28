"""The store: the temperature log of a place, what may be disposed of, and how long it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from fieldsample.domain.calibration import ran_out
from fieldsample.domain.days import day_said, months_after
from fieldsample.domain.retention import retention_of
from fieldsample.domain.temperature_log import Gap, gaps_in, is_in_range
from fieldsample.models.field import Instrument, Measurement
from fieldsample.models.people import Lab
from fieldsample.models.samples import Item, Sample
from fieldsample.models.store import StorePlace

Json = dict[str, Any]
CELSIUS = "°C"
HERE = ("arrived", "in_store", "retained", "broken")
"""States of what stands in the laboratory: only that can be disposed of."""


def log_of(session: Session, lab_id: str, place_id: str, month: str, now: datetime) -> Json:
    """A month of a place's temperature log, with the times in which nobody looked."""
    place = session.get_one(StorePlace, (lab_id, place_id))
    start, end = _month(session, lab_id, month)
    known = _of_place(lab_id, place_id)
    when = Measurement.read_at
    found = list(session.scalars(known.where(when >= start, when < end).order_by(when)))
    before = session.scalar(known.where(when < start).order_by(when.desc()).limit(1))
    after = session.scalar(known.where(when >= end).order_by(when).limit(1))
    moments = [one.read_at for one in (before, *found, after) if one is not None]
    watched = _watched(place, moments, now)
    due = _due_dates(session, lab_id, found)
    return {
        "place": place_id,
        "month": month,
        "readings": [_reading(place, one, due) for one in found],
        "gaps": [_gap(gap) for gap in gaps_in(watched, place.log_hours, start, end)],
        "as_of": now,
    }


def disposable(session: Session, lab_id: str, on: date) -> list[Json]:
    """What may be disposed of on a day: its retention is over, or its sample was rejected."""
    here = (Item.lab_id == lab_id, Item.state.in_(HERE))
    expired = select(Item).where(*here, Item.retain_until < on.isoformat())
    # Asked for "is not null", SQLite takes another index and walks through all samples.
    unfit = select(Sample.id).where(Sample.lab_id == lab_id, Sample.reject_reason > "")
    rejected = select(Item).where(*here, Item.retain_until.is_(None), Item.sample_id.in_(unfit))
    rows = [_row(item, "expired") for item in session.scalars(expired)]
    rows += [_row(item, "rejected") for item in session.scalars(rejected)]
    return sorted(rows, key=lambda row: (row["retain_until"] or "", row["label"]))


def today(session: Session, lab_id: str, now: datetime) -> date:
    """The lab's day."""
    return now.astimezone(ZoneInfo(session.get_one(Lab, lab_id).timezone)).date()


def proposal(session: Session, lab_id: str, item_id: str, verdict: str, verdict_at: str) -> Json:
    """Until when an item is to be kept, by the clock of its verdict."""
    item = session.get_one(Item, (lab_id, item_id))
    sample = session.get_one(Sample, (lab_id, item.sample_id))
    day = day_said(verdict_at, session.get_one(Lab, lab_id).timezone)
    return asdict(retention_of(verdict, day, sample.fields))


def _month(session: Session, lab_id: str, month: str) -> tuple[datetime, datetime]:
    zone = ZoneInfo(session.get_one(Lab, lab_id).timezone)
    first = date.fromisoformat(f"{month}-01")
    start, end = (
        datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
        for day in (first, months_after(first, 1))
    )
    return start, end


def _of_place(lab_id: str, place_id: str) -> Select[Measurement]:
    return select(Measurement).where(
        Measurement.lab_id == lab_id,
        Measurement.owner_id == place_id,
        Measurement.owner == "place",
        Measurement.unit == CELSIUS,
    )


def _watched(place: StorePlace, moments: list[datetime], now: datetime) -> list[datetime]:
    """From the place's beginning until now, or until it was given up."""
    given_up = place.set_by.get("active") if not place.active else None
    until = datetime.fromisoformat(given_up[0]) if given_up else now
    return sorted({min([place.since, *moments]), *moments, max([until, *moments])})


def _due_dates(
    session: Session, lab_id: str, readings: Iterable[Measurement]
) -> dict[str, str | None]:
    ids = {one.instrument for one in readings if one.instrument}
    query = select(Instrument).where(Instrument.lab_id == lab_id, Instrument.id.in_(ids))
    return {one.id: one.calibration_due for one in session.scalars(query)} if ids else {}


def _reading(place: StorePlace, one: Measurement, due: dict[str, str | None]) -> Json:
    return {
        "at": one.read_at,
        "value": one.value,
        "by": one.by,
        "instrument": one.instrument,
        "overdue": ran_out(due.get(one.instrument or ""), one.day),
        "in_range": is_in_range(one.value, place.temperature_min, place.temperature_max),
    }


def _gap(gap: Gap) -> Json:
    return {"from": gap.start, "to": gap.end, "hours": gap.hours}


def _row(item: Item, why: str) -> Json:
    names = ("label", "place", "retain_until", "state", "flags")
    return {
        "item": item.id,
        "sample": item.sample_id,
        "why": why,
        **{name: getattr(item, name) for name in names},
    }
