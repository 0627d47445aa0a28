"""The app's shell, its service worker and the kill switch."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, send_from_directory

from fieldsample.config import folder
from fieldsample.web import phone_page

blueprint = Blueprint("shell", __name__)
APP_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; style-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors {ancestors}; object-src 'none'; require-trusted-types-for 'script'; "
    "trusted-types fieldsample default"
)
WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
NOT_BUILT = "The web app is not built: run `make build`."


def routes() -> list[str]:
    """The addresses that the shell answers to: the app's own routes and nothing else."""
    listed: list[str] = json.loads((folder("static") / "pwa" / "routes.json").read_text())
    return listed


def shell() -> Response:
    """The page that holds the app; inside WeChat and the like, the way to a real browser."""
    way_out = phone_page.way_out()
    if way_out is not None:
        return way_out
    build = _build()
    if build is None:
        return Response(NOT_BUILT, 503, mimetype="text/plain")
    # In the demo the page with the three chairs plays camera and scanner; phones never load this.
    demo = build.get("demo") if current_app.config["FIELDSAMPLE"].demo else None
    screen = build["screens"].get(request.path, [])
    response = Response(render_template("shell.html", build=build, demo=demo, screen=screen))
    response.headers["Content-Security-Policy"] = APP_POLICY.format(ancestors=_ancestors())
    response.headers["Cache-Control"] = "no-store" if request.path == "/e" else "no-cache"
    return response


@blueprint.get("/sw.js")
def service_worker() -> Response:
    """The service worker, at the root so that it may own it."""
    response = send_from_directory(folder("static") / "pwa" / "dist", "sw.js")
    response.headers["Content-Security-Policy"] = WORKER_POLICY
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.get("/sw-kill.json")
def kill_switch() -> Response:
    """Whether phones must drop their worker and reload: the way back from a broken release."""
    body = json.dumps({"kill": current_app.config["FIELDSAMPLE"].kill_switch})
    return Response(body, mimetype="application/json", headers={"Cache-Control": "no-store"})


for _route in routes():
    blueprint.add_url_rule(_route, "shell", shell)


def _ancestors() -> str:
    """In the demo one page holds three frames; otherwise nobody frames the app."""
    if not current_app.config["FIELDSAMPLE"].demo:
        return "'none'"
    _, _, port = request.host.partition(":")
    return f"http://demo.localhost:{port or 80}"


def _build() -> dict[str, Any] | None:
    path = folder("static") / "pwa" / "dist" / "build.json"
    return _read_build(path, path.stat().st_mtime_ns) if path.is_file() else None


@cache
def _read_build(path: Path, _changed: int) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text())
    return read
