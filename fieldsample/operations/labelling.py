"""Labels: rolls issued, codes put on items, codes spoiled or lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from marshmallow import fields, validate

from fieldsample.domain.reference import keys_of
from fieldsample.models.labels import Label, LabelMark, LabelRoll
from fieldsample.models.samples import Item, Sample
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.arriving import touch_boxes_that_found
from fieldsample.operations.bodies import Body, Code, Id, Text, moment
from fieldsample.operations.cases import case_of, claims_on, read_claims
from fieldsample.operations.item_cases import touch_item
from fieldsample.operations.label_use import begin_use, mark_use
from fieldsample.operations.standing import settle
from fieldsample.operations.work import Work

MARKS = {"label.spoil": "spoiled", "label.lose": "lost"}
MOST_ITEMS = 1000


class BindBody(Body):
    """label.bind."""

    sample = Id(required=True)
    code = Code(required=True)
    item_kind = fields.String(required=True, validate=validate.OneOf(keys_of("item_kind")))
    container = Text()
    amount = Text()
    scan_mode = fields.String(validate=validate.OneOf(keys_of("scan_mode")))
    bottle = Text(20)
    preservative = Text()
    position = fields.Integer(strict=True, validate=validate.Range(min=1, max=MOST_ITEMS))
    filled_at = moment()
    parent = Id()
    seal_no = Text()


class RollBody(Body):
    """label_roll.issue."""

    codes = fields.List(Code(), required=True, validate=validate.Length(min=1, max=1000))
    issued_to = Id(allow_none=True)


class MarkBody(Body):
    """label.spoil and label.lose."""

    code = Code(required=True)
    reason = Text(required=True)


def bind_label(
    work: Work,
    act: Act,
    *,
    sample: str,
    code: str,
    item_kind: str,
    scan_mode: str | None = None,
    filled_at: datetime | None = None,
    **item_: Any,
) -> frozenset[str]:
    """Put a label on an item. A label is a claim: two that claim one are both kept and flagged."""
    del scan_mode  # stands in the journal
    owner = work.get(Sample, "sample", sample)
    case, claims = case_of(work, owner), claims_on(work, code)
    item = Item(
        lab_id=act.lab_id,
        id=act.record,
        sample_id=owner.id,
        label=code,
        kind=item_kind,
        filled_at=filled_at,
        twin=False,
        blind=False,
        **item_,
    )
    work.add_new(item, "item", act.record)
    case.items.append(item)
    claims.items.append(item)
    mark_use(work, claims, "used")
    work.touch("items", item.id)
    work.brought(f"label:{code}")
    conflicts = [settle(work, claimant) for claimant in mark_claimants(work, code)]
    return frozenset().union(*conflicts) & {"dup_label"}


def issue_roll(work: Work, act: Act, *, codes: list[str], issued_to: str | None = None) -> None:
    """Register a roll's codes, in the order in which they are printed."""
    if len(set(codes)) < len(codes):
        raise NeverTrue("codes", "repeated")
    roll = LabelRoll(
        lab_id=act.lab_id,
        id=act.record,
        issued_to=issued_to,
        issued_by=act.actor,
        issued_at=act.at,
    )
    work.add_new(roll, "label_roll", act.record)
    read_claims(work, codes)
    new = [code for code in codes if not claims_on(work, code).registered]
    for number, code in enumerate(new, start=1):
        label = Label(lab_id=act.lab_id, code=code, roll_id=roll.id, number=number)
        work.session.add(label)
        claims_on(work, code).label = label
    begin_use(work, roll.id, [claims_on(work, code) for code in new])
    work.touch("label_rolls", roll.id)
    _settle_claimants(work, codes)


def mark_label(work: Work, act: Act, *, code: str, reason: str) -> None:
    """Keep that a label is spoiled or lost, whether or not its roll is here."""
    del reason  # stands in the journal
    claims = claims_on(work, code)
    mark = LabelMark(lab_id=act.lab_id, op_id=act.op_id, code=code, mark=MARKS[act.kind])
    work.session.add(mark)
    claims.marks.append(mark)
    mark_use(work, claims, mark.mark)
    _settle_claimants(work, [code])


def keep_used(work: Work, act: Act, code: str) -> None:
    """A label taken off its item was used all the same, also for a roll that comes later."""
    claims = claims_on(work, code)
    mark = LabelMark(lab_id=act.lab_id, op_id=act.op_id, code=code, mark="used")
    work.session.add(mark)
    claims.marks.append(mark)


def mark_claimants(work: Work, code: str) -> list[Sample]:
    """Mark every item that claims `code` as twin when there are two; returns their samples."""
    items = sorted(claims_on(work, code).items, key=lambda item: item.id)
    for item in items:
        if item.twin != (len(items) > 1):
            item.twin = len(items) > 1
            touch_item(work, item)
    touch_boxes_that_found(work, claims_on(work, code).facts)
    owners = dict.fromkeys(item.sample_id for item in items)
    return [work.get(Sample, "sample", owner) for owner in owners]


def _settle_claimants(work: Work, codes: list[str]) -> None:
    """What is known of a label changes its samples' flags: a roll comes, a label is spoiled."""
    owners = {item.sample_id for code in codes for item in claims_on(work, code).items}
    for sample_id in sorted(owners):
        settle(work, work.get(Sample, "sample", sample_id))
