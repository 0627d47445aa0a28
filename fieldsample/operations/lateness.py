"""Delivered in time? Each type of sample says how long it may be on its way to the lab."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from sqlalchemy import select

from fieldsample.domain.reference import rows
from fieldsample.domain.working_days import after_working_days
from fieldsample.models.samples import Fact, Sample
from fieldsample.operations.calendars import calendar_of
from fieldsample.operations.work import Work

_WORKING_DAYS = re.compile(r"(\d+) working days")


class Allowed(NamedTuple):
    """How long a type may wait: so many hours, or so many working days of the lab."""

    hours: float | None
    working_days: int | None


@cache
def allowed_for(sample_type: str) -> Allowed | None:
    """What the reference data allow a type; None where its bottles or its label say it."""
    row = next((row for row in rows("sample_types") if row["code"] == sample_type), None)
    if row is None:
        return None
    if row["hold_hours"] is not None:
        return Allowed(row["hold_hours"], None)
    found = _WORKING_DAYS.search(row["hold_note"] or "")
    return Allowed(None, int(found[1])) if found else None


def is_late(work: Work, sample: Sample, arrival: Fact | None) -> bool:
    """Whether it arrived after its time, even if both clocks err as far as they may."""
    allowed = allowed_for(sample.sample_type)
    if arrival is None or allowed is None:
        return False
    taken = sample.taken_at or sample.sampled_at or sample.at
    doubt = timedelta(seconds=sample.band_s + arrival.band_s)
    try:
        return arrival.at - doubt > _until(work, taken, allowed)
    except OverflowError:
        return False


def hanging_on(work: Work, year: int) -> list[Sample]:
    """Samples that are late by the year's calendar of before or by that of now: settle them again.

    The others are most, and cannot have changed.
    """
    longest = timedelta(days=30)
    begin = datetime.fromisoformat(f"{year}-01-01T00:00:00+00:00") - longest
    end = datetime.fromisoformat(f"{year}-12-31T23:59:59+00:00") + timedelta(days=1)
    by_days = [row["code"] for row in rows("sample_types") if _is_by_days(row["code"])]
    query = select(Sample).where(
        Sample.lab_id == work.lab_id,
        Sample.sample_type.in_(by_days),
        Sample.arrived_at.is_not(None),
        Sample.arrived_at >= begin,
        Sample.taken_at <= end,
    )
    found = work.session.scalars(query.order_by(Sample.id)).all()
    return [sample for sample in found if "late" in sample.flags or _is_after(work, sample)]


def _is_after(work: Work, sample: Sample) -> bool:
    """Whether it arrived after its time, taking both clocks at their word."""
    allowed, taken = allowed_for(sample.sample_type), sample.taken_at
    if allowed is None or taken is None or sample.arrived_at is None:
        return False
    return sample.arrived_at > _until(work, taken, allowed)


def _is_by_days(sample_type: str) -> bool:
    allowed = allowed_for(sample_type)
    return allowed is not None and allowed.working_days is not None


def _until(work: Work, taken: datetime, allowed: Allowed) -> datetime:
    if allowed.working_days is None:
        return taken + timedelta(hours=allowed.hours or 0)
    holidays, workdays = calendar_of(work)
    return after_working_days(taken, allowed.working_days, work.timezone, holidays, workdays)
