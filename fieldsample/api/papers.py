"""Paper: a sample's form and its seals, for whoever may have the sample."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, current_app
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.photos.store import BadName, NotHere
from fieldsample.printing.sampling_form import sampling_form
from fieldsample.printing.seal_strips import seal_strips
from fieldsample.queries.papers import Reader, paper_of
from fieldsample.schemas.reading import PaperAsked

blueprint = Blueprint("papers", __name__, url_prefix="/api/v1", description="Paper")
# Signatures and telephone numbers: no cache on the way may keep them.
PRIVATELY = {"Cache-Control": "private, no-store"}


@blueprint.get("/samples/<uuid:sample_id>/form.pdf")
@blueprint.arguments(PaperAsked, location="query")
@blueprint.doc(responses={200: {"description": "PDF", "content": {"application/pdf": {}}}})
def form(asked: dict[str, Any], sample_id: UUID) -> Response:
    """The sampling form 抽样单 on A4, or its seal strips 封条 for a roll of 80 mm."""
    known = caller()
    reader = Reader(known.lab_id, known.person_id, known.reach)
    found = paper_of(reading(), reader, str(sample_id))
    if found is None:
        raise ApiError("not_found")
    if asked["paper"] == "strip80":
        return _pdf(seal_strips(found))
    named = (one.sha256 for one in found.signed if one.sha256)
    pictures = {sha256: _picture(known.lab_id, sha256) for sha256 in named}
    return _pdf(sampling_form(found, {name: one for name, one in pictures.items() if one}))


def _picture(lab_id: str, sha256: str) -> bytes | None:
    """The copy that was made in the darkroom: no stranger's picture is decoded here."""
    try:
        copy: bytes = current_app.extensions["copies"].read(lab_id, sha256, "screen")
    except (NotHere, BadName):
        return None
    return copy


def _pdf(content: bytes) -> Response:
    return Response(content, mimetype="application/pdf", headers=PRIVATELY)
