"""The store: temperature logs, what may be disposed of, and how long an item is kept."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from flask import g
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.queries import store
from fieldsample.queries.documents import find_document
from fieldsample.schemas.reading import MonthAsked
from fieldsample.schemas.store import (
    DayAsked,
    DisposalAnswer,
    LogAnswer,
    RetentionAnswer,
    VerdictAsked,
)

blueprint = Blueprint("store", __name__, url_prefix="/api/v1", description="The store")


@blueprint.get("/places/<uuid:place_id>/log")
@blueprint.arguments(MonthAsked, location="query")
@blueprint.response(200, LogAnswer)
def log(asked: dict[str, Any], place_id: UUID) -> dict[str, Any]:
    """A month of a place's temperature log, with the gaps in it."""
    _must_have("places", str(place_id))
    return store.log_of(reading(), caller().lab_id, str(place_id), asked["month"], g.now)


@blueprint.get("/disposal")
@blueprint.arguments(DayAsked, location="query")
@blueprint.response(200, DisposalAnswer)
def disposal(asked: dict[str, date]) -> dict[str, Any]:
    """What may be disposed of on a day."""
    lab_id = caller().lab_id
    on = asked.get("on") or store.today(reading(), lab_id, g.now)
    return {"on": on, "rows": store.disposable(reading(), lab_id, on)}


@blueprint.get("/items/<uuid:item_id>/retention")
@blueprint.arguments(VerdictAsked, location="query")
@blueprint.response(200, RetentionAnswer)
def retention(asked: dict[str, str], item_id: UUID) -> dict[str, Any]:
    """Until when an item is to be kept after a verdict: a proposal that a person confirms."""
    _must_have("items", str(item_id))
    return store.proposal(reading(), caller().lab_id, str(item_id), **asked)


def _must_have(collection: str, record_id: str) -> None:
    """Who may not have the document has no answer about it either."""
    known = caller()
    where = (known.lab_id, known.person_id, known.reach, collection, record_id)
    if find_document(reading(), *where) is None:
        raise ApiError("not_found")
