"""Disposal by two as a fold: whatever comes first, and whoever says it twice."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldsample.domain.counting import UNDO
from fieldsample.domain.disposals import CONFIRM, DECLINE, PROPOSE
from fieldsample.domain.items import Around, ItemFact, standing_of

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
HERE = Around("arrived", NOON - timedelta(days=365))
people = st.sampled_from(["rita", "bob", "carl"])
OTHERS = ["item.store", "item.check_out", "item.dispose", "item.lose"]


@st.composite
def histories(draw: st.DrawFn) -> list[ItemFact]:
    """Proposals, answers to any of them, moves that follow anything; clocks say anything."""
    told: list[ItemFact] = []
    for number in range(draw(st.integers(0, 8))):
        proposals = [one.op_id for one in told if one.kind == PROPOSE]
        kinds = [PROPOSE, *OTHERS, *([CONFIRM, CONFIRM, DECLINE] if proposals else [])]
        kind = draw(st.sampled_from(kinds))
        names = [one.op_id for one in told]
        after = draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else []
        named = {"proposal": draw(st.sampled_from(proposals))} if kind in {CONFIRM, DECLINE} else {}
        at = NOON + timedelta(minutes=draw(st.integers(0, 500)))
        said = {"after": after, **named}
        told.append(ItemFact(f"f{number}", kind, draw(people), at, "2026-11-22", said))
    undone = [one for one in told if draw(st.integers(0, 4)) == 0]
    return told + [taking_back(one) for one in undone]


def taking_back(one: ItemFact) -> ItemFact:
    return replace(one, op_id=f"u{one.op_id}", kind=UNDO, said={"op_id": one.op_id})


def agreed(told: list[ItemFact]) -> set[str]:
    """The model: the words of a second person on what its proposer still stands by."""
    undone = {one.said["op_id"] for one in told if one.kind == UNDO}
    stood = {one.op_id: one for one in told if one.op_id not in undone}
    return {
        one.op_id
        for one in stood.values()
        if one.kind == CONFIRM
        and (proposal := stood.get(one.said["proposal"])) is not None
        and proposal.by != one.by
    }


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repeating_gives_one_standing(
    told: list[ItemFact], chance: random.Random
) -> None:
    mixed = chance.sample([*told, *told], 2 * len(told))

    assert standing_of(mixed, HERE) == standing_of(told, HERE)


@given(histories())
def test_nothing_is_disposed_of_by_one_person(told: list[ItemFact]) -> None:
    without_old = [one for one in told if one.kind != "item.dispose"]

    if not agreed(without_old):
        assert standing_of(without_old, HERE).state != "disposed"


@given(histories(), people)
def test_a_second_yes_changes_no_state_and_starts_no_quarrel(told: list[ItemFact], by: str) -> None:
    told = [one for one in told if one.kind not in OTHERS]
    before = standing_of(told, HERE)
    yes = sorted(agreed(told))
    if not yes:
        return
    first = next(one for one in told if one.op_id == yes[0])
    again = replace(first, op_id="z", by=by)

    after = standing_of([*told, again], HERE)

    assert (before.state, after.state) == ("disposed", "disposed")
    assert "moves_disagree" not in after.flags


@given(histories())
def test_one_s_own_yes_disposes_of_nothing(told: list[ItemFact]) -> None:
    before = standing_of(told, HERE)
    proposals = [one for one in told if one.kind == PROPOSE]
    own = [
        replace(one, op_id=f"z{one.op_id}", kind=CONFIRM, said={"proposal": one.op_id})
        for one in proposals
    ]

    after = standing_of([*told, *own], HERE)

    assert (after.state, after.place) == (before.state, before.place)
    assert ("disposal_proposed" in after.flags) == ("disposal_proposed" in before.flags)


@given(histories())
def test_what_waits_for_a_second_person_says_so(told: list[ItemFact]) -> None:
    gone = standing_of(told, HERE).state == "disposed"
    undone = {one.said["op_id"] for one in told if one.kind == UNDO}
    stood = [one for one in told if one.op_id not in undone]
    answered = agreed(told) | {one.op_id for one in stood if one.kind == DECLINE}
    done_with = {one.said["proposal"] for one in stood if one.op_id in answered}
    waiting = [one for one in stood if one.kind == PROPOSE and one.op_id not in done_with]

    flags = standing_of(told, HERE).flags

    assert ("disposal_proposed" in flags) == (bool(waiting) and not gone)
