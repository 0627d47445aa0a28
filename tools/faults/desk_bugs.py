"""Mistakes about what the desk and the store say, each put over the server's code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from fieldsample.domain import disposals
from fieldsample.domain.items import CHAIN, Around, ItemFact, ItemStanding
from fieldsample.models.samples import Fact, Item, Sample
from fieldsample.operations import item_cases, items, rolls, store_places
from fieldsample.operations.act import Act
from fieldsample.operations.cases import Case, case_of, claims_on
from fieldsample.operations.kinds import KINDS
from fieldsample.operations.work import Work
from tools.faults.seams import put


def moves_by_arrival() -> None:
    """The move that was heard last stands, whatever the ones before it said that they follow."""

    def as_heard(work: Work, case: Case, item: Item) -> list[Fact]:
        heard = [*case.facts, *claims_on(work, item.label).facts]
        order = {fact.op_id: number for number, fact in enumerate(heard)}
        return sorted(facts_in(work, case, item), key=lambda fact: order[fact.op_id])

    def one_after_another(facts: Iterable[ItemFact], around: Around) -> ItemStanding:
        told, before = [], ""
        for fact in facts:
            told.append(replace(fact, said={**fact.said, "after": [before]}))
            before = fact.op_id if fact.kind in CHAIN else before
        return standing_of(told, around)

    facts_in = put(item_cases, "item_facts_in", as_heard)
    standing_of = put(item_cases, "standing_of", one_after_another)


def reply_before_question() -> None:
    """A reply whose question is not here is nobody's: it is called accepted and dropped."""

    def reply(work: Work, act: Act, **said: Any) -> frozenset[str]:
        sample = work.get(Sample, "sample", act.record)
        case = case_of(work, sample)
        labels = [fact for item in case.items for fact in claims_on(work, item.label).facts]
        if all(fact.op_id != said["hold"] for fact in (*case.facts, *labels)):
            return frozenset()
        answer: frozenset[str] = kind.verb(work, act, **said) or frozenset()
        return answer

    kind = KINDS["sample.reply"]
    KINDS["sample.reply"] = replace(kind, verb=reply)


def disposed_alone() -> None:
    """A second person's name or yes is enough, whoever it is."""

    def answered(proposal: Any, stood: Mapping[str, Any]) -> Any:
        yes = [fact for fact in stood.values() if fact.kind == disposals.CONFIRM]
        by_anybody = [fact for fact in yes if fact.said.get("proposal") == proposal.op_id]
        return replace(real(proposal, stood), confirmed=tuple(by_anybody), is_alone=False)

    KINDS["item.dispose"] = replace(KINDS["item.dispose"], verb=items.say)
    real = put(disposals, "_answered", answered)


def latest_heard_stands() -> None:
    """Of several changes the one that came last stands, whenever it was said."""

    def overwrite(record: Any, _act: Act, changes: dict[str, Any]) -> None:
        for column, value in changes.items():
            setattr(record, column, value)

    put(store_places, "change_latest", overwrite)
    put(rolls, "change_latest", overwrite)
