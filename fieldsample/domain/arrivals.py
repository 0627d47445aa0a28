"""Which items of a sample are here: told of the item, of its label, or of the whole sample."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fieldsample.domain.counting import AnyFact, Said, counted, not_undone

ARRIVE = "sample.arrive"
UNEXPECTED = "item.unexpected"
MARK_MISSING = "item.mark_missing"
TELL = frozenset({ARRIVE, UNEXPECTED})

UNCHECKED, ARRIVED, MISSING = "unchecked", "arrived", "missing"


@dataclass(frozen=True, slots=True)
class ItemArrival:
    """What is known of one item, and the op_id of the first fact that tells of its arrival."""

    item: str
    state: str
    told_by: str | None = None


def arrivals_in(facts: Iterable[AnyFact]) -> list[AnyFact]:
    """The facts that tell of an arrival, in the order given.

    Something unexpected is here also after its question was settled: an answer ends the waiting,
    not the presence.
    """
    known = list(facts)
    if not any(fact.kind in TELL for fact in known):
        return []
    counting = {fact.op_id for fact in counted(known)}
    told = [fact for fact in not_undone(known) if fact.kind in TELL]
    return [fact for fact in told if fact.kind == UNEXPECTED or fact.op_id in counting]


def item_arrivals(facts: Iterable[AnyFact], items: Mapping[str, str]) -> list[ItemArrival]:
    """What is known of each of a sample's `items` (id to label); any arrival outweighs a loss."""
    known = list(facts)
    here, gone = arrivals_in(known), _gone(known)
    return [_arrival(item, label, here, gone) for item, label in items.items()]


def _gone(known: list[AnyFact]) -> set[str]:
    if not any(fact.kind == MARK_MISSING for fact in known):
        return set()
    return {fact.said["item"] for fact in counted(known) if fact.kind == MARK_MISSING}


def _arrival(item: str, label: str, here: Sequence[Said], gone: set[str]) -> ItemArrival:
    told_by = next((fact for fact in here if _is_about(fact, item, label)), None)
    if told_by is not None:
        return ItemArrival(item, ARRIVED, told_by.op_id)
    return ItemArrival(item, MISSING if item in gone else UNCHECKED)


def _is_about(fact: Said, item: str, label: str) -> bool:
    if named := fact.said.get("item"):
        return bool(named == item)
    return fact.said.get("label") in (None, label)
