"""Corrections: a field amended by the value it was seen with, and a label that was used twice."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate

from fieldsample.models.samples import Amendment, Item, Sample
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.answers import FORM_KEYS
from fieldsample.operations.bodies import Body, Code, FormValue, Id, Text, ids
from fieldsample.operations.cases import case_of, claims_on
from fieldsample.operations.item_cases import touch_item
from fieldsample.operations.label_use import mark_use
from fieldsample.operations.labelling import keep_used, mark_claimants
from fieldsample.operations.products import follow_product
from fieldsample.operations.sample import SampleBody
from fieldsample.operations.standing import counts_of, settle
from fieldsample.operations.work import Work

COLUMNS = frozenset(
    {
        "sample_type",
        "sample_name",
        "task_category",
        "qty_total",
        "qty_unit",
        "site",
        "point_id",
        "point",
        "samplers",
    }
)
"""What may be amended beside the form's own fields; facts of custody never are."""

_known = SampleBody()


class AmendBody(Body):
    """sample.amend: the field, the value the person saw there, the new one, and why."""

    field = fields.String(required=True, validate=validate.OneOf(COLUMNS | FORM_KEYS))
    old = FormValue(required=True, allow_none=True)
    new = FormValue(required=True, allow_none=True)
    reason = Text(2000)
    answers = ids()


class RelabelBody(Body):
    """sample.relabel: which item, the other one that claims its label, the new label, and why."""

    other = Id(required=True)
    label = Code(required=True)
    reason = Text(2000, required=True)


def amend(
    work: Work,
    act: Act,
    *,
    field: str,
    old: Any,
    new: Any,
    reason: str | None = None,
    answers: list[str] | None = None,
) -> frozenset[str]:
    """Change a field when it still says what the person saw; else keep both and flag it.

    Different fields never disturb each other. The first to arrive whose `old` fits stands.
    """
    value = _checked(field, new)
    sample = work.get(Sample, "sample", act.record)
    before, stood = counts_of(sample), _present(sample, field)
    applied = stood == old
    if applied:
        _put(sample, field, value)
        follow_product(work, sample, changed=True)
    said = Amendment(
        lab_id=act.lab_id,
        op_id=act.op_id,
        sample_id=sample.id,
        field=field,
        old=old,
        new=new,
        stood=stood,
        reason=reason,
        by=act.actor,
        at=act.at,
        applied=applied,
        answers=answers or [],
    )
    case_of(work, sample).amendments.append(said)
    work.session.add(said)
    settle(work, sample, before=before)
    return frozenset() if applied else frozenset({"stale_amend"})


def relabel(work: Work, act: Act, *, other: str, label: str, reason: str) -> frozenset[str]:
    """Give one of two items that claim a label a new one; what the desk said of it then counts."""
    del reason  # stands in the journal
    item, twin = work.get(Item, "item", act.record), work.get(Item, "item", other)
    if item.id == twin.id:
        raise NeverTrue("other", "the same item")
    former = item.label
    claims_on(work, former).items.remove(item)
    claims_on(work, label).items.append(item)
    item.label = label
    keep_used(work, act, former)
    mark_use(work, claims_on(work, label), "used")
    touch_item(work, item)
    if item.box is not None:
        work.touch("boxes", item.box)
    work.brought(f"label:{label}")
    claimants = [*mark_claimants(work, former), *mark_claimants(work, label)]
    owner = work.get(Sample, "sample", item.sample_id)
    conflicts = [settle(work, sample) for sample in dict.fromkeys([*claimants, owner])]
    return frozenset().union(*conflicts) & {"dup_label"}


def _checked(field: str, new: Any) -> Any:
    """The new value as sample.create would read it; what that refuses can never be true here."""
    if new is None:
        return [] if field == "samplers" else None
    given = {field: new} if field in COLUMNS else {"fields": {field: new}}
    try:
        read = _known.load(given, partial=True)
    except ValidationError as problem:
        raise NeverTrue("new", str(problem.messages)) from problem
    return read[field] if field in COLUMNS else new


def _present(sample: Sample, field: str) -> Any:
    return getattr(sample, field) if field in COLUMNS else sample.fields.get(field)


def _put(sample: Sample, field: str, value: Any) -> None:
    if field == "sample_type" and value is None:
        raise NeverTrue("new", "a sample has a type")
    if field in COLUMNS:
        setattr(sample, field, value)
    else:
        sample.fields = {**sample.fields, field: value}
        if sample.given is not None:
            sample.given = {**sample.given, field: value}
