"""The fold of an item in store: no order of arrival and no clock decides which move came last."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldsample.domain.counting import UNDO
from fieldsample.domain.disposals import CONFIRM
from fieldsample.domain.items import CHAIN, ENDED_BY, Around, ItemFact, standing_of

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "items.json").read_text("utf-8"))
HERE = Around("arrived", NOON - timedelta(days=365))
SAID: dict[str, dict[str, Any]] = {
    "item.store": {"place": "p1"},
    "item.move": {"place": "p2"},
    "item.check_out": {"purpose": "lead", "to_place": "p3"},
    "item.check_in": {"place": "p4", "amount_left": 7},
    "item.retain": {"until": "2027-02-22", "verdict": "pass"},
    "item.transfer": {"to_name": "other lab", "seal_ok": False},
}
ALONE = {
    "item.store": ("in_store", "p1", None),
    "item.move": ("in_store", "p2", None),
    "item.check_out": ("checked_out", "p3", None),
    "item.check_in": ("in_store", "p4", 7.0),
    "item.consume": ("consumed", None, 0.0),
    "item.retain": ("retained", None, None),
    "item.transfer": ("transferred", None, None),
    "item.dispose": ("disposed", None, None),
    "item.break": ("broken", None, None),
    "item.lose": ("missing", None, None),
}


def fact(op_id: str, kind: str, minute: int, after: list[str] | None = None) -> ItemFact:
    at = NOON + timedelta(minutes=minute)
    said = {**SAID.get(kind, {}), "after": after or []}
    return ItemFact(op_id, kind, "rita", at, at.date().isoformat(), said)


def taking_back(one: ItemFact) -> ItemFact:
    return ItemFact(f"u{one.op_id}", UNDO, one.by, one.at, one.day, {"op_id": one.op_id})


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: str(case["name"]))
def test_facts_add_up_as_the_vectors_say_in_every_order(case: dict[str, Any]) -> None:
    decided = case["around"]["decided_at"]
    around = Around(**{**case["around"], "decided_at": decided and datetime.fromisoformat(decided)})
    told = [
        replace(fact(op_id, kind, minutes), said=said, by=by or "rita")
        for op_id, kind, minutes, said, by in (
            list(islice([*one, None], 5)) for one in case["facts"]
        )
    ]

    for order in islice(permutations(told), 720):
        standing = standing_of(order, around)
        shown = {name: getattr(standing, name) for name in case["standing"]}
        out = standing.out.op_id if standing.out else None
        assert {**shown, "flags": list(standing.flags), "out": out} == case["standing"]


kinds = st.sampled_from(sorted(CHAIN - {CONFIRM}))
minutes = st.integers(0, 500)


@st.composite
def histories(draw: st.DrawFn) -> list[ItemFact]:
    """Facts each of which follows some that were said before; clocks say anything."""
    told: list[ItemFact] = []
    for number in range(draw(st.integers(0, 8))):
        known = [one.op_id for one in told]
        after = draw(st.lists(st.sampled_from(known), max_size=2, unique=True)) if known else []
        told.append(fact(f"f{number}", draw(kinds), draw(minutes), after))
    undone = [one for one in told if draw(st.integers(0, 4)) == 0]
    return told + [taking_back(one) for one in undone]


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repeating_gives_one_standing(
    told: list[ItemFact], chance: random.Random
) -> None:
    mixed = chance.sample([*told, *told], 2 * len(told))

    assert standing_of(mixed, HERE) == standing_of(told, HERE)


@given(st.lists(st.tuples(kinds, minutes), min_size=1, max_size=8))
def test_in_a_chain_the_last_link_stands_whatever_the_clocks_say(
    said: list[tuple[str, int]],
) -> None:
    chain = [
        fact(f"f{number}", kind, minute, [f"f{number - 1}"] if number else [])
        for number, (kind, minute) in enumerate(said)
    ]

    assert "moves_disagree" not in standing_of(chain, HERE).flags
    assert standing_of(chain, HERE).state == _state_of(chain)


@given(st.lists(st.tuples(kinds, minutes), min_size=2, max_size=8), st.data())
def test_a_link_taken_back_leaves_the_chain_whole(
    said: list[tuple[str, int]], data: st.DataObject
) -> None:
    chain = [
        fact(f"f{number}", kind, minute, [f"f{number - 1}"] if number else [])
        for number, (kind, minute) in enumerate(said)
    ]
    gone = data.draw(st.sampled_from(chain))
    left = [one for one in chain if one is not gone]

    standing = standing_of([*chain, taking_back(gone)], HERE)

    assert standing.state == _state_of(left)
    assert "moves_disagree" not in standing.flags


@given(histories())
def test_moves_disagree_just_when_two_ends_were_not_brought_together(
    told: list[ItemFact],
) -> None:
    ends = _ends(told)
    moves = [one for one in ends if one.kind not in ENDED_BY]
    last = max(ends, key=lambda one: (one.at, one.op_id), default=None)
    found_untold = last is not None and last.kind not in ENDED_BY and len(ends) > len(moves)

    flags = standing_of(told, HERE).flags

    assert ("moves_disagree" in flags) == (len(moves) > 1 or found_untold)


@given(histories())
def test_one_who_knows_all_ends_the_quarrel(told: list[ItemFact]) -> None:
    word = fact("z", "item.store", 0, [one.op_id for one in _ends(told)])

    standing = standing_of([*told, word], HERE)

    assert (standing.place, "moves_disagree" in standing.flags) == ("p1", False)
    assert standing.state in {"in_store", "retained"}


@pytest.mark.parametrize("kind", sorted(CHAIN - {CONFIRM}))
def test_one_fact_alone(kind: str) -> None:
    standing = standing_of([fact("f", kind, 0)], HERE)

    assert (standing.state, standing.place, standing.amount_left) == ALONE[kind]
    assert (standing.out is not None) == (kind == "item.check_out")
    assert standing_of([], HERE).state == "arrived"


def test_what_is_retained_stays_so_wherever_it_is_put_and_a_later_retention_counts() -> None:
    kept = fact("a", "item.retain", 0)
    moved = fact("b", "item.move", 1, ["a"])
    longer = replace(
        fact("c", "item.retain", -9, ["b"]), said={"until": "2027-05-22", "after": ["b"]}
    )

    standing = standing_of([kept, moved, longer], HERE)

    assert (standing.state, standing.place) == ("retained", "p2")
    assert (standing.retain_until, standing.retain_verdict) == ("2027-05-22", None)
    assert standing_of([kept, moved], HERE).state == "retained"
    assert standing_of([kept, moved, taking_back(kept)], HERE).state == "in_store"


@pytest.mark.parametrize(
    ("day", "around", "early"),
    [
        ("2027-02-22", HERE, True),
        ("2027-02-23", HERE, False),
        ("2027-02-23", Around("arrived"), True),
        ("2027-02-23", Around("arrived", NOON + timedelta(days=1)), True),
        ("2027-02-23", Around("arrived", is_void=True), False),
    ],
)
def test_nothing_kept_or_undecided_is_disposed_of_unflagged(
    day: str, around: Around, *, early: bool
) -> None:
    gone = replace(fact("b", "item.dispose", 1, ["a"]), day=day)

    flags = standing_of([fact("a", "item.retain", 0), gone], around).flags

    assert ("disposed_early" in flags) == early


def test_what_is_lost_lies_nowhere_and_what_is_broken_where_it_was() -> None:
    stored = fact("a", "item.store", 0)

    assert standing_of([stored, fact("b", "item.lose", 1)], HERE).place is None
    broken = standing_of([stored, fact("b", "item.break", 1)], HERE)
    assert (broken.state, broken.place, broken.flags) == ("broken", "p1", ())


def test_a_seal_that_was_broken_at_the_transfer_is_flagged() -> None:
    assert standing_of([fact("a", "item.transfer", 0)], HERE).flags == ("seal_broken",)


def test_facts_that_follow_each_other_in_a_circle_still_stand() -> None:
    circle = [fact("a", "item.store", 0, ["b"]), fact("b", "item.move", 1, ["a", "b"])]

    standing = standing_of(circle, HERE)

    assert (standing.state, standing.flags) == ("in_store", ("moves_disagree",))


def _state_of(chain: list[ItemFact]) -> str:
    """The model: what was said last, and whether it is kept."""
    state = ALONE[chain[-1].kind][0] if chain else "arrived"
    is_kept = any(one.kind == "item.retain" for one in chain)
    return "retained" if state == "in_store" and is_kept else state


def _ends(told: list[ItemFact]) -> list[ItemFact]:
    """The model: what counts and has nothing that counts after it, near or far."""
    undone = {one.said["op_id"] for one in told if one.kind == UNDO}
    moves = {one.op_id: one for one in told if one.kind != UNDO}

    def leads_to(one: ItemFact, end: str) -> bool:
        return any(before == end or leads_to(moves[before], end) for before in one.said["after"])

    counting = [one for one in moves.values() if one.op_id not in undone]
    return [one for one in counting if not any(leads_to(other, one.op_id) for other in counting)]
