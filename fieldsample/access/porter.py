"""What happens before and after every request: host, request id, who is it, headers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request
from uuid_utils import uuid4
from werkzeug.wrappers import Response as AnyResponse

from fieldsample.access import tokens
from fieldsample.access.policy import ROUTES, Rule
from fieldsample.access.tokens import Known
from fieldsample.config import Settings
from fieldsample.errors import ApiError
from fieldsample.extensions import reading

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(self), screen-wake-lock=(self), "
    "microphone=(), payment=(), usb=()",
}
API_POLICY = "default-src 'none'; frame-ancestors 'none'"


def stand_at(app: Flask) -> None:
    """Put the porter before every route of the app."""
    app.before_request(_name_request)
    app.before_request(_check_host)
    app.before_request(_check_caller)
    app.after_request(_finish)


def caller() -> Known:
    """The device that is calling; only on routes that need one."""
    known: Known = g.caller
    return known


def _name_request() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if REQUEST_ID.fullmatch(given) else str(uuid4())
    g.now = datetime.now(UTC)


def _check_host() -> None:
    """A forged Host makes forged links; a name that we do not answer to is refused."""
    settings: Settings = current_app.config["FIELDSAMPLE"]
    name = urlsplit(f"//{request.host}").hostname or ""
    if name in settings.hosts or (settings.demo and name.endswith(".localhost")):
        return
    raise ApiError("wrong_host")


def _check_caller() -> None:
    if request.endpoint is None:
        return
    rule = ROUTES.get(request.endpoint)
    if rule is None:
        raise LookupError(f"route {request.endpoint} has no rule in access/policy.py")
    if rule.needs_device:
        g.caller = _admitted(rule)


def _admitted(rule: Rule) -> Known:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    known = tokens.whose(reading(), token.strip()) if kind.lower() == "bearer" else None
    if known is None:
        raise ApiError("unauthorized")
    if known.revoked and not rule.delivers:
        raise ApiError("device_revoked")
    if rule.roles is not None and not rule.roles.intersection(known.roles):
        raise ApiError("not_permitted")
    return known


def _finish(response: Response) -> AnyResponse:
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if request.path.startswith("/api/"):
        response.headers.setdefault("Content-Security-Policy", API_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Request-Id"] = g.get("request_id", "")
    return response
