"""The wire of the ways in."""

from __future__ import annotations

from marshmallow import Schema, fields, validate


def _text(most: int = 200, *, required: bool = True, least: int = 1) -> fields.String:
    return fields.String(required=required, validate=validate.Length(min=least, max=most))


class StatusAnswer(Schema):
    """What anyone may know of the server."""

    name = fields.String(required=True)
    version = fields.String(required=True)
    proto = fields.String(required=True)
    set_up = fields.Boolean(required=True)
    demo = fields.Boolean(required=True)
    server_time = fields.AwareDateTime(required=True, format="iso")


class LabAsked(Schema):
    """The lab to be founded."""

    name = _text()
    prefix = _text(4)
    timezone = fields.String(load_default="Asia/Shanghai")


class AdminAsked(Schema):
    """Its first administrator."""

    name = _text()
    login = _text(100)
    password = _text(500)
    roles = fields.List(fields.String(), load_default=lambda: ["admin", "manager"])


class SetUpAsked(Schema):
    """The first run."""

    token = _text()
    lab = fields.Nested(LabAsked, required=True)
    admin = fields.Nested(AdminAsked, required=True)
    device_name = _text()


class SignInAsked(Schema):
    """A password sign-in."""

    login = _text(100)
    password = _text(500)
    device_name = _text()


class EnrolAsked(Schema):
    """A phone with an invitation."""

    secret = _text()
    device_name = _text()


class LabAnswer(Schema):
    """A lab."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    prefix = fields.String(required=True)
    timezone = fields.String(required=True)


class PersonAnswer(Schema):
    """A person."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    roles = fields.List(fields.String(), required=True)


class ServerKeys(Schema):
    """The server's public keys, as JWK."""

    receipt = fields.Dict(required=True)
    queue = fields.Dict(required=True)


class MeAnswer(Schema):
    """A session without its token."""

    device_id = fields.String(required=True)
    device_no = fields.Integer(required=True)
    device_name = fields.String(required=True)
    lab_id = fields.String(required=True)
    lab = fields.Nested(LabAnswer, required=True)
    person_id = fields.String(required=True)
    person = fields.Nested(PersonAnswer, required=True)
    roles = fields.List(fields.String(), required=True)
    last_seq = fields.Integer(required=True)
    server_keys = fields.Nested(ServerKeys, required=True)
    server_time = fields.AwareDateTime(required=True, format="iso")


class SessionAnswer(MeAnswer):
    """A session; its token is shown this once."""

    token = fields.String(required=True)


class InvitationAsked(Schema):
    """Whom a phone is for."""

    person_id = fields.UUID(required=True)
    roles = fields.List(fields.String(), validate=validate.Length(min=1, max=9))


class InvitationAnswer(Schema):
    """An invitation; its secret is shown this once."""

    id = fields.String(required=True)
    secret = fields.String(required=True)
    url = fields.String(required=True)
    short_code = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True, format="iso")


class UsedBy(Schema):
    """The device that came in."""

    device_id = fields.String(required=True)
    name = fields.String(required=True)


class InvitationStateAnswer(Schema):
    """How an invitation stands."""

    id = fields.String(required=True)
    state = fields.String(required=True)
    person_id = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True, format="iso")
    used_by = fields.Nested(UsedBy, required=True, allow_none=True)


class PasswordAsked(Schema):
    """A person's new sign-in."""

    login = _text(100)
    password = _text(500)
