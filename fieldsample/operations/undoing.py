"""Taking back: a fact that its own speaker undoes counts no more, and both stay on record."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import select

from fieldsample.domain.counting import UNDO
from fieldsample.models.boxes import Box, BoxFact
from fieldsample.models.journal import Held, Operation
from fieldsample.models.samples import Fact, Sample
from fieldsample.operations.act import Act, NeverTrue, NotHereYet
from fieldsample.operations.bodies import Body, Id, Text
from fieldsample.operations.box_cases import keep_box_fact, on_code
from fieldsample.operations.boxes import settle_boxes, settle_items
from fieldsample.operations.cases import claims_on
from fieldsample.operations.items import say_of_item
from fieldsample.operations.standing import keep_fact, settle
from fieldsample.operations.work import Work

AnyFact = TypeVar("AnyFact", Fact, BoxFact)
BEGINNINGS = frozenset({"sample.create", "sample.transcribe", "box.open", "item.split"})


class UndoBody(Body):
    """operation.undo: which of one's own facts, and why."""

    op_id = Id(required=True)
    reason = Text(2000)


def undo(work: Work, act: Act, *, op_id: str, reason: str | None = None) -> frozenset[str]:
    """Take back one of the actor's own facts; waits for it when it has not come."""
    del reason  # stands in the fact
    of_sample, of_box = _find(work, Fact, op_id), _find(work, BoxFact, op_id)
    fact = of_sample or of_box
    if fact is None:
        raise _why_not(work, op_id)
    _check(act, fact)
    _check_subject(act, of_sample, of_box)
    conflicts: set[str] = set()
    if of_sample is not None:
        conflicts |= _undo_of_sample(work, act, of_sample, op_id)
    if of_box is not None:
        conflicts |= _undo_of_box(work, act, of_box, op_id)
    return frozenset(conflicts)


def _find(work: Work, model: type[AnyFact], op_id: str) -> AnyFact | None:
    query = select(model).where(model.lab_id == work.lab_id, model.op_id == op_id)
    return work.session.scalars(query).one_or_none()


def _why_not(work: Work, op_id: str) -> NeverTrue | NotHereYet:
    """What is here and applied, and yet no fact, can never be undone; the rest may still come."""
    key = (work.lab_id, op_id)
    operation = work.session.get(Operation, key)
    if operation is not None and operation.kind == UNDO:
        return NeverTrue("op_id", "taking back cannot be taken back: say it again instead")
    if operation is not None and work.session.get(Held, key) is None:
        return NeverTrue("op_id", f"{operation.kind} is no fact of custody: correct it instead")
    return NotHereYet(f"operation:{op_id}")


def _check(act: Act, fact: Fact | BoxFact) -> None:
    if fact.kind == UNDO:
        raise NeverTrue("op_id", "taking back cannot be taken back: say it again instead")
    if fact.kind in BEGINNINGS:
        raise NeverTrue("op_id", "a record cannot be undone: void the sample or cancel the box")
    if fact.by != act.actor:
        raise NeverTrue("op_id", "said by another person: only who said it may take it back")


def _check_subject(act: Act, of_sample: Fact | None, of_box: BoxFact | None) -> None:
    """A fact on a label alone has no record yet; any other has one or two."""
    of_one = of_sample and (of_sample.item_id if of_sample.of_item else of_sample.sample_id)
    records = {of_one, of_box and of_box.box_id} - {None}
    if act.subject is not None and records and act.subject not in records:
        raise NeverTrue("subject", "not the record of that fact")


def _undo_of_sample(work: Work, act: Act, fact: Fact, op_id: str) -> frozenset[str]:
    if fact.of_item:
        return say_of_item(work, act, fact.item_id, fact.label, op_id=op_id)
    if fact.sample_id is not None:
        sample = work.get(Sample, "sample", fact.sample_id)
        keep_fact(work, act, sample, op_id=op_id)
        return settle(work, sample) & {"state_conflict"}
    label = fact.label or ""
    keep_fact(work, act, None, label, op_id=op_id)
    owners = sorted({item.sample_id for item in claims_on(work, label).items})
    conflicts = [settle(work, work.get(Sample, "sample", owner)) for owner in owners]
    return frozenset().union(*conflicts) & {"state_conflict"}


def _undo_of_box(work: Work, act: Act, fact: BoxFact, op_id: str) -> frozenset[str]:
    keep_box_fact(work, act, fact.box_id, fact.code, op_id=op_id)
    if fact.item is not None:
        return settle_items(work, [fact.item])
    if fact.box_id is None:
        return settle_boxes(work, on_code(work, fact.code or "")[0])
    box = work.find(Box, fact.box_id)
    return settle_boxes(work, [box] if box else [])
