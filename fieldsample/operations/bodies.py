"""What bodies are made of: the field kinds that all operations share."""

from __future__ import annotations

import math
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from fieldsample.domain import geofence
from fieldsample.domain.labels import is_code

MAX_TEXT = 200
MAX_NOTE = 2000
MAX_FIELDS = 200
# Datums of Chinese maps, 300 m to 1 km off; kept as they were typed and never converted back.
SHIFTED = ("GCJ02", "BD09")


class Text(fields.String):
    """Text that either database can keep: no NUL, and not longer than said."""

    def __init__(self, max_length: int = MAX_TEXT, **kwargs: Any) -> None:
        super().__init__(validate=validate.Length(min=1, max=max_length), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if "\x00" in text:
            raise ValidationError("A NUL character cannot be kept.")
        return text


class Id(fields.UUID):
    """A UUID, kept as canonical text."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # type: ignore[override] # text, not UUID, is what travels and is stored
        if not isinstance(value, str):
            raise self.make_error("invalid_uuid")
        return str(super()._deserialize(value, attr, data, **kwargs))


class Code(Text):
    """A label's code: the grammar and the check character must both hold."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not is_code(text):
            raise ValidationError("Not a label code: the grammar or the check character is wrong.")
        return text


class Sha256(fields.String):
    """A SHA-256 in lower-case hex."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validate=validate.Regexp(r"\A[0-9a-f]{64}\Z"), **kwargs)


class Number(fields.Float):
    """A finite number; text and booleans are not numbers."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.make_error("invalid")
        if not math.isfinite(value):
            raise self.make_error("special")
        return float(value)


def moment(**kwargs: Any) -> fields.AwareDateTime:
    """A moment with its offset."""
    return fields.AwareDateTime(format="iso", **kwargs)


def ids(**kwargs: Any) -> fields.List[str]:
    """A short list of ids."""
    return fields.List(Id(), validate=validate.Length(max=20), **kwargs)  # type: ignore[arg-type] # our Id gives text


class FormValue(fields.Field[Any]):
    """What a form field may hold: text, number, yes or no, or a list of texts."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int | float):
            return Number().deserialize(value)
        if isinstance(value, list):
            return fields.List(Text(), validate=validate.Length(max=50)).deserialize(value)
        return Text(MAX_NOTE).deserialize(value)


def check_position(data: dict[str, Any]) -> None:
    """Both coordinates, and such as can be: not 0/0, not NaN, not out of range."""
    latitude, longitude = data.get("latitude"), data.get("longitude")
    if latitude is None or longitude is None:
        raise ValidationError("A position has a latitude and a longitude.", "latitude")
    if not geofence.is_position(latitude, longitude):
        raise ValidationError("Not a position where samples are taken.", "latitude")


class PlaceSchema(Schema):
    """Where it was: one fix with its accuracy, or the reason why there is none."""

    latitude = Number()
    longitude = Number()
    crs = fields.String(validate=validate.OneOf((*geofence.ON_WGS84, *SHIFTED)))
    accuracy_m = Number(validate=validate.Range(min=0), allow_none=True)
    captured_at = moment()
    method = fields.String(
        required=True, validate=validate.OneOf(("gps", "pin", "site_default", "none"))
    )
    reason = Text()

    @validates_schema
    def check(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """A position that is one, or a reason."""
        if data["method"] == "none":
            if not data.get("reason"):
                raise ValidationError("Without a position, say why.", "reason")
            return
        check_position(data)
        if data.get("crs") in SHIFTED and data["method"] != "pin":
            raise ValidationError("Only a pin may come from a map of another datum.", "crs")


def wire_place(place: dict[str, Any] | None) -> dict[str, Any] | None:
    """A place as it is kept: its moment as text."""
    if place is None or "captured_at" not in place:
        return place
    return {**place, "captured_at": place["captured_at"].isoformat()}


class Body(Schema):
    """What the body of every kind may carry; unknown keys are refused."""

    role = Text(20)
    second_person = Id()
    note = Text(MAX_NOTE)
    form_version = Text(40)


COMMON = frozenset(Body().fields)
