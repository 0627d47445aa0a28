"""The wire of the store: a temperature log, the disposal list, a proposed retention."""

from __future__ import annotations

from marshmallow import Schema, ValidationError, fields, validate, validates

from fieldsample.domain.days import day_said

LAST_YEAR = 9000


class LogReading(Schema):
    """One reading of a place's temperature."""

    at = fields.AwareDateTime(required=True, format="iso")
    value = fields.Float(required=True)
    by = fields.String(required=True)
    instrument = fields.String(required=True, allow_none=True)
    overdue = fields.Boolean(required=True)
    in_range = fields.Boolean(required=True, allow_none=True)


class LogGap(Schema):
    """A time in which nobody looked."""

    start = fields.AwareDateTime(required=True, format="iso", data_key="from", attribute="from")
    to = fields.AwareDateTime(required=True, format="iso")
    hours = fields.Float(required=True)


class LogAnswer(Schema):
    """A month of a place's temperature log."""

    place = fields.String(required=True)
    month = fields.String(required=True)
    readings = fields.List(fields.Nested(LogReading), required=True)
    gaps = fields.List(fields.Nested(LogGap), required=True)
    as_of = fields.AwareDateTime(required=True, format="iso")


class DayAsked(Schema):
    """Which day; today where none is named."""

    on = fields.Date()


class DisposalRow(Schema):
    """One item that may be disposed of."""

    item = fields.String(required=True)
    sample = fields.String(required=True)
    label = fields.String(required=True)
    place = fields.String(required=True, allow_none=True)
    retain_until = fields.String(required=True, allow_none=True)
    why = fields.String(required=True)
    state = fields.String(required=True)
    flags = fields.List(fields.String(), required=True)


class DisposalAnswer(Schema):
    """What may be disposed of on a day."""

    on = fields.Date(required=True)
    rows = fields.List(fields.Nested(DisposalRow), required=True)


class VerdictAsked(Schema):
    """Which verdict, and when it was given: a date, or a moment with its offset."""

    verdict = fields.String(required=True, validate=validate.OneOf(("pass", "fail")))
    verdict_at = fields.String(required=True, validate=validate.Length(max=40))

    @validates("verdict_at")
    def check(self, value: str, **_kwargs: object) -> None:
        """A day of the calendar."""
        try:
            far = day_said(value, "UTC").year > LAST_YEAR
        except (ValueError, OverflowError) as problem:
            raise ValidationError("Neither a date nor a moment with its offset.") from problem
        if far:
            raise ValidationError("No verdict is given that late.")


class RetentionAnswer(Schema):
    """Until when an item is proposed to be kept, and by which rule."""

    until = fields.Date(required=True)
    key = fields.String(required=True)
    basis = fields.String(required=True)
    confidence = fields.String(required=True)
    cut_by_shelf_life = fields.Boolean(required=True, allow_none=True)
