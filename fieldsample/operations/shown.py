"""Photos and readings as the document of their record carries them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import select

from fieldsample.models.field import Measurement
from fieldsample.models.samples import Photo
from fieldsample.operations.calibration import is_overdue
from fieldsample.operations.scoped import columns
from fieldsample.operations.work import Work

Belonging = TypeVar("Belonging", Photo, Measurement)
PHOTO = ("op_id", "sha256", "photo_kind", "mime", "size", "taken_at")
MEASUREMENT = (
    "op_id",
    "quantity",
    "value",
    "unit",
    "qualifier",
    "item",
    "criterion",
    "repeat_of",
    "instrument",
    "instrument_text",
    "no_instrument_reason",
    "check_reading",
    "measured_at",
    "by",
)


def belongings_of(work: Work, owner: str, record_id: str) -> dict[str, Any]:
    """The photos and readings of a visit or a box."""
    return {
        "photos": shown_photos(_read(work, Photo, owner, record_id)),
        "measurements": shown_readings(work, _read(work, Measurement, owner, record_id)),
    }


def shown_photos(photos: Iterable[Photo]) -> list[dict[str, Any]]:
    """Photos in the order in which they were made."""
    return [columns(photo, *PHOTO) for photo in sorted(photos, key=lambda one: one.op_id)]


def shown_readings(work: Work, readings: Iterable[Measurement]) -> list[dict[str, Any]]:
    """Readings in order of time, and whether their instrument's calibration had run out."""
    in_order = sorted(readings, key=lambda reading: (reading.at, reading.op_id))
    return [{**columns(one, *MEASUREMENT), "overdue": is_overdue(work, one)} for one in in_order]


def _read(work: Work, model: type[Belonging], owner: str, record_id: str) -> list[Belonging]:
    query = select(model).where(
        model.lab_id == work.lab_id, model.owner_id == record_id, model.owner == owner
    )
    return list(work.session.scalars(query))
