"""Photos, as copies without metadata; only for those whose scope has the sample."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.photos.store import BadName, NotHere
from fieldsample.queries.documents import may_see_photo
from fieldsample.schemas.reading import PhotoAsked

blueprint = Blueprint("photos", __name__, url_prefix="/api/v1", description="Photos")
SAFELY = {
    "Content-Disposition": "attachment",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
}


@blueprint.get("/photos/<sha256>")
@blueprint.arguments(PhotoAsked, location="query")
@blueprint.doc(responses={200: {"description": "JPEG", "content": {"image/jpeg": {}}}})
def one(asked: dict[str, Any], sha256: str) -> Response:
    """A copy of a photo: `thumb` (320 px) or `screen` (1600 px)."""
    known = caller()
    if not may_see_photo(reading(), known.lab_id, known.person_id, known.reach, sha256):
        raise ApiError("not_found")
    try:
        copy = current_app.extensions["copies"].read(known.lab_id, sha256, asked["size"])
    except (NotHere, BadName) as problem:
        raise ApiError("photo_not_here") from problem
    return Response(copy, mimetype="image/jpeg", headers=SAFELY)
