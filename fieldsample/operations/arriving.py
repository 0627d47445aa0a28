"""What the desk's facts tell beside the state: items here and missing, the check that stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from fieldsample.domain.arrivals import UNEXPECTED, arrivals_in, item_arrivals
from fieldsample.models.boxes import Box
from fieldsample.models.samples import Fact, Item
from fieldsample.operations.box_cases import boxes_with
from fieldsample.operations.box_standing import settle_box
from fieldsample.operations.cases import Case
from fieldsample.operations.work import Work

DEVIATES = "deviates"


def labels_of(case: Case) -> dict[str, str]:
    """A sample's items, id to label; what a split made never was on the road."""
    return {item.id: item.label for item in case.items if not item.blind}


def first_arrival(facts: Sequence[Fact]) -> Fact | None:
    """The first fact, in order of time, that tells of an arrival of anything of a sample."""
    return next(iter(arrivals_in(facts)), None)


def note_arrivals(work: Work, case: Case, facts: Sequence[Fact]) -> None:
    """Say of each item whether it is here; the boxes that list it follow."""
    items = {item.id: item for item in case.items}
    told = {fact.op_id: fact for fact in facts}
    for arrival in item_arrivals(facts, labels_of(case)):
        if _note(items[arrival.item], arrival.state, told.get(arrival.told_by or "")):
            work.touch("items", arrival.item)
            _settle_boxes_of(work, arrival.item)
    touch_boxes_that_found(work, facts)


def touch_boxes_that_found(work: Work, facts: Iterable[Fact]) -> None:
    """Boxes show what was found in them beside their list, by its label of now."""
    for fact in facts:
        box_id = fact.said.get("box") if fact.kind == UNEXPECTED else None
        if box_id and work.find(Box, box_id) is not None:
            work.touch("boxes", box_id)


def standing_check(facts: Iterable[Fact]) -> Fact | None:
    """Of several checks that count the latest, then the one with the greater op_id."""
    checks = [fact for fact in facts if fact.kind == "reception.check"]
    return max(checks, key=_by_time, default=None)


def deviates(check: Fact | None) -> bool:
    """Whether anything that was looked at was not as it should be."""
    return check is not None and DEVIATES in check.said["checklist"].values()


def _by_time(fact: Fact) -> tuple[datetime, str]:
    return fact.at, fact.op_id


def _note(item: Item, arrival: str, told_by: Fact | None) -> bool:
    """Keep what is known of an item's arrival; whether it is news."""
    before = item.arrival or "unchecked", item.arrived_at, item.scan_mode
    item.arrival = arrival
    item.arrived_at = told_by.at if told_by else None
    item.scan_mode = told_by.said.get("scan_mode") if told_by else None
    return before != (item.arrival, item.arrived_at, item.scan_mode)


def _settle_boxes_of(work: Work, item_id: str) -> None:
    for box_id in sorted(boxes_with(work, item_id)):
        box = work.find(Box, box_id)
        if box is not None:
            settle_box(work, box)
