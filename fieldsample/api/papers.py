"""Paper: a sample's form and its seals, and the desk's papers, for whoever may have the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import Response, current_app
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.photos.store import BadName, NotHere
from fieldsample.printing.sampling_form import sampling_form
from fieldsample.printing.seal_strips import seal_strips
from fieldsample.printing.sheet import Sheet, print_sheet
from fieldsample.queries import sheets
from fieldsample.queries.papers import paper_of
from fieldsample.queries.reader import Reader
from fieldsample.schemas.reading import DayAsked, PaperAsked

blueprint = Blueprint("papers", __name__, url_prefix="/api/v1", description="Paper")
# Signatures and telephone numbers: no cache on the way may keep them.
PRIVATELY = {"Cache-Control": "private, no-store"}
PDF = {200: {"description": "PDF", "content": {"application/pdf": {}}}}


@blueprint.get("/samples/<uuid:sample_id>/form.pdf")
@blueprint.arguments(PaperAsked, location="query")
@blueprint.doc(responses=PDF)
def form(asked: dict[str, Any], sample_id: UUID) -> Response:
    """The sampling form 抽样单 on A4, or its seal strips 封条 for a roll of 80 mm."""
    found = paper_of(reading(), _reader(), str(sample_id))
    if found is None:
        raise ApiError("not_found")
    if asked["paper"] == "strip80":
        return _pdf(seal_strips(found))
    return _pdf(sampling_form(found, _pictures(one.sha256 for one in found.signed)))


@blueprint.get("/samples/<uuid:sample_id>/rejection.pdf")
@blueprint.doc(responses=PDF)
def rejection(sample_id: UUID) -> Response:
    """The notice that a sample is rejected 拒收通知书."""
    try:
        return _sheet(sheets.rejection_of(reading(), _reader(), str(sample_id)))
    except sheets.NotRejected:
        raise ApiError("not_rejected") from None


@blueprint.get("/samples/<uuid:sample_id>/custody.pdf")
@blueprint.doc(responses=PDF)
def custody(sample_id: UUID) -> Response:
    """A sample's whole chain 样品流转记录."""
    return _sheet(sheets.custody_of_sample(reading(), _reader(), str(sample_id)))


@blueprint.get("/boxes/<uuid:box_id>/manifest.pdf")
@blueprint.doc(responses=PDF)
def manifest(box_id: UUID) -> Response:
    """What lies in a box, and through whose hands it goes 运输箱清单."""
    return _sheet(sheets.manifest_of(reading(), _reader(), str(box_id)))


@blueprint.get("/boxes/<uuid:box_id>/reception.pdf")
@blueprint.doc(responses=PDF)
def box_reception(box_id: UUID) -> Response:
    """How the samples of a box were received 样品接收记录表."""
    return _sheet(sheets.reception_of_box(reading(), _reader(), str(box_id)))


@blueprint.get("/receptions/<day>/record.pdf")
@blueprint.arguments(DayAsked, location="path")
@blueprint.doc(responses=PDF)
def day_reception(asked: dict[str, Any], **_path: str) -> Response:
    """All that was decided on a day of the lab 样品接收记录表."""
    return _sheet(sheets.reception_of_day(reading(), _reader(), asked["day"]))


def _reader() -> Reader:
    known = caller()
    return Reader(known.lab_id, known.person_id, known.reach)


def _sheet(found: Sheet | None) -> Response:
    if found is None:
        raise ApiError("not_found")
    pictures = _pictures(found.photos, "thumb") | _pictures(found.signatures)
    return _pdf(print_sheet(found, pictures))


def _pictures(named: Iterable[str | None], size: str = "screen") -> dict[str, bytes]:
    """Those that have come."""
    lab_id = caller().lab_id
    pictures = {sha256: _picture(lab_id, sha256, size) for sha256 in named if sha256}
    return {name: one for name, one in pictures.items() if one}


def _picture(lab_id: str, sha256: str, size: str) -> bytes | None:
    """The copy that was made in the darkroom: no stranger's picture is decoded here."""
    try:
        copy: bytes = current_app.extensions["copies"].read(lab_id, sha256, size)
    except (NotHere, BadName):
        return None
    return copy


def _pdf(content: bytes) -> Response:
    return Response(content, mimetype="application/pdf", headers=PRIVATELY)
