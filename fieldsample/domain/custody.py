"""Custody as a fold: what a sample's facts add up to, whatever the order in which they came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldsample.domain.arrivals import MISSING, UNEXPECTED, arrivals_in, item_arrivals
from fieldsample.domain.counting import counted, is_returned

PROGRESS = ("registered", "sealed", "in_transit", "arrived")
ENTERED_BY = {
    "sample.create": "registered",
    "sample.transcribe": "registered",
    "sample.seal": "sealed",
    "sample.hand_over": "in_transit",
    "box.pack": "in_transit",
}
MOVED = frozenset({"sample.hand_over", "box.pack"})
HOLDS = frozenset({"sample.hold", UNEXPECTED})
"""What makes a sample wait, until a decision names it."""
DECIDED = frozenset({"received", "received_dev", "rejected"})
RECEIVED = frozenset({"received", "received_dev"})
AT_THE_LAB = DECIDED | {"arrived", "on_hold"}
AWARE_OF_DEVIATION = frozenset({"received_dev", "rejected"})
CONFLICTS = frozenset({"dup_label", "state_conflict", "stale_amend"})


@dataclass(frozen=True, slots=True)
class CustodyFact:
    """One thing that one person said about one sample."""

    op_id: str
    kind: str
    by: str
    role: str
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands on the record beside the facts of custody."""

    samplers: int = 0
    has_position: bool = False
    photos: int = 0
    labels: int = 0
    is_far: bool = False
    is_clock_unsure: bool = False
    has_twin: bool = False
    has_unknown_label: bool = False
    has_stale_amend: bool = False
    cancelled_boxes: frozenset[str] = frozenset()
    has_spoiled_label: bool = False
    has_unknown_instrument: bool = False
    has_overdue_instrument: bool = False
    items: Mapping[str, str] = field(default_factory=dict)
    """The sample's items, id to label."""
    check_deviates: bool = False
    is_late: bool = False
    lacks_paper: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a sample stands: its state, and its flags in alphabetical order."""

    state: str
    flags: tuple[str, ...]
    decision: CustodyFact | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the facts show: those that stand, whether anything came, and what did not."""

    stood: list[CustodyFact]
    has_arrived: bool
    is_all_missing: bool
    is_some_missing: bool

    @property
    def outcomes(self) -> set[str]:
        """What the desk came to: decisions, and waiting for one."""
        return {outcome for fact in self.stood if (outcome := _outcome(fact))}


def state_of(facts: Iterable[CustodyFact], evidence: Evidence) -> Standing:
    """Fold `facts` into a state and flags; any order of the same facts gives the same answer."""
    known = list(facts)
    seen = _see(known, evidence)
    state, contradicts = _state(seen)
    flags = {*_missing(seen, evidence), *_doubts(evidence), *_desk_flags(seen, state, evidence)}
    if is_returned(known):
        flags.add("returned")
    if contradicts:
        flags.add("state_conflict")
    if state != "void" and _void_sides(seen.stood):
        flags.add("void_asked")
    return Standing(state, tuple(sorted(flags)), _decision(seen.stood, state))


def decision_of(fact: CustodyFact) -> str | None:
    """The decision that a desk's fact makes: received, received_dev, rejected, or none."""
    if fact.kind == "sample.receive":
        return "received_dev" if fact.said.get("deviation") else "received"
    return "rejected" if fact.kind == "sample.reject" else None


def _outcome(fact: CustodyFact) -> str | None:
    return "on_hold" if fact.kind in HOLDS else decision_of(fact)


def _see(known: list[CustodyFact], evidence: Evidence) -> _Seen:
    missing = [one.state == MISSING for one in item_arrivals(known, evidence.items)]
    return _Seen(
        _standing(known, evidence),
        has_arrived=bool(arrivals_in(known)),
        is_all_missing=bool(missing) and all(missing),
        is_some_missing=any(missing),
    )


def _standing(facts: Iterable[CustodyFact], evidence: Evidence) -> list[CustodyFact]:
    """Facts that count: neither undone nor answered, nor a packing in a box that never went."""
    cancelled = evidence.cancelled_boxes
    return [
        fact
        for fact in counted(facts)
        if fact.kind != "box.pack" or fact.said.get("box") not in cancelled
    ]


def _state(seen: _Seen) -> tuple[str, bool]:
    outcomes, progress = seen.outcomes, _furthest(seen)
    if _is_void(seen.stood):
        beyond = bool(outcomes) or PROGRESS.index(progress) > PROGRESS.index("sealed")
        return (_furthest(seen, up_to="sealed"), True) if beyond else ("void", False)
    if len(outcomes) > 1:
        return "arrived", True
    if outcomes:
        return outcomes.pop(), False
    return ("missing" if seen.is_all_missing else progress), False


def _furthest(seen: _Seen, up_to: str = "arrived") -> str:
    reached = {ENTERED_BY[fact.kind] for fact in seen.stood if fact.kind in ENTERED_BY}
    if seen.has_arrived:
        reached.add("arrived")
    limit = PROGRESS.index(up_to) + 1
    return next((step for step in reversed(PROGRESS[:limit]) if step in reached), "registered")


def _void_sides(facts: list[CustodyFact]) -> set[tuple[str, str]]:
    return {(fact.role, fact.by) for fact in facts if fact.kind == "sample.void"}


def _is_void(facts: list[CustodyFact]) -> bool:
    """Both sides said it: two persons, one of them as manager (separation of duties)."""
    sides = _void_sides(facts)
    managers = {by for role, by in sides if role == "manager"}
    samplers = {by for role, by in sides if role == "sampler"}
    return any(manager != sampler for manager in managers for sampler in samplers)


def _missing(seen: _Seen, evidence: Evidence) -> Iterable[str]:
    kinds = {fact.kind for fact in seen.stood}
    decided = bool(seen.outcomes)
    if evidence.samplers < 2:  # noqa: PLR2004 - two samplers: SAMR order 15, art. 15
        yield "no_second_sampler"
    if not evidence.has_position:
        yield "no_position"
    if not evidence.photos:
        yield "no_photo"
    if not evidence.labels:
        yield "no_label"
    if "sample.seal" not in kinds and (decided or seen.has_arrived or kinds & MOVED):
        yield "not_sealed"
    if decided and not seen.has_arrived:
        yield "not_arrived"


def _desk_flags(seen: _Seen, state: str, evidence: Evidence) -> Iterable[str]:
    """What the desk found, as long as nobody has taken it into account."""
    if evidence.check_deviates and not seen.outcomes & AWARE_OF_DEVIATION:
        yield "check_deviates"
    if seen.is_some_missing and state != "missing":
        yield "item_missing"
    if evidence.is_late:
        yield "late"
    if evidence.lacks_paper:
        yield "no_paper_photo"


def _doubts(evidence: Evidence) -> Iterable[str]:
    seen = {
        "far_from_site": evidence.is_far,
        "clock_unsure": evidence.is_clock_unsure,
        "dup_label": evidence.has_twin,
        "label_unknown": evidence.has_unknown_label,
        "label_spoiled": evidence.has_spoiled_label,
        "instrument_unknown": evidence.has_unknown_instrument,
        "instrument_overdue": evidence.has_overdue_instrument,
        "stale_amend": evidence.has_stale_amend,
    }
    return [flag for flag, is_so in seen.items() if is_so]


def _decision(facts: list[CustodyFact], state: str) -> CustodyFact | None:
    """The fact that stands for the decision; of several alike the one with the smallest op_id."""
    alike = [fact for fact in facts if decision_of(fact) == state]
    return min(alike, key=lambda fact: fact.op_id, default=None)
