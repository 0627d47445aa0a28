"""The web app's built files, packed once by the build and not anew for each phone."""

from __future__ import annotations

import mimetypes
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, request, send_from_directory
from werkzeug.security import safe_join

from fieldsample.config import folder

blueprint = Blueprint("built", __name__)
FOR_EVER = "public, max-age=31536000, immutable"
# Said here, not asked of the machine: Windows knows some of them by other names.
TYPES = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


@blueprint.get("/static/pwa/dist/<path:name>")
def file(name: str) -> Response:
    """A built file's name holds its hash, so it may be kept for ever."""
    home = folder("static") / "pwa" / "dist"
    packed = request.accept_encodings["br"] > 0 and _is_there(home, f"{name}.br")
    response = send_from_directory(home, f"{name}.br" if packed else name, mimetype=_type_of(name))
    if packed:
        response.headers["Content-Encoding"] = "br"
    if response.status_code == HTTPStatus.OK:
        response.headers["Cache-Control"] = FOR_EVER
    return response


def _is_there(home: Path, name: str) -> bool:
    path = safe_join(str(home), name)
    return path is not None and Path(path).is_file()


def _type_of(name: str) -> str | None:
    suffix = Path(name).suffix
    return TYPES.get(suffix) or mimetypes.guess_type(name)[0]
