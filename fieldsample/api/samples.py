"""Samples, one at a time."""

from __future__ import annotations

from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.queries.documents import find_document

blueprint = Blueprint("samples", __name__, url_prefix="/api/v1", description="Samples")


@blueprint.get("/samples/<uuid:sample_id>")
@blueprint.doc(responses={200: {"description": "the sample's document"}})
def one(sample_id: UUID) -> Response:
    """A sample as its document stands now."""
    known = caller()
    doc = find_document(
        reading(), known.lab_id, known.person_id, known.reach, "samples", str(sample_id)
    )
    if doc is None:
        raise ApiError("not_found")
    return Response(doc, mimetype="application/json")
