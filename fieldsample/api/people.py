"""People and their devices: invitations, passwords, the fleet."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import current_app, g
from flask_smorest import Blueprint

from fieldsample.access import enrolments, passwords
from fieldsample.access.porter import caller
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.journal.door import writing
from fieldsample.queries import fleet as fleet_query
from fieldsample.queries import people
from fieldsample.schemas import entrance as wire
from fieldsample.schemas.reading import FleetAnswer

blueprint = Blueprint("people", __name__, url_prefix="/api/v1", description="People and devices")


@blueprint.post("/enrolments")
@blueprint.arguments(wire.InvitationAsked)
@blueprint.response(201, wire.InvitationAnswer)
def invite(asked: dict[str, Any]) -> dict[str, Any]:
    """Invite a phone: the QR's text, a short code to type, and when both run out."""
    known = caller()
    person = people.find(reading(), known.lab_id, str(asked["person_id"]))
    if person is None or not person.active:
        raise ApiError("not_found")
    roles = [role for role in asked.get("roles") or person.roles if role in person.roles]
    if not roles:
        raise ApiError("invalid_request", {"fields": {"roles": ["none of this person's roles"]}})
    with writing() as session:
        made = enrolments.invite(session, known.lab_id, person.id, roles, known.person_id, g.now)
    origin = current_app.config["FIELDSAMPLE"].origin
    return {
        "id": made.id,
        "secret": made.secret,
        "url": f"{origin}/e#v1.{made.secret}",
        "short_code": made.short_code,
        "expires_at": made.expires_at,
    }


@blueprint.get("/enrolments/<uuid:enrolment_id>")
@blueprint.response(200, wire.InvitationStateAnswer)
def invitation(enrolment_id: UUID) -> dict[str, Any]:
    """How an invitation stands, and who used it."""
    found = people.find_invitation(reading(), caller().lab_id, str(enrolment_id))
    if found is None:
        raise ApiError("not_found")
    row, device = found
    used_by = {"device_id": device.id, "name": device.name} if device else None
    return {**enrolments.public(row, g.now), "used_by": used_by}


@blueprint.delete("/enrolments/<uuid:enrolment_id>")
@blueprint.response(204)
def withdraw_invitation(enrolment_id: UUID) -> None:
    """Cancel an open invitation."""
    with writing() as session:
        if not enrolments.cancel(session, caller().lab_id, str(enrolment_id), g.now):
            raise ApiError("not_found")


@blueprint.post("/people/<uuid:person_id>/password")
@blueprint.arguments(wire.PasswordAsked)
@blueprint.response(204)
def put_password(asked: dict[str, Any], person_id: UUID) -> None:
    """Set a person's sign-in name and password."""
    known = caller()
    person = people.find(reading(), known.lab_id, str(person_id))
    if person is None:
        raise ApiError("not_found")
    login, password = asked["login"], asked["password"]
    try:
        passwords.check_strength(password, login)
        with writing() as session:
            passwords.put(session, known.lab_id, person.id, login, password, g.now)
    except passwords.WeakPassword as problem:
        raise ApiError("weak_password") from problem
    except passwords.LoginTaken as problem:
        raise ApiError("login_taken") from problem


@blueprint.get("/fleet")
@blueprint.response(200, FleetAnswer)
def fleet() -> dict[str, Any]:
    """Every device: when it was last heard of, and what waits on it."""
    return {"devices": fleet_query.devices(reading(), caller().lab_id)}
