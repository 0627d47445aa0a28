"""Disposal by two: proposed by one person, answered by another one from their own device."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from fieldsample.domain.disposals import PROPOSE
from fieldsample.models.journal import Held, Operation
from fieldsample.models.people import Person
from fieldsample.models.samples import Fact
from fieldsample.operations.act import Act, NeverTrue, NotHereYet
from fieldsample.operations.bodies import Id, Text
from fieldsample.operations.items import ItemBody, say
from fieldsample.operations.work import Work


class ProposeBody(ItemBody):
    """item.propose_disposal: how and why, and who is asked to confirm it (anybody where none)."""

    method = Text(required=True)
    reason = Text(2000, required=True)
    asked = Id()


class ConfirmBody(ItemBody):
    """item.confirm_disposal: the proposal that a second person stands by."""

    proposal = Id(required=True)


class DeclineBody(ConfirmBody):
    """item.decline_disposal: the proposal that a second person sends back, and why."""

    reason = Text(2000, required=True)


def propose(
    work: Work, act: Act, *, asked: str | None = None, label: str | None = None, **said: Any
) -> frozenset[str]:
    """Nothing is disposed of yet; who is asked must be somebody of this lab, and another one."""
    if asked is None:
        return say(work, act, label=label, **said)
    if asked == act.actor:
        raise NeverTrue("asked", "disposal takes two different persons")
    work.get(Person, "person", asked)
    return say(work, act, label=label, asked=asked, **said)


def answer(
    work: Work, act: Act, *, proposal: str, label: str | None = None, **said: Any
) -> frozenset[str]:
    """Keep an answer with who proposed it: one's own yes is kept too, and disposes of nothing."""
    proposed = _proposed(work, proposal)
    if act.subject and proposed.item_id and act.subject != proposed.item_id:
        raise NeverTrue("subject", "not the item of that proposal")
    return say(work, act, label=label, proposal=proposal, proposed_by=proposed.by, **said)


def _proposed(work: Work, op_id: str) -> Fact:
    """The fact of the proposal; waits for it when it has not come."""
    query = select(Fact).where(Fact.lab_id == work.lab_id, Fact.op_id == op_id)
    fact = work.session.scalars(query).one_or_none()
    if fact is not None and fact.kind == PROPOSE:
        return fact
    key = (work.lab_id, op_id)
    operation = work.session.get(Operation, key)
    if operation is not None and work.session.get(Held, key) is None:
        raise NeverTrue("proposal", f"{operation.kind} proposes no disposal")
    raise NotHereYet(f"operation:{op_id}")
