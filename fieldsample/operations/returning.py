"""Sent back for correction: comments by field, and what the sampler answers them with."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from fieldsample.operations.bodies import MAX_NOTE, Body, Id, Text

MAX_COMMENTS = 40


class CommentSchema(Schema):
    """A remark on one field, or on the whole record."""

    field = Text(60, allow_none=True, load_default=None)
    text = Text(MAX_NOTE, required=True)


class ReturnBody(Body):
    """sample.return."""

    comments = fields.List(
        fields.Nested(CommentSchema),
        required=True,
        validate=validate.Length(min=1, max=MAX_COMMENTS),
    )


class ResubmitBody(Body):
    """sample.resubmit: the returns that it answers."""

    answers = fields.List(Id(), required=True, validate=validate.Length(min=1, max=MAX_COMMENTS))
