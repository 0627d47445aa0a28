"""Labels on paper: sheets, a page a label, and the languages of label printers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from fieldsample.access.porter import caller
from fieldsample.errors import ApiError
from fieldsample.extensions import reading
from fieldsample.printing.label_languages import as_tspl, as_zpl
from fieldsample.printing.label_sheet import label_sheet
from fieldsample.printing.single_labels import single_labels
from fieldsample.queries.labels import Printed, item_for_print, roll_for_print
from fieldsample.schemas.label_papers import (
    CommandsAsked,
    ItemCommandsAsked,
    ItemLabelAsked,
    SheetAsked,
)

blueprint = Blueprint("label_papers", __name__, url_prefix="/api/v1", description="Label paper")
PDF = {200: {"description": "PDF", "content": {"application/pdf": {}}}}
TEXT = {200: {"description": "commands for a label printer", "content": {"text/plain": {}}}}
Write = Callable[[Sequence[str], str, str, int], str]


@blueprint.get("/label-rolls/<uuid:roll_id>/sheet.pdf")
@blueprint.arguments(SheetAsked, location="query")
@blueprint.doc(responses=PDF)
def sheet(asked: dict[str, Any], roll_id: UUID) -> Response:
    """A roll's labels, or those named, on A4 or a page a label."""
    return _pdf(_of_roll(roll_id, asked), asked["preset"])


@blueprint.get("/label-rolls/<uuid:roll_id>/labels.zpl")
@blueprint.arguments(CommandsAsked, location="query")
@blueprint.doc(responses=TEXT)
def roll_zpl(asked: dict[str, Any], roll_id: UUID) -> Response:
    """The same for a label printer that speaks ZPL."""
    return _commands(as_zpl, _of_roll(roll_id, asked), asked)


@blueprint.get("/label-rolls/<uuid:roll_id>/labels.tspl")
@blueprint.arguments(CommandsAsked, location="query")
@blueprint.doc(responses=TEXT)
def roll_tspl(asked: dict[str, Any], roll_id: UUID) -> Response:
    """The same for a label printer that speaks TSPL."""
    return _commands(as_tspl, _of_roll(roll_id, asked), asked)


@blueprint.get("/items/<uuid:item_id>/label.pdf")
@blueprint.arguments(ItemLabelAsked, location="query")
@blueprint.doc(responses=PDF)
def item_pdf(asked: dict[str, Any], item_id: UUID) -> Response:
    """An item's label; of an internal one the blind code, and nothing that tells the sample."""
    return _pdf(_of_item(item_id), asked["preset"])


@blueprint.get("/items/<uuid:item_id>/label.zpl")
@blueprint.arguments(ItemCommandsAsked, location="query")
@blueprint.doc(responses=TEXT)
def item_zpl(asked: dict[str, Any], item_id: UUID) -> Response:
    """The same for a label printer that speaks ZPL."""
    return _commands(as_zpl, _of_item(item_id), asked)


@blueprint.get("/items/<uuid:item_id>/label.tspl")
@blueprint.arguments(ItemCommandsAsked, location="query")
@blueprint.doc(responses=TEXT)
def item_tspl(asked: dict[str, Any], item_id: UUID) -> Response:
    """The same for a label printer that speaks TSPL."""
    return _commands(as_tspl, _of_item(item_id), asked)


def _of_roll(roll_id: UUID, asked: dict[str, Any]) -> Printed:
    """The whole roll, or the codes that were named, each of which must be of it."""
    found = roll_for_print(reading(), caller().lab_id, str(roll_id))
    if found is None:
        raise ApiError("not_found")
    named = asked.get("codes") or found.codes
    if not set(named) <= set(found.codes):
        raise ApiError("invalid_request", {"fields": {"codes": ["Not all are of this roll."]}})
    return found._replace(codes=named)


def _of_item(item_id: UUID) -> Printed:
    found = item_for_print(reading(), caller().lab_id, str(item_id))
    if found is None:
        raise ApiError("not_found")
    return found


def _pdf(printed: Printed, preset: str) -> Response:
    on_sheet = preset == "a4"
    content = (
        label_sheet(printed.codes, printed.title)
        if on_sheet
        else single_labels(printed.codes, printed.lab, preset)
    )
    return Response(content, mimetype="application/pdf")


def _commands(write: Write, printed: Printed, asked: dict[str, Any]) -> Response:
    text = write(printed.codes, printed.lab, asked["preset"], asked["dpi"])
    return Response(text, mimetype="text/plain")
