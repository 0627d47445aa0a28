"""A transport box as a fold: what its facts add up to, whatever the order in which they came in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fieldsample.domain.arrivals import ARRIVED, MISSING, UNEXPECTED
from fieldsample.domain.counting import counted, not_undone

PROGRESS = {"box.close": "closed", "box.hand_over": "in_transit"}
LEFT = frozenset({"box.hand_over", "box.arrive", "box.report_lost", "box.reconcile"})
SHUT = LEFT | {"box.close"}
CONFLICTS = frozenset({"item_in_two_boxes", "state_conflict"})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was said about one box; `at` is right to within `band_s` seconds."""

    op_id: str
    kind: str
    at: datetime
    band_s: float
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Packed:
    """One item in a box, by the earliest of its packings that count."""

    item: str
    op_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BoxStanding:
    """Where a box stands, with its flags in alphabetical order and what is in it."""

    state: str
    flags: tuple[str, ...]
    packed: tuple[Packed, ...]
    seal_no: str | None = None
    start_temperature_c: float | None = None
    closed_at: datetime | None = None
    handed_to: str | None = None
    arrived_at: datetime | None = None
    arrival: Step | None = None
    checked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unexpected: tuple[Step, ...] = ()
    reconciled_at: datetime | None = None


def standing_of(
    steps: Iterable[Step],
    elsewhere: frozenset[str] = frozenset(),
    arrivals: Mapping[str, str] | None = None,
) -> BoxStanding:
    """Fold a box's facts; `elsewhere` are the items that another box holds as well.

    `arrivals` says of items whether the desk has them, or has looked for them in vain.
    """
    known, found = list(steps), arrivals or {}
    stood = sorted(counted(known), key=_in_time)
    before, contradicts = _state(stood)
    packed = _packed(stood, before)
    state = before if contradicts else _checked(before, stood, [one.item for one in packed], found)
    flags = {*_missing(stood, state), *_doubts(stood, packed)}
    if state == "reconciled" and any(one.item not in found for one in packed):
        flags.add("unchecked_left")
    if contradicts:
        flags.add("state_conflict")
    if any(one.item in elsewhere for one in packed):
        flags.add("item_in_two_boxes")
    closing = _last(stood, "box.close")
    handing = _last(stood, "box.hand_over")
    reconciling = _last(stood, "box.reconcile")
    return BoxStanding(
        state,
        tuple(sorted(flags)),
        packed,
        seal_no=closing.said.get("seal_no") if closing else None,
        start_temperature_c=closing.said.get("temperature_c") if closing else None,
        closed_at=closing.at if closing else None,
        handed_to=handing.said.get("to_name") if handing else None,
        arrived_at=next((step.at for step in stood if step.kind == "box.arrive"), None),
        arrival=_last(stood, "box.arrive"),
        checked=tuple(one.item for one in packed if found.get(one.item) == ARRIVED),
        missing=tuple(one.item for one in packed if found.get(one.item) == MISSING),
        unexpected=_unexpected(known),
        reconciled_at=reconciling.at if reconciling else None,
    )


def contents_of(steps: Iterable[Step]) -> tuple[Packed, ...]:
    """What is in a box now: nothing when it was cancelled."""
    stood = sorted(counted(steps), key=_in_time)
    return _packed(stood, _state(stood)[0])


def _in_time(step: Step) -> tuple[datetime, str]:
    return step.at, step.op_id


def _last(stood: list[Step], kind: str) -> Step | None:
    return next((step for step in reversed(stood) if step.kind == kind), None)


def _state(stood: list[Step]) -> tuple[str, bool]:
    """The state, and whether what was said cannot be true together: cancelled, and yet it left."""
    kinds = {step.kind for step in stood}
    if "box.cancel" in kinds:
        if kinds & LEFT:
            return ("closed" if "box.close" in kinds else "open"), True
        return "cancelled", False
    if "box.arrive" in kinds:
        return "arrived", False
    if "box.report_lost" in kinds:
        return "lost", False
    reached = [state for kind, state in PROGRESS.items() if kind in kinds]
    return (reached[-1] if reached else "open"), False


def _checked(state: str, stood: list[Step], items: list[str], found: Mapping[str, str]) -> str:
    """How far the desk has got with a box: every item looked for, and the work declared done."""
    kinds = {step.kind for step in stood}
    if state == "cancelled":
        return state
    if "box.reconcile" in kinds:
        return "reconciled"
    is_here = "box.arrive" in kinds or any(found.get(item) == ARRIVED for item in items)
    is_whole = bool(items) and all(item in found for item in items)
    return "received" if is_here and is_whole else state


def _unexpected(steps: list[Step]) -> tuple[Step, ...]:
    """What was found beside the list; a decision on its sample settles the question, not this."""
    found = [step for step in not_undone(steps) if step.kind == UNEXPECTED]
    return tuple(sorted(found, key=_in_time))


def _packed(stood: list[Step], state: str) -> tuple[Packed, ...]:
    if state == "cancelled":
        return ()
    found: dict[str, Packed] = {}
    for step in stood:
        if step.kind == "box.pack":
            item = step.said["item"]
            found.setdefault(item, Packed(item, step.op_id, step.at))
    return tuple(found.values())


def _missing(stood: list[Step], state: str) -> Iterable[str]:
    kinds = {step.kind for step in stood}
    if "box.open" not in kinds:
        yield "not_opened"
    if state == "cancelled" or not kinds & SHUT:
        return
    closing = _last(stood, "box.close")
    said = closing.said if closing else {}
    if not said.get("seal_no"):
        yield "no_seal"
    if said.get("temperature_c") is None:
        yield "no_start_temperature"


def _doubts(stood: list[Step], packed: tuple[Packed, ...]) -> Iterable[str]:
    arrivals = [step.said for step in stood if step.kind == "box.arrive"]
    if any(said.get("seal_ok") is False for said in arrivals):
        yield "seal_broken"
    if any(said.get("count") not in (None, len(packed)) for said in arrivals):
        yield "count_differs"
    closing = _last(stood, "box.close")
    if closing and any(_is_after(step, closing) for step in stood):
        yield "changed_after_close"


def _is_after(step: Step, closing: Step) -> bool:
    """Packed or unpacked after the last closing, even if both clocks err as far as they may."""
    if step.kind not in {"box.pack", "box.unpack"}:
        return False
    return (step.at - closing.at).total_seconds() > step.band_s + closing.band_s
