"""Which facts count: not what was undone, and not what a later fact has answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

UNDO = "operation.undo"
RETURN = "sample.return"
RESUBMIT = "sample.resubmit"


class Said(Protocol):
    """What a fact of any kind of record has."""

    @property
    def op_id(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def said(self) -> Mapping[str, Any]: ...


AnyFact = TypeVar("AnyFact", bound=Said)


def counted(facts: Iterable[AnyFact]) -> list[AnyFact]:
    """Facts that stand; never by order of arrival (custody rule 5.2.3)."""
    standing = not_undone(facts)
    packings = {fact.op_id: fact for fact in standing if fact.kind == "box.pack"}
    answered: set[str] = set()
    for fact in standing:
        named = fact.said.get("answers") or ()
        if fact.kind == RESUBMIT:
            # It answers returns alone: a sampler could settle a desk's decision else.
            named = ()
        if fact.kind == "box.unpack":
            named = [op_id for op_id in named if _takes_out(fact, packings.get(op_id))]
        answered.update(named)
    return [fact for fact in standing if fact.op_id not in answered]


def is_returned(facts: Iterable[AnyFact]) -> bool:
    """Whether a record was sent back with comments that no resubmission has answered."""
    standing = not_undone(facts)
    answered = {
        op_id
        for fact in standing
        if fact.kind == RESUBMIT
        for op_id in fact.said.get("answers") or ()
    }
    return any(fact.kind == RETURN and fact.op_id not in answered for fact in standing)


def not_undone(facts: Iterable[AnyFact]) -> list[AnyFact]:
    """Facts that their own speaker has not taken back; the taking back itself says no more."""
    known = list(facts)
    undone = undone_in(known)
    return [fact for fact in known if fact.kind != UNDO and fact.op_id not in undone]


def undone_in(facts: Iterable[Said]) -> set[str]:
    """The op_ids of the facts that were taken back."""
    return {fact.said["op_id"] for fact in facts if fact.kind == UNDO}


def _takes_out(unpacking: Said, packing: Said | None) -> bool:
    """Only a packing of the same item into the same box: else it would answer any fact at all."""
    if packing is None:
        return False
    return all(packing.said.get(key) == unpacking.said.get(key) for key in ("item", "box"))
