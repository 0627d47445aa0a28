"""What a desk says of a sample beside its decision: doubts, checks, what is missing or too many."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from fieldsample.domain.reference import keys_of
from fieldsample.models.boxes import Box
from fieldsample.models.samples import Sample
from fieldsample.operations.act import Act
from fieldsample.operations.bodies import Body, Id, Number, Text
from fieldsample.operations.box_cases import keep_box_fact
from fieldsample.operations.box_standing import settle_box
from fieldsample.operations.boxes import temperature
from fieldsample.operations.instruments import Day
from fieldsample.operations.reception import DeskBody, decide
from fieldsample.operations.standing import keep_fact, settle
from fieldsample.operations.work import Work

MAX_WORDS = 2000
FOUND = ("ok", "deviates", "not_applicable")
MOST_AMOUNT = 1_000_000


class HoldBody(DeskBody):
    """sample.hold: what is asked, of whom, and what is doubted."""

    question = Text(MAX_WORDS, required=True)
    to = Id()
    reason = fields.String(validate=validate.OneOf(keys_of("rejection_reasons")))


class ReplyBody(Body):
    """sample.reply: it tells, and decides nothing."""

    hold = Id(required=True)
    text = Text(MAX_WORDS, required=True)


class CheckBody(DeskBody):
    """reception.check: what was looked at, and what came of it."""

    checklist = fields.Dict(
        required=True,
        keys=fields.String(validate=validate.OneOf(keys_of("reception_check"))),
        values=fields.String(validate=validate.OneOf(FOUND)),
        validate=validate.Length(min=1),
    )
    item = Id()
    got_amount = Number(validate=validate.Range(min=0, max=MOST_AMOUNT))
    got_unit = Text(40)
    temperature_c = temperature()
    instrument = Id()
    no_temperature_reason = Text()
    appearance = Text()

    class Meta:
        """A check settles nothing."""

        exclude = ("answers",)


class UnexpectedBody(DeskBody):
    """item.unexpected: it is here, and nobody knows why."""

    item = Id()
    box = Id()
    explanation = Text(MAX_WORDS, required=True)


class MissingBody(Body):
    """item.mark_missing."""

    item = Id(required=True)
    box = Id()
    reason = Text(MAX_WORDS, required=True)


class RecollectBody(Body):
    """sample.recollect: who is to take it again, and until when."""

    to = Id()
    due = Day()
    reason = Text(MAX_WORDS)


def say_of_sample(work: Work, act: Act, **said: Any) -> frozenset[str]:
    """Keep what was said of a sample that stands on record, in the words as they were read."""
    sample = work.get(Sample, "sample", act.record)
    keep_fact(work, act, sample, **said)
    return settle(work, sample) & {"state_conflict"}


def unexpected(work: Work, act: Act, *, box: str | None = None, **said: Any) -> frozenset[str]:
    """Something is here that was not on the list: its sample waits, and the box remembers it."""
    if box is None:
        return decide(work, act, **said)
    conflicts = decide(work, act, box=box, **said)
    _say_of_box(work, act, box)
    return conflicts


def _say_of_box(work: Work, act: Act, box_id: str) -> None:
    """The box's own record may still be on a phone: what was found in it waits for nothing."""
    known = {"sample": act.subject} if act.subject else {}
    keep_box_fact(work, act, box_id, **known)
    box = work.find(Box, box_id)
    if box is not None:
        settle_box(work, box)
