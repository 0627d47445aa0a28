"""Custody as a fold: what a sample's facts add up to, whatever the order in which they came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldsample.domain.counting import counted, is_returned

PROGRESS = ("registered", "sealed", "in_transit", "arrived")
ENTERED_BY = {
    "sample.create": "registered",
    "sample.seal": "sealed",
    "sample.hand_over": "in_transit",
    "box.pack": "in_transit",
    "sample.arrive": "arrived",
}
MOVED = frozenset({"sample.hand_over", "box.pack", "sample.arrive"})
DECIDED = frozenset({"received", "received_dev", "rejected"})
RECEIVED = frozenset({"received", "received_dev"})
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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a sample stands: its state, and its flags in alphabetical order."""

    state: str
    flags: tuple[str, ...]
    decision: CustodyFact | None = None


def state_of(facts: Iterable[CustodyFact], evidence: Evidence) -> Standing:
    """Fold `facts` into a state and flags; any order of the same facts gives the same answer."""
    known = list(facts)
    stood = _standing(known, evidence)
    state, contradicts = _state(stood)
    flags = {*_missing(stood, evidence), *_doubts(evidence)}
    if is_returned(known):
        flags.add("returned")
    if contradicts:
        flags.add("state_conflict")
    if state != "void" and _void_sides(stood):
        flags.add("void_asked")
    return Standing(state, tuple(sorted(flags)), _decision(stood, state))


def decision_of(fact: CustodyFact) -> str | None:
    """The decision that a desk's fact makes: received, received_dev, rejected, or none."""
    if fact.kind == "sample.receive":
        return "received_dev" if fact.said.get("deviation") else "received"
    return "rejected" if fact.kind == "sample.reject" else None


def _standing(facts: Iterable[CustodyFact], evidence: Evidence) -> list[CustodyFact]:
    """Facts that count: neither undone nor answered, nor of a box that never went."""
    return [fact for fact in counted(facts) if fact.said.get("box") not in evidence.cancelled_boxes]


def _state(facts: list[CustodyFact]) -> tuple[str, bool]:
    decisions = {decision for fact in facts if (decision := decision_of(fact))}
    progress = _furthest(facts)
    if _is_void(facts):
        beyond = bool(decisions) or PROGRESS.index(progress) > PROGRESS.index("sealed")
        return (_furthest(facts, up_to="sealed"), True) if beyond else ("void", False)
    if len(decisions) > 1:
        return "arrived", True
    return (decisions.pop(), False) if decisions else (progress, False)


def _furthest(facts: list[CustodyFact], up_to: str = "arrived") -> str:
    reached = {ENTERED_BY[fact.kind] for fact in facts if fact.kind in ENTERED_BY}
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


def _missing(facts: list[CustodyFact], evidence: Evidence) -> Iterable[str]:
    kinds = {fact.kind for fact in facts}
    decided = any(decision_of(fact) for fact in facts)
    if evidence.samplers < 2:  # noqa: PLR2004 - two samplers: SAMR order 15, art. 15
        yield "no_second_sampler"
    if not evidence.has_position:
        yield "no_position"
    if not evidence.photos:
        yield "no_photo"
    if not evidence.labels:
        yield "no_label"
    if "sample.seal" not in kinds and (decided or kinds & MOVED):
        yield "not_sealed"
    if decided and "sample.arrive" not in kinds:
        yield "not_arrived"


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
