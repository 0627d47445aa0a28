"""Disposal by two: one person proposes it, another one confirms it under their own sign-in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from fieldsample.domain.counting import not_undone

PROPOSE = "item.propose_disposal"
CONFIRM = "item.confirm_disposal"
DECLINE = "item.decline_disposal"
KINDS = frozenset({PROPOSE, CONFIRM, DECLINE})
TAKEN_BY = frozenset({"item.check_out", "item.consume", "item.transfer"})
"""What nobody should do to an item whose disposal is proposed without a word to the proposer."""


class Saying(Protocol):
    """What a fact of an item has."""

    @property
    def op_id(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def by(self) -> str: ...

    @property
    def at(self) -> datetime: ...

    @property
    def said(self) -> Mapping[str, Any]: ...


AnySaying = TypeVar("AnySaying", bound=Saying)


@dataclass(frozen=True, slots=True)
class Disposal(Generic[AnySaying]):
    """A proposal, and what stands of the answers to it."""

    proposal: AnySaying
    is_withdrawn: bool
    confirmed: tuple[AnySaying, ...]
    """By others than the proposer: each alone would do."""
    is_declined: bool
    is_alone: bool
    """The proposer has confirmed their own proposal, which counts for nothing."""

    @property
    def is_agreed(self) -> bool:
        """Two persons stand by it."""
        return bool(self.confirmed) and not self.is_withdrawn

    @property
    def is_open(self) -> bool:
        """It waits for a second person."""
        return not (self.confirmed or self.is_declined or self.is_withdrawn)


def disposals_in(told: Iterable[AnySaying]) -> list[Disposal[AnySaying]]:
    """The proposals of an item with their answers, the latest last."""
    known = list(told)
    stood = {fact.op_id: fact for fact in not_undone(known) if fact.kind in KINDS}
    proposed = {fact.op_id: fact for fact in known if fact.kind == PROPOSE}
    proposals = sorted(proposed.values(), key=lambda fact: (fact.at, fact.op_id))
    return [_answered(proposal, stood) for proposal in proposals]


def agreed_in(disposals: Iterable[Disposal[AnySaying]]) -> frozenset[str]:
    """The op_ids of the confirmations that dispose of the item."""
    return frozenset(
        fact.op_id for disposal in disposals if disposal.is_agreed for fact in disposal.confirmed
    )


def current(
    disposals: list[Disposal[AnySaying]], last: AnySaying | None
) -> Disposal[AnySaying] | None:
    """The one that speaks for the item now: what disposed of it, else what waits, else the last."""
    if last is not None and last.kind == "item.dispose":
        return None
    if last is not None and last.kind == CONFIRM:
        return next(one for one in disposals if last in one.confirmed)
    waiting = [one for one in disposals if one.is_open]
    return next(reversed(waiting or disposals), None)


def disposal_flags(
    disposal: Disposal[AnySaying], last: AnySaying | None, past: frozenset[str]
) -> Iterator[str]:
    """What people should know of it; `past`: the facts that its proposer knew of."""
    if disposal.is_open:
        yield "disposal_proposed"
        if disposal.is_alone:
            yield "disposal_alone"
        if last is not None and last.kind in TAKEN_BY and last.op_id not in past:
            yield "taken_while_proposed"
    elif disposal.confirmed and _is_disputed(disposal, last):
        yield "disposal_disputed"


def _is_disputed(disposal: Disposal[AnySaying], last: AnySaying | None) -> bool:
    """One says yes and one says no; what was found again since is no quarrel any more."""
    is_gone = last is not None and last.kind == CONFIRM
    return disposal.is_withdrawn or (disposal.is_declined and is_gone)


def _answered(proposal: AnySaying, stood: Mapping[str, AnySaying]) -> Disposal[AnySaying]:
    answers = [fact for fact in stood.values() if fact.said.get("proposal") == proposal.op_id]
    yes = [fact for fact in answers if fact.kind == CONFIRM]
    return Disposal(
        proposal,
        is_withdrawn=proposal.op_id not in stood,
        confirmed=tuple(fact for fact in yes if fact.by != proposal.by),
        is_declined=any(fact.kind == DECLINE for fact in answers),
        is_alone=any(fact.by == proposal.by for fact in yes),
    )
