"""Coverage of a month."""

from __future__ import annotations

from typing import Any

from flask import g
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.extensions import reading
from fieldsample.queries import coverage
from fieldsample.schemas.reading import CoverageAnswer, MonthAsked

blueprint = Blueprint("coverage", __name__, url_prefix="/api/v1", description="Coverage")


@blueprint.get("/coverage")
@blueprint.etag
@blueprint.arguments(MonthAsked, location="query")
@blueprint.response(200, CoverageAnswer)
def month(asked: dict[str, Any]) -> dict[str, Any]:
    """What was collected and received in a month, a row a site and sample type."""
    lab_id = caller().lab_id
    mark = f"{asked['month']}-{coverage.mark(reading(), lab_id)}"
    blueprint.set_etag(mark)
    rows = coverage.of_month(reading(), lab_id, asked["month"])
    return {"month": asked["month"], "as_of": g.now, "rows": rows}
