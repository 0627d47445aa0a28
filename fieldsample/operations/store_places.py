"""The store's places: rooms, devices, shelves and positions, with their temperature logs."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema
from sqlalchemy import select

from fieldsample.models.field import Measurement
from fieldsample.models.store import StorePlace
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.bodies import Body, Id, Number, Text
from fieldsample.operations.latest import change_latest
from fieldsample.operations.scoped import Scoped, columns, wire
from fieldsample.operations.shown import shown_readings
from fieldsample.operations.work import Work

PLACE_KINDS = ("room", "device", "shelf", "position")
COLDEST_C, HOTTEST_C = -273.15, 200
LONGEST_HOURS = 24 * 31
MOST_READINGS = 200
PLACE = (
    "lab_id",
    "id",
    "name",
    "place_kind",
    "parent",
    "code",
    "temperature_min",
    "temperature_max",
    "log_hours",
    "active",
)


def _degrees() -> Number:
    return Number(validate=validate.Range(min=COLDEST_C, max=HOTTEST_C), allow_none=True)


class PlaceChangeBody(Body):
    """place.change: what is given changes, the rest stays."""

    name = Text()
    place_kind = fields.String(validate=validate.OneOf(PLACE_KINDS))
    parent = Id(allow_none=True)
    code = Text(40, allow_none=True)
    temperature_min = _degrees()
    temperature_max = _degrees()
    log_hours = Number(
        validate=validate.Range(min=0, min_inclusive=False, max=LONGEST_HOURS), allow_none=True
    )
    active = fields.Boolean(truthy={True}, falsy={False})
    reason = Text()

    @validates_schema
    def check_range(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """A range has its lower end first."""
        low, high = data.get("temperature_min"), data.get("temperature_max")
        if low is not None and high is not None and low > high:
            raise ValidationError("The lower end is above the upper one.", "temperature_min")


class PlaceBody(PlaceChangeBody):
    """place.add."""

    class Meta:
        """What a new place does not say."""

        exclude = ("reason",)

    name = Text(required=True)
    place_kind = fields.String(required=True, validate=validate.OneOf(PLACE_KINDS))


def add_place(work: Work, act: Act, **entry: Any) -> None:
    """Put a place into the store."""
    _check_parent(act, entry)
    place = StorePlace(lab_id=act.lab_id, id=act.record, since=act.at, set_by={}, **entry)
    work.add_new(place, "place", act.record)
    work.touch("places", act.record)


def change_place(work: Work, act: Act, *, reason: str | None = None, **changes: Any) -> None:
    """Change a place, field by field: of several changes the latest stands."""
    del reason  # stands in the journal
    _check_parent(act, changes)
    change_latest(work.get(StorePlace, "place", act.record), act, changes)
    work.touch("places", act.record)


def document(work: Work, record_id: str) -> Scoped:
    """A place with the newest readings of its log."""
    place = work.get(StorePlace, "place", record_id)
    newest = _newest(work, record_id)
    at = {one.op_id: wire(one.at) for one in newest}
    readings = [{**shown, "at": at[shown["op_id"]]} for shown in shown_readings(work, newest)]
    return Scoped("store", None, {**columns(place, *PLACE), "readings": readings})


def _newest(work: Work, record_id: str) -> list[Measurement]:
    query = select(Measurement).where(
        Measurement.lab_id == work.lab_id,
        Measurement.owner_id == record_id,
        Measurement.owner == "place",
    )
    latest_first = query.order_by(Measurement.at.desc(), Measurement.op_id.desc())
    return list(work.session.scalars(latest_first.limit(MOST_READINGS)))


def _check_parent(act: Act, said: dict[str, Any]) -> None:
    if said.get("parent") == act.record:
        raise NeverTrue("parent", "a place does not stand in itself")
