"""Custody: who had a sample, when, where, and what became of it."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.extensions import reading
from fieldsample.queries.custody import custody_of
from fieldsample.queries.reader import Reader
from fieldsample.schemas.custody import CustodyAsked

blueprint = Blueprint("custody", __name__, url_prefix="/api/v1", description="Custody")


@blueprint.get("/custody")
@blueprint.arguments(CustodyAsked, location="query")
@blueprint.doc(responses={200: {"description": "what was found, and its timeline"}})
def timeline(asked: dict[str, Any]) -> Response:
    """The whole timeline of a label, a sample, a form, a box, or of a record by its id."""
    known = caller()
    reader = Reader(known.lab_id, known.person_id, known.reach)
    record_id = str(asked["id"]) if "id" in asked else None
    told = custody_of(reading(), reader, code=asked.get("code"), record_id=record_id)
    return Response(orjson.dumps(told), mimetype="application/json")
