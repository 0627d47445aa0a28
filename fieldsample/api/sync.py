"""Sync: operations in, documents out, photos in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from flask import Response, current_app, g, request
from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError

from fieldsample.access import tokens
from fieldsample.access.porter import caller
from fieldsample.errors import ApiError, fields_of
from fieldsample.extensions import reading
from fieldsample.journal import feed
from fieldsample.journal.door import Busy, writing
from fieldsample.journal.push import Caller, Result
from fieldsample.journal.push import push as take
from fieldsample.photos import wanted
from fieldsample.photos.pictures import NotAPicture, make_copies
from fieldsample.photos.store import (
    DigestMismatch,
    DiskFull,
    FolderStore,
    TooLong,
    WrongOffset,
)
from fieldsample.schemas.sync import (
    MAX_BYTES,
    MAX_OPS,
    PROTO,
    ChangesAsked,
    PushAsked,
    StatusAsked,
    StatusSaid,
)

blueprint = Blueprint("sync", __name__, url_prefix="/api/v1/sync", description="Sync")
LIMITS = {"max_ops": MAX_OPS, "max_bytes": MAX_BYTES}
MAX_CHUNK = 256 * 1024
_push, _changes, _status = PushAsked(), ChangesAsked(), StatusAsked()


@blueprint.post("/push")
@blueprint.doc(
    requestBody={"content": {"application/json": {"schema": PushAsked}}},
    responses={200: {"description": "one result an operation, in the order sent"}},
)
def push() -> Response:
    """Take a batch of operations; every answer but `retry` means the bytes are durably here."""
    known = caller()
    asked = _load(_push, _body(MAX_BYTES))
    if len(asked["ops"]) > MAX_OPS:
        raise ApiError("too_large", {"limits": LIMITS})
    if asked.get("device_id") not in {None, known.device_id}:
        raise ApiError("wrong_device")
    reading().rollback()  # no reading transaction is open while the door is locked
    try:
        answer = take(Caller(known.lab_id, known.device_id, known.person_id), asked["ops"])
    except Busy as problem:
        raise ApiError("busy", headers={"Retry-After": "2"}) from problem
    return _json(
        results=[_result(result) for result in answer.results],
        receipt={"lab_id": known.lab_id, "pos": answer.head_pos, "hash": answer.head_hash},
        durable=feed.durable(reading(), known.lab_id),
        want_blobs=answer.want_blobs,
        limits=LIMITS,
    )


@blueprint.get("/changes")
@blueprint.doc(
    parameters=[
        {"name": "cursor", "in": "query", "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "integer"}},
    ],
    responses={200: {"description": "documents in scope that changed since the cursor"}},
)
def changes() -> Response:
    """What changed in this device's scope since its cursor."""
    known = caller()
    asked = _load(_changes, request.args.to_dict())
    try:
        page = feed.changes(
            reading(),
            known.lab_id,
            known.person_id,
            known.reach,
            asked.get("cursor"),
            asked["limit"],
        )
    except feed.HistoryChanged as problem:
        raise ApiError(problem.reason, {"reason": problem.reason}) from problem
    pos, head = page.head
    return _json(
        cursor=page.cursor,
        more=page.more,
        heads={known.lab_id: {"pos": pos, "hash": head}},
        durable=feed.durable(reading(), known.lab_id),
        changes=page.changes,
    )


@blueprint.post("/status")
@blueprint.doc(requestBody={"content": {"application/json": {"schema": StatusAsked}}})
@blueprint.response(200, StatusSaid)
def status() -> dict[str, Any]:
    """Hear what a device says of itself: what waits on it, its version, its clock."""
    said = _load(_status, _body(16 * 1024))
    with writing() as session:
        tokens.report(session, caller(), g.now, said)
    return {"proto": PROTO, "server_time": g.now}


@blueprint.route("/blobs/<sha256>", methods=["HEAD", "PATCH"])
@blueprint.doc(responses={200: {"description": "complete"}, 204: {"description": "so far"}})
def blob(sha256: str) -> Response:
    """How much of a photo is here (HEAD), or the next piece of it (PATCH)."""
    lab_id = caller().lab_id
    found = wanted.find(reading(), lab_id, sha256)
    if found is None:
        raise ApiError("blob_unknown")
    size, present = found.size, found.state == "present"
    reading().rollback()  # no reading transaction is open while bytes are written
    if present:
        return _so_far(size, size)
    if request.method == "PATCH":
        return _so_far(_take_piece(lab_id, sha256, size), size)
    return _so_far(_completed(lab_id, sha256, _store().offset(lab_id, sha256), size), size)


def _take_piece(lab_id: str, sha256: str, size: int) -> int:
    chunk = _body(MAX_CHUNK)
    if request.headers.get("Upload-Length", type=int) != size:
        raise ApiError("bad_request", {"fields": {"Upload-Length": [str(size)]}})
    offset = request.headers.get("Upload-Offset", type=int)
    if offset is None or offset < 0:
        raise ApiError("bad_request", {"fields": {"Upload-Offset": ["missing"]}})
    with _refusals():
        offset = _store().append(lab_id, sha256, offset, size, chunk).offset
    return _completed(lab_id, sha256, offset, size)


def _completed(lab_id: str, sha256: str, offset: int, size: int) -> int:
    """When every byte is here: verify, make the copies people look at, and only then say so.

    A server that died between the last byte and this comes here again by the next HEAD or PATCH.
    """
    if offset < size:
        return offset
    with _refusals():
        _store().finish(lab_id, sha256)
    _make_copies(lab_id, sha256)
    with writing() as session:
        wanted.mark_present(session, lab_id, sha256, g.now)
    return size


@contextmanager
def _refusals() -> Iterator[None]:
    """The store's refusals, as errors of the wire."""
    try:
        yield
    except WrongOffset as problem:
        headers = {"Upload-Offset": str(problem.offset)}
        raise ApiError("blob_offset", {"offset": problem.offset}, headers) from problem
    except TooLong as problem:
        raise ApiError("too_large") from problem
    except DigestMismatch as problem:
        raise ApiError("blob_digest") from problem
    except DiskFull as problem:
        raise ApiError("disk_full") from problem


def _make_copies(lab_id: str, sha256: str) -> None:
    """Bytes that show no picture are evidence all the same; they are kept, and shown by nothing."""
    try:
        with _store().open(lab_id, sha256) as original:
            copies = make_copies(original.read())
        current_app.extensions["copies"].keep(lab_id, sha256, copies)
    except NotAPicture as problem:
        current_app.logger.warning("blob %s is kept but shows no picture: %s", sha256, problem)


def _so_far(offset: int, size: int) -> Response:
    response = Response(status=200 if offset == size else 204)
    response.headers["Upload-Offset"] = str(offset)
    response.headers["Upload-Length"] = str(size)
    return response


def _store() -> FolderStore:
    store: FolderStore = current_app.extensions["photos"]
    return store


def _body(limit: int) -> bytes:
    """The request's bytes, no more than `limit`."""
    if (request.content_length or 0) > limit:
        raise ApiError("too_large", {"limits": LIMITS})
    request.max_content_length = limit
    return request.get_data(cache=False)


def _load(schema: Schema, given: bytes | dict[str, Any]) -> dict[str, Any]:
    try:
        parsed = orjson.loads(given) if isinstance(given, bytes) else given
        loaded: dict[str, Any] = schema.load(parsed)
    except orjson.JSONDecodeError as problem:
        raise ApiError("bad_json") from problem
    except ValidationError as problem:
        raise ApiError("invalid_request", {"fields": fields_of(problem)}) from problem
    return loaded


def _result(result: Result) -> dict[str, Any]:
    return {
        "op_id": result.op_id,
        "body_sha256": result.body_sha256,
        "duplicate": result.duplicate,
        "pos": result.pos,
        **result.outcome,
    }


def _json(**said: Any) -> Response:
    body = {"proto": PROTO, "server_time": g.now, **said}
    return Response(orjson.dumps(body), mimetype="application/json")
