"""The register of instruments, and what it says of a reading."""

from __future__ import annotations

from datetime import date
from typing import Any

from marshmallow import fields, validate
from sqlalchemy import select

from fieldsample.domain.calibration import ran_out
from fieldsample.domain.reference import keys_of
from fieldsample.models.field import Instrument, Measurement
from fieldsample.operations.act import Act
from fieldsample.operations.belongings import has_changed
from fieldsample.operations.bodies import Body, Text
from fieldsample.operations.cases import read_cases
from fieldsample.operations.latest import change_latest
from fieldsample.operations.work import Work


class Day(fields.Date):
    """A date, kept as text: 2026-11-22."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # type: ignore[override] # text, not a date, is what travels and is stored
        day: date = super()._deserialize(value, attr, data, **kwargs)
        return day.isoformat()


class InstrumentChangeBody(Body):
    """instrument.change: what is given changes, the rest stays."""

    name = Text()
    quantities = fields.List(
        fields.String(validate=validate.OneOf(keys_of("field_quantity"))),
        validate=validate.Length(max=50),
    )
    code = Text(allow_none=True)
    serial_no = Text(allow_none=True)
    calibrated_on = Day(allow_none=True)
    calibration_due = Day(allow_none=True)
    active = fields.Boolean(truthy={True}, falsy={False})
    reason = Text()


class InstrumentBody(InstrumentChangeBody):
    """instrument.add."""

    class Meta:
        """What a new instrument does not say."""

        exclude = ("reason",)

    name = Text(required=True)
    quantities = fields.List(
        fields.String(validate=validate.OneOf(keys_of("field_quantity"))),
        required=True,
        validate=validate.Length(max=50),
    )


def add_instrument(work: Work, act: Act, **entry: Any) -> None:
    """Put an instrument on the register; readings that named it before are looked at again."""
    instrument = Instrument(lab_id=act.lab_id, id=act.record, set_by={}, **entry)
    work.add_new(instrument, "instrument", act.record)
    work.touch("instruments", act.record)
    _look_again(work, _readings_with(work, act.record))


def change_instrument(work: Work, act: Act, *, reason: str | None = None, **changes: Any) -> None:
    """Change an instrument's entry, field by field: of several changes the latest stands."""
    del reason  # stands in the journal
    instrument = work.get(Instrument, "instrument", act.record)
    due = instrument.calibration_due
    change_latest(instrument, act, changes)
    work.touch("instruments", act.record)
    if instrument.calibration_due != due:
        _look_again(work, _between(work, act.record, due, instrument.calibration_due))


Reading = tuple[str, str, str]
"""(owner, owner_id, day)"""


def _readings_with(work: Work, instrument_id: str) -> list[Reading]:
    query = select(Measurement.owner, Measurement.owner_id, Measurement.day).where(
        Measurement.lab_id == work.lab_id, Measurement.instrument == instrument_id
    )
    return [(owner, owner_id, day) for owner, owner_id, day in work.session.execute(query)]


def _between(
    work: Work, instrument_id: str, before: str | None, after: str | None
) -> list[Reading]:
    """The readings that one end of the calibration blames and the other does not."""
    return [
        reading
        for reading in _readings_with(work, instrument_id)
        if ran_out(before, reading[2]) != ran_out(after, reading[2])
    ]


def _look_again(work: Work, readings: list[Reading]) -> None:
    """Flags follow the register, so that the order of arrival makes no difference."""
    owners = sorted({(owner, owner_id) for owner, owner_id, _day in readings})
    read_cases(work, [owner_id for owner, owner_id in owners if owner == "sample"])
    for owner, owner_id in owners:
        has_changed(work, owner, owner_id)
