"""Signatures on glass: a picture under a record, or the reason why there is none."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from fieldsample.models.field import Signature
from fieldsample.models.places import Visit
from fieldsample.models.samples import Sample
from fieldsample.operations.act import Act
from fieldsample.operations.belongings import OWNERS
from fieldsample.operations.bodies import Body, Id, Number, Sha256, Text
from fieldsample.operations.work import Work

SIGNS_AS = ("sampler", "second_sampler", "sampled_party", "carrier", "receiver", "witness")
MAX_STROKE_NUMBERS = 6000
MAX_PICTURE_BYTES = 1024 * 1024
PICTURE = ("sha256", "size", "mime")


class SignatureBody(Body):
    """signature.add."""

    of = fields.String(required=True, validate=validate.OneOf(OWNERS))
    signs_as = fields.String(required=True, validate=validate.OneOf(SIGNS_AS))
    name = Text()
    person = Id()
    sha256 = Sha256()
    size = fields.Integer(strict=True, validate=validate.Range(min=1, max=MAX_PICTURE_BYTES))
    mime = fields.String(validate=validate.Equal("image/png"))
    strokes = fields.List(fields.List(Number()))
    refused = Text()

    @validates_schema
    def check(self, data: dict[str, Any], **_kwargs: Any) -> None:
        """A whole picture or a refusal, and never both."""
        named = [key for key in PICTURE if key in data]
        if "refused" in data and named:
            raise ValidationError("Either a signature or a refusal.", "refused")
        if "refused" not in data and len(named) < len(PICTURE):
            raise ValidationError("A signature has a picture, or the reason for none.", "sha256")
        if sum(map(len, data.get("strokes", ()))) > MAX_STROKE_NUMBERS:
            raise ValidationError(f"At most {MAX_STROKE_NUMBERS} numbers.", "strokes")


def add_signature(
    work: Work, act: Act, *, of: str, strokes: list[list[float]] | None = None, **signed: Any
) -> None:
    """Keep a signature in a document of its own: it is personal. Waits for its record."""
    del strokes  # stand in the journal
    if of == "sample":
        work.get(Sample, "sample", act.record)
    elif of == "visit":
        work.get(Visit, "visit", act.record)
    signature = Signature(
        lab_id=act.lab_id,
        id=act.op_id,
        of=of,
        record=act.record,
        at=act.at,
        by=act.actor,
        **signed,
    )
    work.session.add(signature)
    work.remember(signature, signature.id)
    work.touch("signatures", signature.id)
