"""A sample typed in from paper, because no phone will ever send it."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from fieldsample.operations.act import Act
from fieldsample.operations.bodies import Text
from fieldsample.operations.sample import SampleBody, create_sample
from fieldsample.operations.scoped import wire
from fieldsample.operations.work import Work

MOST_WRITTEN = 4


class TranscribeBody(SampleBody):
    """sample.transcribe: as sample.create, with the names of those who sampled."""

    written_by = fields.List(
        Text(), required=True, validate=validate.Length(min=1, max=MOST_WRITTEN)
    )
    paper_no = Text()

    class Meta:
        """Paper keeps no track."""

        exclude = ("trail",)


def transcribe(
    work: Work, act: Act, *, written_by: list[str], paper_no: str | None = None, **said: Any
) -> frozenset[str]:
    """Register a sample from its paper form; it says for good that it was typed in."""
    typed = {
        "by": act.actor,
        "at": wire(act.at),
        "written_by": written_by,
        "paper_no": paper_no,
    }
    return create_sample(work, act, transcribed=typed, **said)
