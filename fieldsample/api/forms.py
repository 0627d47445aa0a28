"""Programmes' forms: an XLSForm read for the person who will look it over and publish it."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_smorest import Blueprint
from werkzeug.exceptions import RequestEntityTooLarge

from fieldsample.errors import ApiError, reader_language
from fieldsample.imports.problems import SheetRefused
from fieldsample.imports.xlsform import read_xlsform
from fieldsample.imports.xlsform_words import Remark
from fieldsample.schemas.forms import ReadFormAnswer

blueprint = Blueprint("forms", __name__, url_prefix="/api/v1/forms", description="Own forms")
MOST_BYTES = 2_000_000
_ROOM_FOR_MULTIPART = 10_000


@blueprint.post("/read-xlsform")
@blueprint.doc(
    requestBody={
        "content": {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {},
            "multipart/form-data": {},
        }
    }
)
@blueprint.response(200, ReadFormAnswer)
def read() -> dict[str, Any]:
    """Read an XLSForm as questions, saying all that could not be taken over; publishes nothing."""
    try:
        form = read_xlsform(_file())
    except (SheetRefused, RequestEntityTooLarge) as refused:
        known = refused if isinstance(refused, SheetRefused) else SheetRefused("file_too_large")
        raise ApiError("form_file_unreadable", _why(known)) from refused
    return {
        "name": form.name,
        "questions": form.questions,
        "problems": [_in_words(one) for one in form.problems],
        "skipped": [_in_words(one) for one in form.skipped],
    }


def _file() -> bytes:
    """The workbook: the one file of a multipart form, or the whole body."""
    request.max_content_length = MOST_BYTES + _ROOM_FOR_MULTIPART
    if request.mimetype == "multipart/form-data":
        upload = next(iter(request.files.values()), None)
        data = b"" if upload is None else upload.stream.read()
    else:
        data = request.get_data(cache=False)
    if len(data) > MOST_BYTES:
        raise SheetRefused("file_too_large")
    return data


def _why(refused: SheetRefused) -> dict[str, str]:
    said = refused.problem
    words = said.message_en if reader_language() == "en" else said.message_zh
    return {"why": words, "problem": said.code}


def _in_words(one: Remark) -> dict[str, Any]:
    text = one.en if reader_language() == "en" else one.zh
    return {"sheet": one.sheet, "row": one.row, "text": text}
