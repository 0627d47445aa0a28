"""An item's case: its facts folded, with what is on record around it (cases.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fieldsample.domain.clock import day_of
from fieldsample.domain.counting import counted
from fieldsample.domain.items import (
    CONFLICTS,
    KINDS,
    Around,
    ItemFact,
    ItemStanding,
    standing_of,
)
from fieldsample.models.samples import Fact, Item
from fieldsample.operations.cases import (
    Case,
    claims_on,
    facts_in,
    item_facts_in,
    read_cases,
    read_claims,
)
from fieldsample.operations.scoped import wire
from fieldsample.operations.work import Work


def bring_items_to_hand(
    work: Work, said: Iterable[tuple[str, str | None, Mapping[str, Any]]]
) -> None:
    """Read the items of a batch, given as (kind, subject, said), with their samples' cases."""
    of_items = [one for one in said if one[0] in KINDS]
    if not of_items:
        return
    ids = [subject for _, subject, _ in of_items if subject]
    labels = [words["label"] for _, subject, words in of_items if not subject and "label" in words]
    work.look_for(Item, ids)
    read_claims(work, labels)
    found = [item for one in ids if (item := work.find(Item, one)) is not None]
    found += [item for label in labels for item in claims_on(work, label).items]
    read_cases(work, [item.sample_id for item in found])


def follow_items(work: Work, case: Case, sample_facts: list[Fact]) -> None:
    """Something about a sample has changed: its items' states may follow."""
    standing = counted(sample_facts)
    for item in case.items:
        _settle(work, case, item, standing)


def settle_item(work: Work, case: Case, item: Item) -> frozenset[str]:
    """Fold an item's facts again; returns the conflicts it now stands in."""
    _settle(work, case, item, counted(facts_in(work, case)))
    touch_item(work, item)
    return CONFLICTS.intersection(item.flags)


def _settle(work: Work, case: Case, item: Item, standing: list[Fact]) -> None:
    facts = [
        ItemFact(fact.op_id, fact.kind, fact.by, fact.at, day_of(fact.at, work.timezone), fact.said)
        for fact in item_facts_in(work, case, item)
    ]
    now = _columns(standing_of(facts, _around(case, item, standing)))
    if any(getattr(item, name) != value for name, value in now.items()):
        for name, value in now.items():
            setattr(item, name, value)
        touch_item(work, item)


def touch_item(work: Work, item: Item) -> None:
    """An item's document has changed; of a sub-item the bench has one of its own."""
    work.touch("items", item.id)
    if item.blind:
        work.touch("blind_items", item.id)


def _columns(now: ItemStanding) -> dict[str, Any]:
    names = ("state", "place", "amount_left", "retain_until", "retain_verdict")
    kept = {name: getattr(now, name) for name in names}
    return {**kept, "flags": list(now.flags), "out": _out(now.out)}


def _out(fact: ItemFact | None) -> dict[str, Any] | None:
    """Who has the item, for what, and since when."""
    if fact is None:
        return None
    named = {name: fact.said.get(name) for name in ("purpose", "amount", "amount_unit")}
    return {"person": fact.said.get("person") or fact.by, **named, "at": wire(fact.at)}


def _around(case: Case, item: Item, standing: list[Fact]) -> Around:
    sample = case.sample
    return Around(_reached(item, standing), sample.decided_at, sample.state == "void")


def _reached(item: Item, standing: list[Fact]) -> str:
    """How far field and desk have brought an item; what a split makes is in the laboratory."""
    if item.blind or item.arrival == "arrived":
        return "arrived"
    if item.arrival == "missing":
        return "missing"
    handed_over = any(fact.kind == "sample.hand_over" for fact in standing)
    return "in_transit" if handed_over or item.box else "labelled"
