"""The frame of sync: bodies read within their limits, answers with proto and time."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response, g, request
from marshmallow import Schema, ValidationError

from fieldsample.errors import ApiError, fields_of
from fieldsample.schemas.sync import MAX_BYTES, MAX_OPS, PROTO

LIMITS = {"max_ops": MAX_OPS, "max_bytes": MAX_BYTES}


def body_of(limit: int) -> bytes:
    """The request's bytes, no more than `limit`."""
    if (request.content_length or 0) > limit:
        raise ApiError("too_large", {"limits": LIMITS})
    request.max_content_length = limit
    return request.get_data(cache=False)


def load(schema: Schema, given: bytes | dict[str, Any]) -> dict[str, Any]:
    """What was asked, in form; raises the wire's own errors."""
    try:
        parsed = orjson.loads(given) if isinstance(given, bytes) else given
        loaded: dict[str, Any] = schema.load(parsed)
    except orjson.JSONDecodeError as problem:
        raise ApiError("bad_json") from problem
    except ValidationError as problem:
        raise ApiError("invalid_request", {"fields": fields_of(problem)}) from problem
    return loaded


def said(status: int = 200, **content: Any) -> Response:
    """An answer of sync."""
    body = {"proto": PROTO, "server_time": g.now, **content}
    return Response(orjson.dumps(body), status, mimetype="application/json")
