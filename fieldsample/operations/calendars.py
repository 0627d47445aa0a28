"""The lab's calendar as every clock reads it, and its document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from fieldsample.models.calendars import Calendar
from fieldsample.operations.cases import files_of
from fieldsample.operations.scoped import Scoped, columns
from fieldsample.operations.work import Work

Days = tuple[frozenset[date], frozenset[date]]


def calendar_of(work: Work) -> Days:
    """The lab's (holidays, workdays) of all years that were set; read once a batch."""
    files = files_of(work)
    if files.calendar is None:
        years = work.session.scalars(select(Calendar).where(Calendar.lab_id == work.lab_id)).all()
        files.calendar = (
            _dates(day for year in years for day in year.holidays),
            _dates(day for year in years for day in year.workdays),
        )
    return files.calendar


def document(work: Work, record_id: str) -> Scoped:
    """One year; everybody has it."""
    year = work.get(Calendar, "calendar", record_id)
    doc = columns(year, "lab_id", "id", "holidays", "workdays", "source", "by", "at")
    return Scoped("lab", None, {**doc, "year": int(year.id)})


def _dates(days: Iterable[str]) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, days))
