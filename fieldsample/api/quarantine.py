"""What could not be applied: quarantined with a reason, or held until its record comes."""

from __future__ import annotations

from typing import Any

from flask import g
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.extensions import reading
from fieldsample.queries import held as held_query
from fieldsample.queries import quarantine
from fieldsample.schemas.reading import HeldAnswer, QuarantineAnswer

blueprint = Blueprint("quarantine", __name__, url_prefix="/api/v1", description="Quarantine")


@blueprint.get("/quarantine")
@blueprint.response(200, QuarantineAnswer)
def rows() -> dict[str, Any]:
    """What could not become an operation, and why; never the bytes."""
    return {"rows": quarantine.rows(reading(), caller().lab_id)}


@blueprint.get("/held")
@blueprint.response(200, HeldAnswer)
def held() -> dict[str, Any]:
    """What waits for a record or a label, and what has waited too long."""
    return {"rows": held_query.rows(reading(), caller().lab_id, g.now)}
