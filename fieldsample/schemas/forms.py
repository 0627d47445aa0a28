"""The wire of forms that are read from a file."""

from __future__ import annotations

from marshmallow import Schema, fields


class RemarkRow(Schema):
    """One thing to look at; row 0 is the whole sheet."""

    sheet = fields.String(required=True)
    row = fields.Integer(required=True)
    text = fields.String(required=True)


class ReadFormAnswer(Schema):
    """An XLSForm as questions, not published."""

    name = fields.String(required=True)
    questions = fields.List(fields.Dict(), required=True)
    problems = fields.List(fields.Nested(RemarkRow), required=True)
    skipped = fields.List(fields.Nested(RemarkRow), required=True)
