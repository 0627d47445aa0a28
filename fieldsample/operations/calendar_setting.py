"""Setting the lab's calendar: which days of a year are off, and which weekends are worked."""

from __future__ import annotations

from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from fieldsample.models.calendars import Calendar
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.bodies import Body, Text
from fieldsample.operations.cases import files_of
from fieldsample.operations.lateness import hanging_on
from fieldsample.operations.standing import settle
from fieldsample.operations.work import Work

SATURDAY = 5
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_DAYS = 366


class CalendarBody(Body):
    """calendar.set: the whole of one year."""

    year = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=FIRST_YEAR, max=LAST_YEAR)
    )
    holidays = fields.List(fields.Date(), required=True, validate=validate.Length(max=MOST_DAYS))
    workdays = fields.List(fields.Date(), required=True, validate=validate.Length(max=MOST_DAYS))
    source = Text()

    @validates_schema
    def check(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Days of that year, each once: a day off is no weekend, a worked one is."""
        for key, on_weekend in (("holidays", False), ("workdays", True)):
            days: list[date] = data[key]
            if any(day.year != data["year"] for day in days):
                raise ValidationError("A day of another year.", key)
            if len(set(days)) < len(days):
                raise ValidationError("A day stands there twice.", key)
            if any((day.weekday() >= SATURDAY) != on_weekend for day in days):
                raise ValidationError("A day off is no weekend, and a worked one is.", key)


def set_calendar(
    work: Work,
    act: Act,
    *,
    year: int,
    holidays: list[date],
    workdays: list[date],
    source: str | None = None,
) -> None:
    """Set a year; of several sayings the latest stands, whenever it came."""
    if act.record != act.lab_id:
        raise NeverTrue("subject", "not this lab")
    known = work.find(Calendar, str(year))
    if known is not None and (act.at, act.op_id) < (known.at, known.op_id):
        return
    entry = known or _new(work, str(year))
    entry.holidays = sorted(day.isoformat() for day in holidays)
    entry.workdays = sorted(day.isoformat() for day in workdays)
    entry.source, entry.op_id, entry.by, entry.at = source, act.op_id, act.actor, act.at
    files_of(work).calendar = None
    work.touch("calendars", entry.id)
    for sample in hanging_on(work, year):
        settle(work, sample)


def _new(work: Work, year: str) -> Calendar:
    entry = Calendar(lab_id=work.lab_id, id=year)
    work.session.add(entry)
    work.remember(entry, year)
    return entry
