"""Quarantine, as a list with reasons."""

from __future__ import annotations

from typing import Any

from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.extensions import reading
from fieldsample.queries import quarantine
from fieldsample.schemas.reading import QuarantineAnswer

blueprint = Blueprint("quarantine", __name__, url_prefix="/api/v1", description="Quarantine")


@blueprint.get("/quarantine")
@blueprint.response(200, QuarantineAnswer)
def rows() -> dict[str, Any]:
    """What could not become an operation, and why; never the bytes."""
    return {"rows": quarantine.rows(reading(), caller().lab_id)}
