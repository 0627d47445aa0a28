"""Transport boxes: opened, packed, closed, handed over, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marshmallow import fields, validate

from fieldsample.domain.reference import keys_of
from fieldsample.models.boxes import Box
from fieldsample.models.samples import Item, Sample
from fieldsample.operations.act import Act, NeverTrue, NotHereYet
from fieldsample.operations.bodies import Body, Code, Id, Number, PlaceSchema, Text, wire_place
from fieldsample.operations.box_cases import (
    boxes_with,
    facts_about,
    keep_box_fact,
    on_code,
    packing_in,
)
from fieldsample.operations.box_standing import settle_box
from fieldsample.operations.standing import keep_fact, settle
from fieldsample.operations.work import Work

MOST_COUNTED = 10_000


def temperature() -> Number:
    """A temperature in °C that can be."""
    return Number(validate=validate.Range(min=-273.15, max=200))


def _number() -> fields.Integer:
    """How many there were of something."""
    counted = validate.Range(min=0, max=MOST_COUNTED)
    return fields.Integer(required=True, strict=True, validate=counted)


class OpenBody(Body):
    """box.open."""

    code = Code(required=True)
    place = fields.Nested(PlaceSchema)


class PackBody(Body):
    """box.pack."""

    item = Id(required=True)


class UnpackBody(PackBody):
    """box.unpack: of which item, and which of its packings count no more."""

    answers = fields.List(Id(), required=True, validate=validate.Length(min=1, max=20))
    reason = Text(2000)


class CloseBody(Body):
    """box.close."""

    seal_no = Text()
    temperature_c = temperature()
    instrument = Id()
    no_temperature_reason = Text()


class BoxHandOverBody(Body):
    """box.hand_over."""

    to_name = Text(required=True)
    from_name = Text()
    temperature_c = temperature()


class ReasonBody(Body):
    """box.cancel and box.report_lost."""

    reason = Text(2000, required=True)


class BoxArriveBody(Body):
    """box.arrive."""

    label = Code()
    count = fields.Integer(strict=True, validate=validate.Range(min=0, max=MOST_COUNTED))
    seal_ok = fields.Boolean(truthy={True}, falsy={False})
    temperature_c = temperature()
    instrument = Id()
    no_temperature_reason = Text()
    receipt_no = Text()
    scan_mode = fields.String(validate=validate.OneOf(keys_of("scan_mode")))


class ReconcileBody(Body):
    """box.reconcile: what was counted when the desk was done with it."""

    expected = _number()
    scanned = _number()
    manual = _number()
    missing = _number()
    unexpected = _number()


def open_box(
    work: Work, act: Act, *, code: str, place: dict[str, Any] | None = None
) -> frozenset[str]:
    """Begin a box. Its code may have been another day's: what named the code alone is told anew."""
    boxes, _ = on_code(work, code)
    box = Box(
        lab_id=act.lab_id,
        id=act.record,
        code=code,
        place=wire_place(place),
        opened_by=act.actor,
        opened_at=act.at,
    )
    work.add_new(box, "box", act.record)
    work.brought(f"box_label:{code}")
    keep_box_fact(work, act, box.id)
    boxes.append(box)
    return settle_boxes(work, boxes)


def pack(work: Work, act: Act, *, item: str) -> frozenset[str]:
    """Put an item into a box; its sample is then on its way."""
    return _move(work, act, item, {"item": item})


def unpack(
    work: Work, act: Act, *, item: str, answers: list[str], reason: str | None = None
) -> frozenset[str]:
    """Take an item out again: the packings named count no more."""
    del reason  # stands in the fact
    return _move(work, act, item, {"item": item, "answers": answers})


def say_of_box(work: Work, act: Act, **_said: Any) -> frozenset[str]:
    """Keep a fact about a box that is on record: closed, handed over, cancelled, lost, arrived."""
    box = work.get(Box, "box", act.record)
    keep_box_fact(work, act, box.id)
    return settle_boxes(work, [box])


def arrive_box(work: Work, act: Act, *, label: str | None = None, **_said: Any) -> frozenset[str]:
    """A box stands at the desk, known by its record or by its code alone."""
    if act.subject is not None:
        return say_of_box(work, act)
    if label is None:
        raise NeverTrue("label", "missing")
    boxes, _ = on_code(work, label)
    if not boxes:
        raise NotHereYet(f"box_label:{label}")
    keep_box_fact(work, act, None, label)
    return settle_boxes(work, boxes)


def settle_boxes(work: Work, boxes: Iterable[Box]) -> frozenset[str]:
    """Fold boxes again; when one is called off, or not any more, its items follow."""
    conflicts: set[str] = set()
    for box in boxes:
        before = box.state
        conflicts |= settle_box(work, box)
        if (before == "cancelled") != (box.state == "cancelled"):
            packed = {fact.item for fact in facts_about(work, box) if fact.kind == "box.pack"}
            conflicts |= settle_items(work, sorted(item for item in packed if item))
    return frozenset(conflicts)


def settle_items(work: Work, item_ids: Iterable[str]) -> frozenset[str]:
    """Say of each item in which box it is; its boxes and its sample follow."""
    items = [work.get(Item, "item", item_id) for item_id in item_ids]
    box_ids = {box_id for item in items for box_id in boxes_with(work, item.id)}
    boxes = [work.get(Box, "box", box_id) for box_id in sorted(box_ids)]
    conflicts = [settle_box(work, box) for box in boxes]
    for item in items:
        item.box = _box_of(work, item.id)
        work.touch("items", item.id)
    samples = dict.fromkeys(item.sample_id for item in items)
    for sample_id in samples:
        settle(work, work.get(Sample, "sample", sample_id))
    return frozenset().union(*conflicts)


def _move(work: Work, act: Act, item_id: str, said: dict[str, Any]) -> frozenset[str]:
    """A fact on the box and on the item's sample alike."""
    box = work.get(Box, "box", act.record)
    item = work.get(Item, "item", item_id)
    keep_fact(work, act, work.get(Sample, "sample", item.sample_id), box=box.id, **said)
    keep_box_fact(work, act, box.id, **said)
    return settle_items(work, [item_id])


def _box_of(work: Work, item_id: str) -> str | None:
    """The box that holds the item; of two the one in which it was packed later."""
    packings = [(packing_in(work, item_id, box), box) for box in boxes_with(work, item_id)]
    held = [(packed.at, packed.op_id, box) for packed, box in packings if packed is not None]
    return max(held)[2] if held else None
