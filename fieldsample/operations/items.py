"""Items in the store: put away, moved, taken out, brought back, kept, given away, disposed of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from marshmallow import ValidationError, fields, validate

from fieldsample.domain.days import day_said
from fieldsample.domain.reference import keys_of
from fieldsample.models.people import Person
from fieldsample.models.samples import Item, Sample
from fieldsample.operations.act import Act, NeverTrue, NotHereYet
from fieldsample.operations.bodies import Body, Code, Id, Number, Text, ids
from fieldsample.operations.cases import case_of, claims_on
from fieldsample.operations.instruments import Day
from fieldsample.operations.item_cases import settle_item
from fieldsample.operations.standing import keep_fact
from fieldsample.operations.work import Work

MOST_AMOUNT = 1_000_000
VERDICTS = ("pass", "fail")


class DayOrMoment(Text):
    """A date, or a moment with its offset, kept as it was written."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            day_said(text, "UTC")
        except (ValueError, OverflowError) as problem:
            raise ValidationError("Neither a date nor a moment with its offset.") from problem
        return text


def amount() -> Number:
    """How much of it, in its unit."""
    return Number(validate=validate.Range(min=0, max=MOST_AMOUNT))


class ItemBody(Body):
    """What every saying about an item may carry: its label, and which facts it follows."""

    label = Code()
    scan_mode = fields.String(validate=validate.OneOf(keys_of("scan_mode")))
    after = ids()


class StoreBody(ItemBody):
    """item.store and item.move."""

    place = Id(required=True)


class CheckOutBody(ItemBody):
    """item.check_out."""

    person = Id()
    purpose = Text(required=True)
    amount = amount()
    amount_unit = Text(40)
    to_place = Id()


class CheckInBody(StoreBody):
    """item.check_in."""

    amount_left = amount()
    amount_unit = Text(40)


class ConsumeBody(ItemBody):
    """item.consume."""

    reason = Text(2000)


class RetainBody(ItemBody):
    """item.retain: until when it is kept; the last day is still one of keeping."""

    until = Day(required=True)
    verdict = fields.String(validate=validate.OneOf(VERDICTS))
    verdict_at = DayOrMoment()
    place = Id()
    reason = Text(2000)


class TransferBody(ItemBody):
    """item.transfer."""

    to_name = Text(required=True)
    retest_no = Text()
    seal_ok = fields.Boolean(truthy={True}, falsy={False})


class DisposeBody(ItemBody):
    """item.dispose: by two persons."""

    method = Text(required=True)
    reason = Text(2000, required=True)
    second_person = Id(required=True)


class EndBody(ItemBody):
    """item.break and item.lose."""

    reason = Text(2000, required=True)


def say(work: Work, act: Act, *, label: str | None = None, **said: Any) -> frozenset[str]:
    """Keep what was said of an item, known by its record or by its label alone."""
    if act.subject is None and label is None:
        raise NeverTrue("label", "missing")
    return say_of_item(work, act, act.subject, label, **said)


def dispose(work: Work, act: Act, *, label: str | None = None, **said: Any) -> frozenset[str]:
    """Nobody throws away alone; the other one must be somebody of this lab."""
    second = str(UUID(act.said["second_person"]))
    if second == act.actor:
        raise NeverTrue("second_person", "disposal takes two different persons")
    work.get(Person, "person", second)
    return say(work, act, label=label, second_person=second, **said)


def say_of_item(
    work: Work, act: Act, item_id: str | None, label: str | None, **said: Any
) -> frozenset[str]:
    """Keep a fact about an item, or about a label; a label that two claim counts for neither."""
    if item_id is not None:
        item = work.get(Item, "item", item_id)
        sample = work.get(Sample, "sample", item.sample_id)
        keep_fact(work, act, sample, about=item, **said)
        return settle_item(work, case_of(work, sample), item)
    items = claims_on(work, label or "").items
    if not items:
        raise NotHereYet(f"label:{label}")
    keep_fact(work, act, None, label, of_item=True, **said)
    owners = [work.get(Sample, "sample", item.sample_id) for item in items]
    conflicts = [
        settle_item(work, case_of(work, owner), item)
        for owner, item in zip(owners, items, strict=True)
    ]
    return frozenset().union(*conflicts) | ({"dup_label"} if len(items) > 1 else set())
