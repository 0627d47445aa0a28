"""The other roads of sync: a check of what is held, rescued bytes, queues that come as files."""

from __future__ import annotations

from flask import Response, current_app, g, request
from flask_smorest import Blueprint

from fieldsample.access import rescued
from fieldsample.access.porter import caller
from fieldsample.api.frame import body_of, load, said
from fieldsample.entrance.queue_files import take_queue_file as take
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.imports.queue_file import MAX_FILE, Unreadable
from fieldsample.journal.door import writing
from fieldsample.photos.store import DiskFull
from fieldsample.queries import holdings
from fieldsample.schemas.sync import CheckAsked

blueprint = Blueprint("roads", __name__, url_prefix="/api/v1/sync", description="Other roads")
MAX_RESCUE = 16 * 1024 * 1024
_check = CheckAsked()


@blueprint.post("/check")
@blueprint.doc(
    requestBody={"content": {"application/json": {"schema": CheckAsked}}},
    responses={200: {"description": "what of the list is not held here"}},
)
def check() -> Response:
    """Do you still hold these? What is missing the device queues again."""
    lab_id = caller().lab_id
    asked = load(_check, body_of(512 * 1024))
    ops = [(held["op_id"], held["body_sha256"]) for held in asked["ops"]]
    return said(
        missing_ops=holdings.missing_operations(reading(), lab_id, ops),
        missing_blobs=holdings.missing_blobs(reading(), lab_id, asked["blobs"]),
    )


@blueprint.post("/rescue")
@blueprint.doc(responses={202: {"description": "kept under its hash"}})
def rescue() -> Response:
    """Keep any bytes that the normal road does not take, for a person to look at."""
    known, raw = caller(), body_of(MAX_RESCUE)
    with writing() as session:
        name = rescued.keep(session, known.lab_id, known.device_id, raw, g.now)
    return said(202, sha256=name, size=len(raw))


@blueprint.post("/queue-files")
@blueprint.doc(responses={200: {"description": "what became of the queue's operations"}})
def take_queue_file() -> Response:
    """Take in a device's queue that came as a file; harmless to repeat."""
    request.max_content_length = MAX_FILE
    raw = body_of(MAX_FILE)
    extensions = current_app.extensions
    try:
        taken = take(raw, extensions["keys"], extensions["arrivals"], caller().lab_id, g.now)
    except Unreadable as problem:
        raise ApiError("queue_file_unreadable", {"why": str(problem)}) from problem
    except DiskFull as problem:
        raise ApiError("disk_full") from problem
    return said(**taken)
