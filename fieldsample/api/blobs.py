"""Photos on the wire: in pieces, resumable, verified before anyone is told they are here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Response, current_app, g, request
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.api.frame import body_of
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.journal.door import writing
from fieldsample.photos import wanted
from fieldsample.photos.store import DigestMismatch, DiskFull, FolderStore, TooLong, WrongOffset

blueprint = Blueprint("blobs", __name__, url_prefix="/api/v1/sync", description="Photos")
MAX_CHUNK = 256 * 1024


@blueprint.route("/blobs/<sha256>", methods=["HEAD", "PATCH"])
@blueprint.doc(responses={200: {"description": "complete"}, 204: {"description": "so far"}})
def piece(sha256: str) -> Response:
    """How much of a photo is here (HEAD), or the next piece of it (PATCH)."""
    lab_id = caller().lab_id
    found = wanted.find(reading(), lab_id, sha256)
    if found is None:
        raise ApiError("blob_unknown")
    size, present = found.size, found.state == "present"
    reading().rollback()  # no reading transaction is open while bytes are written
    if present:
        offset = size
    elif request.method == "PATCH":
        offset = _take_piece(lab_id, sha256, size)
    else:
        offset = _completed(lab_id, sha256, _store().offset(lab_id, sha256), size)
    return _so_far(lab_id, sha256, offset, size)


def _take_piece(lab_id: str, sha256: str, size: int) -> int:
    chunk = body_of(MAX_CHUNK)
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
        current_app.extensions["arrivals"].finish(lab_id, sha256)
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


def _so_far(lab_id: str, sha256: str, offset: int, size: int) -> Response:
    """Where the photo stands; a whole one says from which position on a backup has it."""
    response = Response(status=200 if offset == size else 204)
    if offset == size:
        found = wanted.find(reading(), lab_id, sha256)
        response.headers["Upload-Position"] = str(found.present_pos if found else 0)
    response.headers["Upload-Offset"] = str(offset)
    response.headers["Upload-Length"] = str(size)
    return response


def _store() -> FolderStore:
    store: FolderStore = current_app.extensions["photos"]
    return store
