"""An item in the store as a fold: each fact names those that it follows, so no clock decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fieldsample.domain.counting import not_undone
from fieldsample.domain.disposals import (
    CONFIRM,
    DECLINE,
    PROPOSE,
    Disposal,
    agreed_in,
    current,
    disposal_flags,
    disposals_in,
)

SHELVED = frozenset({"item.store", "item.move", "item.check_in"})
ENDED_BY = {"item.break": "broken", "item.lose": "missing"}
LEFT_BY = {
    "item.check_out": "checked_out",
    "item.consume": "consumed",
    "item.transfer": "transferred",
    "item.dispose": "disposed",
    CONFIRM: "disposed",
}
CHAIN = SHELVED | ENDED_BY.keys() | LEFT_BY.keys() | {"item.retain"}
DISPOSED_BY = frozenset({"item.dispose", CONFIRM})
KINDS = CHAIN | {"item.split", PROPOSE, DECLINE}
CONFLICTS = frozenset({"moves_disagree"})


@dataclass(frozen=True, slots=True)
class ItemFact:
    """One thing that one person said about one item; `day` is the lab's day of `at`."""

    op_id: str
    kind: str
    by: str
    at: datetime
    day: str
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands on record around an item: where field and desk have it, and its sample's fate."""

    state: str = "labelled"
    decided_at: datetime | None = None
    is_void: bool = False


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """Where an item stands, with its flags in alphabetical order."""

    state: str
    flags: tuple[str, ...] = ()
    place: str | None = None
    out: ItemFact | None = None
    amount_left: float | None = None
    retain_until: str | None = None
    retain_verdict: str | None = None


def standing_of(facts: Iterable[ItemFact], around: Around) -> ItemStanding:
    """Fold an item's facts; any order of the same facts gives the same answer."""
    told = list(facts)
    disposals = disposals_in(told)
    known = {fact.op_id: fact for fact in told if fact.kind in CHAIN}
    stood = _stood(told, agreed_in(disposals))
    if not stood:
        return ItemStanding(around.state, tuple(_disposal_flags(disposals, None, known)))
    heads = _heads(stood, known)
    last = max(heads, key=_in_time)
    past = [fact for fact in _past(last, heads, known) if fact.op_id in stood]
    retained = _retained(stood, known)
    return ItemStanding(
        _state(last, retained),
        tuple(
            sorted(
                [
                    *_flags(heads, last, retained, around),
                    *_disposal_flags(disposals, last, known),
                ]
            )
        ),
        place=_place(past),
        out=last if last.kind == "item.check_out" else None,
        amount_left=_amount_left(past),
        retain_until=retained.said["until"] if retained else None,
        retain_verdict=retained.said.get("verdict") if retained else None,
    )


def _stood(told: list[ItemFact], agreed: frozenset[str]) -> dict[str, ItemFact]:
    """What counts: of the words of a second person those alone that are another's."""
    chain = {fact.op_id: fact for fact in not_undone(told) if fact.kind in CHAIN}
    return {op_id: one for op_id, one in chain.items() if one.kind != CONFIRM or op_id in agreed}


def _disposal_flags(
    disposals: list[Disposal[ItemFact]], last: ItemFact | None, known: Mapping[str, ItemFact]
) -> Iterator[str]:
    disposal = current(disposals, last)
    if disposal is None:
        return
    past = frozenset(fact.op_id for fact in _back(disposal.proposal, known))
    yield from sorted(disposal_flags(disposal, last, past))


def _in_time(fact: ItemFact) -> tuple[datetime, str]:
    return fact.at, fact.op_id


def _back(last: ItemFact, known: Mapping[str, ItemFact]) -> Iterator[ItemFact]:
    """A fact, then what it follows, the nearest first; also through what was taken back."""
    seen, layer = {last.op_id}, [last]
    while layer:
        yield from layer
        before = {one for fact in layer for one in fact.said.get("after") or ()}
        before = (before & known.keys()) - seen
        seen |= before
        layer = sorted((known[one] for one in before), key=_in_time, reverse=True)


def _past(
    last: ItemFact, heads: list[ItemFact], known: Mapping[str, ItemFact]
) -> Iterator[ItemFact]:
    """What led to the fact that stands; what is broken or lost comes after all else."""
    yield from _back(last, known)
    if last.kind in ENDED_BY:
        for head in sorted(heads, key=_in_time, reverse=True):
            yield from _back(head, known) if head is not last else ()


def _heads(stood: Mapping[str, ItemFact], known: Mapping[str, ItemFact]) -> list[ItemFact]:
    """Facts that no other one follows; of a circle, which nobody can say in earnest, all."""
    followed = {
        one.op_id for fact in stood.values() for one in _back(fact, known) if one is not fact
    }
    return [fact for fact in stood.values() if fact.op_id not in followed] or list(stood.values())


def _state(last: ItemFact, retained: ItemFact | None) -> str:
    if last.kind in SHELVED:
        return "retained" if retained else "in_store"
    return {**LEFT_BY, **ENDED_BY}.get(last.kind, "retained")


def _retained(stood: Mapping[str, ItemFact], known: Mapping[str, ItemFact]) -> ItemFact | None:
    """The retention that counts: it holds on whatever branch it was said."""
    said = {op_id: fact for op_id, fact in stood.items() if fact.kind == "item.retain"}
    return max(_heads(said, known), key=_in_time) if said else None


def _place(past: list[ItemFact]) -> str | None:
    """Where it is; of what is broken or retained where it was, unless another place was said."""
    if past[0].kind not in SHELVED | {"item.check_out", "item.retain", "item.break"}:
        return None
    for fact in past:
        if fact.kind in SHELVED or fact.said.get("place"):
            return fact.said.get("place")
        if fact.kind == "item.check_out":
            return fact.said.get("to_place")
    return None


def _amount_left(past: list[ItemFact]) -> float | None:
    for fact in past:
        if fact.kind == "item.consume":
            return 0.0
        if fact.said.get("amount_left") is not None:
            return float(fact.said["amount_left"])
    return None


def _flags(
    heads: list[ItemFact], last: ItemFact, retained: ItemFact | None, around: Around
) -> Iterator[str]:
    if _disagree(heads, last):
        yield "moves_disagree"
    if last.kind in DISPOSED_BY and _is_early(last, retained, around):
        yield "disposed_early"
    if last.kind == "item.transfer" and last.said.get("seal_ok") is False:
        yield "seal_broken"


def _disagree(heads: list[ItemFact], last: ItemFact) -> bool:
    """Broken or lost may be said without knowing the last move; found again must be said.

    Several who confirm a disposal say one and the same thing.
    """
    moves = {
        CONFIRM if fact.kind == CONFIRM else fact.op_id
        for fact in heads
        if fact.kind not in ENDED_BY
    }
    found_untold = last.kind not in ENDED_BY and any(fact.kind in ENDED_BY for fact in heads)
    return len(moves) > 1 or found_untold


def _is_early(disposal: ItemFact, retained: ItemFact | None, around: Around) -> bool:
    """On the last day of retention it is still kept, and nothing undecided is thrown away."""
    if retained is not None and disposal.day <= retained.said["until"]:
        return True
    is_decided = around.decided_at is not None and around.decided_at <= disposal.at
    return not (is_decided or around.is_void)
