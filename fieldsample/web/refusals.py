"""Whatever goes wrong leaves in the one shape: ours, marshmallow's, werkzeug's, the database's."""

from __future__ import annotations

import logging
from http import HTTPStatus

from flask import Flask, Response
from marshmallow import ValidationError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.sansio.response import Response as AnyResponse

from fieldsample.errors import ApiError, answer, fields_of

log = logging.getLogger(__name__)
CODES = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "bad_json",
    422: "invalid_request",
}
NO_SPACE = ("disk is full", "no space left", "disk i/o error", "could not extend file")


def register(app: Flask) -> None:
    """Catch everything at the edge; nobody is shown a traceback."""
    app.register_error_handler(ApiError, _ours)
    app.register_error_handler(HTTPException, _werkzeug)
    app.register_error_handler(ValidationError, _validation)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _unforeseen)


def _ours(problem: ApiError) -> Response:
    response = answer(problem.code, problem.details)
    response.headers.update(problem.headers or {})
    return response


def _werkzeug(problem: HTTPException) -> AnyResponse:
    if (problem.code or 500) < HTTPStatus.BAD_REQUEST:
        return problem.get_response()  # "not modified" and "moved" are no refusals
    said = getattr(problem, "data", None) or {}
    details = {"fields": said["messages"]} if "messages" in said else None
    response = answer(CODES.get(problem.code or 500, "internal"), details)
    if (problem.code or 500) not in CODES:
        response.status_code = problem.code or 500
    return response


def _validation(problem: ValidationError) -> Response:
    return answer("invalid_request", {"fields": fields_of(problem)})


def _database(problem: OperationalError) -> Response:
    """A locked, lost or full database: nothing was stored, and the client tries again.

    SQLite says "operational" of a missing column too: that is a mistake of ours, not business.
    """
    said = _all_that_was_said(problem)
    full = any(words in said for words in NO_SPACE)
    if not full and "sqlite" in type(problem.orig).__module__ and "locked" not in said:
        return _unforeseen(problem)
    response = answer("disk_full" if full else "busy")
    response.headers["Retry-After"] = "2"
    return response


def _all_that_was_said(problem: BaseException | None) -> str:
    """The words of an error and of those before it, the last first.

    A full disk ends SQLite's whole transaction, savepoints and all; rolling back to one then fails
    with words of its own, behind which "disk is full" would be lost.
    """
    words = []
    while problem is not None:
        words.append(str(getattr(problem, "orig", problem)).lower())
        problem = problem.__cause__ or problem.__context__
    return "\n".join(words)


def _unforeseen(problem: Exception) -> Response:
    log.exception("unforeseen", exc_info=problem)
    return answer("internal")
