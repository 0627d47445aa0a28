"""Labels: what is known of a code."""

from __future__ import annotations

from typing import Any

from flask import g
from flask_smorest import Blueprint

from fieldsample.access import throttle
from fieldsample.access.porter import caller
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.journal.door import writing
from fieldsample.queries import labels
from fieldsample.schemas.reading import LabelAnswer

blueprint = Blueprint("labels", __name__, url_prefix="/api/v1", description="Labels")


@blueprint.get("/labels/<code>")
@blueprint.response(200, LabelAnswer)
def look_up(code: str) -> dict[str, Any]:
    """Whether a code is this lab's, and which items claim it."""
    found = labels.look_up(reading(), caller().lab_id, code)
    if found is None:
        _count_miss()
        raise ApiError("label_unknown")
    return found


def _count_miss() -> None:
    """A wrong code now and then is a slip; hundreds an hour are somebody guessing."""
    with writing() as session:
        key = f"label:{caller().device_id}"
        allowed = throttle.may_try(session, key, throttle.LABEL_MISSES, g.now)
    if not allowed:
        raise ApiError("too_many_tries", headers={"Retry-After": "300"})
