"""Sync: operations in, documents out."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Any

from flask import Response, current_app, g, request
from flask_smorest import Blueprint
from uuid_utils import uuid4

from fieldsample.access import tokens
from fieldsample.access.porter import caller
from fieldsample.access.tokens import Known
from fieldsample.api.frame import LIMITS, body_of, load, said
from fieldsample.errors import ApiError
from fieldsample.extensions import db, reading
from fieldsample.journal import feed
from fieldsample.journal.door import Busy, writing
from fieldsample.journal.news import Waiting
from fieldsample.journal.push import Answer, Caller, Result
from fieldsample.journal.push import push as take
from fieldsample.journal.receipts import receipt_text
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
MOST_FIRST_PULLS = 12
_first_pulls = BoundedSemaphore(MOST_FIRST_PULLS)
_push, _changes, _status = PushAsked(), ChangesAsked(), StatusAsked()


@blueprint.post("/push")
@blueprint.doc(
    requestBody={"content": {"application/json": {"schema": PushAsked}}},
    responses={200: {"description": "one result an operation, in the order sent"}},
)
def push() -> Response:
    """Take a batch of operations; every answer but `retry` means the bytes are durably here."""
    known = caller()
    asked = load(_push, body_of(MAX_BYTES))
    if len(asked["ops"]) > MAX_OPS:
        raise ApiError("too_large", {"limits": LIMITS})
    if asked.get("device_id") not in {None, known.device_id}:
        raise ApiError("wrong_device")
    reading().rollback()  # no reading transaction is open while the door is locked
    try:
        answer = take(Caller(known.lab_id, known.device_id, known.person_id), asked["ops"])
    except Busy as problem:
        raise ApiError("busy", headers={"Retry-After": "2"}) from problem
    return said(
        results=[_result(result) for result in answer.results],
        receipt=_receipt(known, answer),
        durable=feed.durable(reading(), known.lab_id),
        want_blobs=answer.want_blobs,
        limits=LIMITS,
    )


@blueprint.get("/changes")
@blueprint.doc(
    parameters=[
        {"name": "cursor", "in": "query", "schema": {"type": "string"}},
        {"name": "limit", "in": "query", "schema": {"type": "integer"}},
        {"name": "wait", "in": "query", "schema": {"type": "integer"}},
        {"name": "seen", "in": "query", "schema": {"type": "string"}},
    ],
    responses={200: {"description": "documents in scope that changed since the cursor"}},
)
def changes() -> Response:
    """What changed in this device's scope since its cursor; with `wait`, as soon as it does."""
    known = caller()
    asked = load(_changes, request.args.to_dict())
    try:
        page = _first_page(known, asked) if not asked.get("cursor") else _news(known, asked)
    except feed.HistoryChanged as problem:
        raise ApiError(problem.reason, {"reason": problem.reason}) from problem
    pos, head = page.head
    return said(
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
    told = load(_status, body_of(16 * 1024))
    with writing() as session:
        tokens.report(session, caller(), g.now, told)
    return {"proto": PROTO, "server_time": g.now}


def _first_page(known: Known, asked: dict[str, Any]) -> feed.Page:
    """A first pull reads much: when a whole fleet comes at once, some come back a little later."""
    if not _first_pulls.acquire(blocking=False):
        raise ApiError("busy", headers={"Retry-After": str(1 + uuid4().int % 8)})
    try:
        return _page(known, asked)
    finally:
        _first_pulls.release()


def _news(known: Known, asked: dict[str, Any]) -> feed.Page:
    """The next page; without one, wait for news while holding no session of the database."""
    with Waiting(asked["wait"]) as place:
        while True:
            page = _page(known, asked)
            if page.changes or page.more:
                return page
            db.session.remove()
            if not place.once_more():
                return page


def _page(known: Known, asked: dict[str, Any]) -> feed.Page:
    return feed.changes(
        reading(),
        known.lab_id,
        known.person_id,
        known.reach,
        asked.get("cursor"),
        asked["limit"],
        _witness(asked.get("seen")),
    )


def _witness(seen: str | None) -> feed.Witness | None:
    if seen is None:
        return None
    pos, _, prefix = seen.partition(":")
    return feed.Witness(int(pos), prefix)


def _receipt(known: Known, answer: Answer) -> dict[str, Any]:
    """What the lab stands for: these bytes, at these positions, under this head."""
    text = receipt_text(known.lab_id, known.device_id, answer)
    signed = current_app.extensions["keys"].sign(text)
    head = {"pos": answer.head_pos, "hash": answer.head_hash}
    return {"lab_id": known.lab_id, **head, "sig": signed}


def _result(result: Result) -> dict[str, Any]:
    return {
        "op_id": result.op_id,
        "body_sha256": result.body_sha256,
        "duplicate": result.duplicate,
        "pos": result.pos,
        **result.outcome,
    }
