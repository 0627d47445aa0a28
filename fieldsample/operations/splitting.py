"""Splitting: sub-items under blind codes, so that the bench does not know whose sample it has."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, validate

from fieldsample.models.samples import Item, Sample
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.bodies import Body, Code, Id, Text
from fieldsample.operations.cases import Case, case_of, claims_on, read_claims
from fieldsample.operations.item_cases import touch_item
from fieldsample.operations.items import amount
from fieldsample.operations.label_use import mark_use
from fieldsample.operations.labelling import mark_claimants
from fieldsample.operations.standing import keep_fact, settle
from fieldsample.operations.work import Work

SUB_ITEM = "D"
MOST_PARTS = 20


class PartSchema(Schema):
    """One sub-item, with the blind code that was drawn for it."""

    item = Id(required=True)
    code = Code(required=True)
    amount = amount()
    amount_unit = Text(40)
    room = Id()
    purpose = Text()


class SplitBody(Body):
    """item.split."""

    parts = fields.List(
        fields.Nested(PartSchema), required=True, validate=validate.Length(min=1, max=MOST_PARTS)
    )


def split(work: Work, act: Act, *, parts: list[dict[str, Any]]) -> frozenset[str]:
    """Make sub-items of an item; each is an item of the same sample, under its own blind code."""
    item = work.get(Item, "item", act.record)
    sample = work.get(Sample, "sample", item.sample_id)
    case = case_of(work, sample)
    codes = [part["code"] for part in parts]
    if len(set(codes)) < len(codes):
        raise NeverTrue("parts", "a code stands twice")
    read_claims(work, codes)
    work.look_for(Item, [part["item"] for part in parts])
    for part in parts:
        _add_part(work, case, item, part)
    keep_fact(work, act, sample, about=item, parts=parts)
    touch_item(work, item)
    claimants = [owner for code in codes for owner in mark_claimants(work, code)]
    conflicts = [settle(work, owner) for owner in dict.fromkeys([*claimants, sample])]
    return frozenset().union(*conflicts) & {"dup_label"}


def _add_part(work: Work, case: Case, parent: Item, part: dict[str, Any]) -> None:
    code, claims = part["code"], claims_on(work, part["code"])
    made = Item(
        lab_id=work.lab_id,
        id=part["item"],
        sample_id=parent.sample_id,
        label=code,
        kind=SUB_ITEM,
        amount=_in_words(part),
        parent=parent.id,
        blind=True,
        twin=False,
        arrival="arrived",
    )
    work.add_new(made, "item", made.id)
    case.items.append(made)
    claims.items.append(made)
    mark_use(work, claims, "used")
    touch_item(work, made)
    work.brought(f"label:{code}")


def _in_words(part: dict[str, Any]) -> str | None:
    if part.get("amount") is None:
        return None
    return f"{part['amount']:g} {part.get('amount_unit', '')}".strip()
