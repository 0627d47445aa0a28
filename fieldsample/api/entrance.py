"""Getting in: set-up, sign-in, enrolment, who am I."""

from __future__ import annotations

from typing import Any

from flask import current_app, g, request
from flask_smorest import Blueprint

from fieldsample.access import throttle, tokens
from fieldsample.access.passwords import WeakPassword
from fieldsample.access.porter import caller
from fieldsample.access.throttle import Allowance
from fieldsample.entrance.enrolling import EnrolmentGone, SignInFailed, accept_invitation
from fieldsample.entrance.enrolling import sign_in as enter
from fieldsample.entrance.founding import Founding, SetUpRefused, found
from fieldsample.entrance.session import describe
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.journal.batch import Refused
from fieldsample.journal.door import writing
from fieldsample.queries.health import is_set_up
from fieldsample.schemas import entrance as wire
from fieldsample.schemas.sync import PROTO
from fieldsample.version import __version__

blueprint = Blueprint("entrance", __name__, url_prefix="/api/v1", description="Getting in")


@blueprint.get("/status")
@blueprint.response(200, wire.StatusAnswer)
def status() -> dict[str, Any]:
    """Name, version and whether the server has been set up."""
    return {
        "name": "fieldsample",
        "version": __version__,
        "proto": PROTO,
        "set_up": is_set_up(reading()),
        "demo": current_app.config["FIELDSAMPLE"].demo,
        "server_time": g.now,
    }


@blueprint.post("/set-up")
@blueprint.arguments(wire.SetUpAsked)
@blueprint.response(201, wire.SessionAnswer)
def set_up(asked: dict[str, Any]) -> dict[str, Any]:
    """Found the lab with the one-time set-up token; once done, this address is gone for ever."""
    if is_set_up(reading()):
        raise ApiError("not_found")
    _spend("set-up", throttle.SET_UP_NETWORK)
    lab, admin = asked["lab"], asked["admin"]
    founding = Founding(
        lab["name"],
        lab["prefix"],
        lab["timezone"],
        admin["name"],
        admin["roles"],
        admin["login"],
        admin["password"],
        asked["device_name"],
    )
    try:
        return found(founding, asked["token"])
    except SetUpRefused as problem:
        raise ApiError("set_up_refused") from problem
    except WeakPassword as problem:
        raise ApiError("weak_password") from problem
    except Refused as problem:
        raise ApiError("invalid_request", {"fields": {"lab": [problem.message]}}) from problem


@blueprint.post("/sign-in")
@blueprint.arguments(wire.SignInAsked)
@blueprint.response(201, wire.SessionAnswer)
def sign_in(asked: dict[str, Any]) -> dict[str, Any]:
    """Sign in with a password, which enrols this browser as a device."""
    _spend("sign-in", throttle.SIGN_IN_NETWORK, asked["login"])
    try:
        return enter(asked["login"], asked["password"], asked["device_name"])
    except SignInFailed as problem:
        raise ApiError("sign_in_failed") from problem


@blueprint.post("/enrol")
@blueprint.arguments(wire.EnrolAsked)
@blueprint.response(201, wire.SessionAnswer)
def enrol(asked: dict[str, Any]) -> dict[str, Any]:
    """Enrol a phone with the secret of its invitation, or with the typed short code."""
    _spend("enrol", throttle.ENROL_NETWORK)
    try:
        return accept_invitation(asked["secret"], asked["device_name"])
    except EnrolmentGone as problem:
        raise ApiError("enrolment_gone") from problem


@blueprint.get("/me")
@blueprint.response(200, wire.MeAnswer)
def me() -> dict[str, Any]:
    """The device's own session, without its token."""
    return describe(reading(), caller().lab_id, caller().device_id)


@blueprint.post("/sign-out")
@blueprint.response(204)
def sign_out() -> None:
    """End this device's token; what waits on the device stays there."""
    with writing() as session:
        tokens.end(session, caller().token_hash, g.now)


def _spend(what: str, network: Allowance, login: str | None = None) -> None:
    """Take a try from the network's bucket, and from the account's; committed before the check."""
    address = throttle.network_of(request.remote_addr)
    with writing() as session:
        allowed = throttle.may_try(session, f"{what}:{address}", network, g.now)
        if login is not None:
            key = f"{what}:{login.casefold()}"
            allowed &= throttle.may_try(session, key, throttle.SIGN_IN_ACCOUNT, g.now)
    if not allowed:
        raise ApiError("too_many_tries", headers={"Retry-After": "300"})
