"""The wire of sync: the frame around operations; what stands inside one is the journal's."""

from __future__ import annotations

from marshmallow import EXCLUDE, Schema, fields, validate

PROTO = "fieldsample-sync/1"
MAX_OPS = 100
MAX_BYTES = 512 * 1024


class Newer(Schema):
    """A newer app may say more; what is not known here is left out."""

    class Meta:
        """An app of next year must be able to deliver."""

        unknown = EXCLUDE


class PushAsked(Newer):
    """A batch of operations."""

    proto = fields.String(required=True, validate=validate.Equal(PROTO))
    device_id = fields.String()
    app_build = fields.String(validate=validate.Length(max=100))
    device_now = fields.String(validate=validate.Length(max=40))
    mono_ms = fields.Raw(allow_none=True)
    ops = fields.List(fields.Raw(allow_none=True), required=True)


class StatusAsked(Newer):
    """What a device says of itself."""

    app_build = fields.String(validate=validate.Length(max=100), allow_none=True)
    waiting_operations = fields.Integer(validate=validate.Range(min=0), allow_none=True)
    waiting_photos = fields.Integer(validate=validate.Range(min=0), allow_none=True)
    waiting_bytes = fields.Integer(validate=validate.Range(min=0), allow_none=True)
    oldest_waiting_at = fields.String(validate=validate.Length(max=40), allow_none=True)
    storage_persisted = fields.Boolean(allow_none=True)
    storage_free_bytes = fields.Integer(allow_none=True)
    storage_lost_at = fields.String(validate=validate.Length(max=40), allow_none=True)
    clock_offset_ms = fields.Float(allow_none=True)
    installed = fields.Boolean(allow_none=True)
    language = fields.String(validate=validate.Length(max=20), allow_none=True)


class ChangesAsked(Newer):
    """Where the device stands."""

    cursor = fields.String(validate=validate.Length(max=2000))
    limit = fields.Integer(load_default=500, validate=validate.Range(min=1, max=500))
    seen = fields.String(validate=validate.Regexp(r"\A[0-9]{1,15}:[0-9a-f]{16,64}\Z"))
    wait = fields.Integer(load_default=0, validate=validate.Range(min=0, max=25))


class HeldBytes(Newer):
    """One operation that the device still holds."""

    op_id = fields.String(required=True, validate=validate.Length(max=64))
    body_sha256 = fields.String(required=True, validate=validate.Length(max=64))


class CheckAsked(Newer):
    """A device asks: do you still hold these."""

    ops = fields.List(
        fields.Nested(HeldBytes), load_default=list, validate=validate.Length(max=1000)
    )
    blobs = fields.List(
        fields.String(validate=validate.Length(max=64)),
        load_default=list,
        validate=validate.Length(max=1000),
    )


class StatusSaid(Schema):
    """An answer that says only that it was heard."""

    proto = fields.String(required=True)
    server_time = fields.AwareDateTime(required=True, format="iso")
