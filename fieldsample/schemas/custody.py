"""The wire of the custody timeline."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

LONGEST_CODE = 200


class CustodyAsked(Schema):
    """A code as it was typed or scanned, or the id of a record; one of them."""

    code = fields.String(validate=validate.Length(min=1, max=LONGEST_CODE))
    id = fields.UUID()

    @validates_schema
    def check(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """Exactly one of the two."""
        if len(data) != 1:
            raise ValidationError("Ask by a code or by an id.", "code")
