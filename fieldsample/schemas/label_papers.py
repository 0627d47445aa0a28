"""The wire of labels to print: in which size, for which printer, and which of a roll."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from fieldsample.domain.label_presets import PRESETS, SINGLE

MOST_NAMED = 100
RESOLUTIONS = (203, 300)
USUAL = "50x30"


class CodeList(fields.String):
    """Codes with commas between them."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[str]:  # type: ignore[override] # a list is what the route wants
        text: str = super()._deserialize(value, attr, data, **kwargs)
        codes = [code for code in text.split(",") if code]
        if len(codes) > MOST_NAMED:
            raise ValidationError(f"At most {MOST_NAMED} codes.")
        return codes


def _single() -> fields.String:
    return fields.String(load_default=USUAL, validate=validate.OneOf(tuple(SINGLE)))


class SheetAsked(Schema):
    """A roll on A4, or a page a label; of the whole roll or of the codes named."""

    preset = fields.String(load_default="a4", validate=validate.OneOf(PRESETS))
    codes = CodeList()


class CommandsAsked(Schema):
    """A roll for a label printer."""

    preset = _single()
    dpi = fields.Integer(load_default=RESOLUTIONS[0], validate=validate.OneOf(RESOLUTIONS))
    codes = CodeList()


class ItemLabelAsked(Schema):
    """One label of an item."""

    preset = fields.String(load_default=USUAL, validate=validate.OneOf(PRESETS))


class ItemCommandsAsked(Schema):
    """One label of an item for a label printer."""

    preset = _single()
    dpi = fields.Integer(load_default=RESOLUTIONS[0], validate=validate.OneOf(RESOLUTIONS))
