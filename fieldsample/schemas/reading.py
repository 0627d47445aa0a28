"""The wire of what is only read."""

from __future__ import annotations

from marshmallow import Schema, fields, validate


class MonthAsked(Schema):
    """Which month."""

    month = fields.String(
        required=True, validate=validate.Regexp(r"\A(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])\Z")
    )


class CoverageRow(Schema):
    """One site and sample type."""

    site_id = fields.String(required=True, allow_none=True)
    town = fields.String(required=True, allow_none=True)
    sample_type = fields.String(required=True)
    collected = fields.Integer(required=True)
    arrived = fields.Integer(required=True)
    received = fields.Integer(required=True)
    rejected = fields.Integer(required=True)


class CoverageAnswer(Schema):
    """A month's coverage."""

    month = fields.String(required=True)
    as_of = fields.AwareDateTime(required=True, format="iso")
    rows = fields.List(fields.Nested(CoverageRow), required=True)


class GapRow(Schema):
    """A run of a device's own numbers that never came."""

    first = fields.Integer(required=True)
    last = fields.Integer(required=True)
    after_at = fields.AwareDateTime(required=True, allow_none=True, format="iso")
    before_at = fields.AwareDateTime(required=True, format="iso")


class FleetRow(Schema):
    """One device and what it last said of itself."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    device_no = fields.Integer(required=True)
    person_id = fields.String(required=True)
    how = fields.String(required=True)
    last_seen_at = fields.AwareDateTime(required=True, allow_none=True, format="iso")
    last_seq = fields.Integer(required=True, allow_none=True)
    app_build = fields.String(required=True, allow_none=True)
    waiting_operations = fields.Integer(required=True, allow_none=True)
    waiting_photos = fields.Integer(required=True, allow_none=True)
    oldest_waiting_at = fields.String(required=True, allow_none=True)
    storage_persisted = fields.Boolean(required=True, allow_none=True)
    storage_lost_at = fields.String(required=True, allow_none=True)
    clock_offset_ms = fields.Float(required=True, allow_none=True)
    revoked_at = fields.AwareDateTime(required=True, allow_none=True, format="iso")
    gaps = fields.List(fields.Nested(GapRow), required=True)


class FleetAnswer(Schema):
    """The fleet."""

    devices = fields.List(fields.Nested(FleetRow), required=True)


class LabelItem(Schema):
    """An item that claims the label."""

    id = fields.String(required=True)
    sample = fields.String(required=True)


class LabelAnswer(Schema):
    """What is known of a code."""

    code = fields.String(required=True)
    state = fields.String(required=True)
    roll_id = fields.String(required=True)
    items = fields.List(fields.Nested(LabelItem), required=True)


class PhotoAsked(Schema):
    """Which copy."""

    size = fields.String(load_default="screen", validate=validate.OneOf(("thumb", "screen")))


class PaperAsked(Schema):
    """Which paper: the form on A4, or the seals for a pocket printer."""

    paper = fields.String(load_default="a4", validate=validate.OneOf(("a4", "strip80")))


class DayAsked(Schema):
    """Which day of the lab."""

    day = fields.Date(required=True)


class QuarantineRow(Schema):
    """What could not become an operation."""

    op_id = fields.String(required=True)
    body_sha256 = fields.String(required=True)
    reason = fields.String(required=True)
    message = fields.String(required=True)
    kind = fields.String(required=True, allow_none=True)
    actor = fields.String(required=True, allow_none=True)
    device_id = fields.String(required=True)
    device_seq = fields.Integer(required=True, allow_none=True)
    received_at = fields.AwareDateTime(required=True, format="iso")


class HeldRow(Schema):
    """An operation that waits for a record or a label."""

    op_id = fields.String(required=True)
    kind = fields.String(required=True)
    actor = fields.String(required=True)
    device_id = fields.String(required=True)
    waits_for = fields.String(required=True)
    since = fields.AwareDateTime(required=True, format="iso")
    overdue = fields.Boolean(required=True)
    problem = fields.String(required=True, allow_none=True)


class HeldAnswer(Schema):
    """What waits, the longest first."""

    rows = fields.List(fields.Nested(HeldRow), required=True)


class QuarantineAnswer(Schema):
    """The open rows."""

    rows = fields.List(fields.Nested(QuarantineRow), required=True)
