"""Readings in the field: a quantity, its value, and the instrument that gave it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from fieldsample.domain.clock import day_of
from fieldsample.domain.reference import keys_of
from fieldsample.models.field import Measurement
from fieldsample.operations.act import Act
from fieldsample.operations.belongings import OWNERS, keep_with
from fieldsample.operations.bodies import Body, Id, Number, Text, moment
from fieldsample.operations.work import Work

COLDEST_C = -273.15
LARGEST = 1_000_000_000


class MeasurementBody(Body):
    """measurement.add."""

    of = fields.String(required=True, validate=validate.OneOf(OWNERS))
    quantity = fields.String(required=True, validate=validate.OneOf(keys_of("field_quantity")))
    value = Number(required=True, validate=validate.Range(min=-LARGEST, max=LARGEST))
    unit = Text(40, required=True)
    qualifier = fields.String(validate=validate.OneOf(("<", ">")))
    item = Id()
    criterion = Number(validate=validate.Range(min=0, max=100))
    repeat_of = Id()
    instrument = Id()
    instrument_text = Text()
    no_instrument_reason = Text()
    check_reading = Number(validate=validate.Range(min=-LARGEST, max=LARGEST))
    measured_at = moment()
    scan_mode = fields.String(validate=validate.OneOf(keys_of("scan_mode")))

    @validates_schema
    def check_cold(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Colder than cold is a slip of the finger, never a reading."""
        if data.get("unit") == "°C" and data["value"] < COLDEST_C:
            raise ValidationError("Nothing is that cold.", "value")


def add_measurement(
    work: Work,
    act: Act,
    *,
    of: str,
    measured_at: datetime | None = None,
    scan_mode: str | None = None,
    **read: Any,
) -> None:
    """Keep a reading with its record; whether its instrument was in order is worked out later."""
    del scan_mode  # stands in the journal
    counts_at = act.received_at if act.unsure else measured_at or act.at
    reading = Measurement(
        lab_id=act.lab_id,
        op_id=act.op_id,
        owner=of,
        owner_id=act.record,
        measured_at=measured_at,
        day=day_of(counts_at, work.timezone),
        at=act.at,
        read_at=measured_at or act.at,
        by=act.actor,
        **read,
    )
    keep_with(work, of, act.record, reading)
