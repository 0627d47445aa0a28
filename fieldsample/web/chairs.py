"""Three chairs: the demo's page, on a host of its own. Outside demo mode none of this exists."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, current_app, g, jsonify, redirect, render_template
from flask import request as asked
from werkzeug.wrappers import Response as AnyResponse

from fieldsample.config import Settings
from fieldsample.demo import chairs
from fieldsample.demo.chairs import CHAIRS, PARENT
from fieldsample.demo.district import ATTRIBUTION
from fieldsample.demo.network import Network
from fieldsample.errors import ApiError
from fieldsample.web.shell import APP_POLICY

blueprint = Blueprint("chairs", __name__)
PHONE = CHAIRS[0]
PASSED_ON = ("camera", "geolocation", "screen-wake-lock")


def register(app: Flask) -> None:
    """Put the page in its place, and in demo mode the network switch before the app."""
    app.register_blueprint(blueprint)
    app.before_request(_front_door)
    if _is_demo(app):
        app.extensions["demo_network"] = network = Network(app.wsgi_app)
        app.wsgi_app = network  # type: ignore[assignment,method-assign] # Flask's way


@blueprint.before_request
def _only_in_the_demo() -> None:
    """Only in demo mode, on this machine, on the page's own host, and asked by the page itself."""
    if not _is_demo(current_app) or _host() != PARENT or not _is_near():
        raise ApiError("not_found")
    if asked.method != "GET" and asked.headers.get("Origin") != f"http://{asked.host}":
        raise ApiError("not_permitted")


@blueprint.get("/demo/table")
def table() -> Response:
    """The demo roll, what is on its way, where the phone is, and whether it has a network."""
    network = {"network": _network().is_on(PHONE.host)}
    return _answer({**chairs.table(_lab()), **network})


@blueprint.post("/demo/chairs")
def sit_down() -> Response:
    """A one-time secret for each frame that has not been enrolled yet."""
    return _answer({"secrets": chairs.invite(_lab(), g.now)})


@blueprint.post("/demo/network/<any(on, off):state>")
def switch(state: str) -> Response:
    """Switch the phone's network on or off."""
    _network().switch(PHONE.host, state == "on")
    return _answer({"network": state == "on"})


def _front_door() -> AnyResponse | None:
    """In the demo, the page answers at its host, and a signpost on plain localhost."""
    if not _is_demo(current_app) or asked.endpoint != "shell.shell":
        return None
    if _host() == PARENT:
        return _page() if asked.path == "/" else redirect("/")
    # A service worker fetches "/" too, to keep the app's shell; only a person is shown the way.
    is_person = asked.headers.get("Sec-Fetch-Dest", "document") == "document"
    if asked.path == "/" and is_person and not _host().endswith(f".{PARENT}"):
        return _signpost()
    return None


def _page() -> Response:
    """Three frames, each a device of its own."""
    origins = {chair.key: _origin(chair.host) for chair in CHAIRS}
    response = Response(
        render_template("chairs.html", origins=origins, attribution=ATTRIBUTION, port=_port())
    )
    _dress(response, f"; frame-src {' '.join(origins.values())}")
    passed = " ".join(f'"{origin}"' for origin in origins.values())
    response.headers["Permissions-Policy"] = ", ".join(
        [*(f"{name}=(self {passed})" for name in PASSED_ON), "microphone=(), payment=(), usb=()"]
    )
    return response


def _signpost() -> Response:
    response = Response(render_template("chairs_signpost.html", page=f"{_origin(PARENT)}/"))
    _dress(response, "")
    return response


def _dress(response: Response, more_policy: str) -> None:
    policy = APP_POLICY.format(ancestors="'none'") + more_policy
    response.headers["Content-Security-Policy"] = policy
    response.headers["Cache-Control"] = "no-store"


def _answer(said: dict[str, object]) -> Response:
    response = jsonify(said)
    response.headers["Cache-Control"] = "no-store"
    return response


def _lab() -> str:
    lab_id = chairs.demo_lab()
    if lab_id is None:
        raise ApiError("not_found")
    return lab_id


def _network() -> Network:
    network: Network = current_app.extensions["demo_network"]
    return network


def _is_demo(app: Flask) -> bool:
    settings: Settings = app.config["FIELDSAMPLE"]
    return settings.demo


def _is_near() -> bool:
    """In phone mode the lab's network reaches this server; the demo's keys stay on this machine."""
    return ip_address(asked.remote_addr or "0.0.0.0").is_loopback  # noqa: S104 - nobody's address


def _host() -> str:
    return urlsplit(f"//{asked.host}").hostname or ""


def _port() -> int:
    return urlsplit(f"//{asked.host}").port or 80


def _origin(host: str) -> str:
    port = _port()
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"  # noqa: PLR2004 - http's own
