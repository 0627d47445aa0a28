"""Boxes: the same facts in any order give the same state, flags and contents."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from itertools import islice, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldsample.domain.boxes import BoxStanding, Step, standing_of

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "boxes.json").read_text("utf-8"))
WORDS = Path(__file__).parents[2] / "fieldsample" / "reference" / "boxes.json"
DAWN = datetime(2026, 11, 22, tzinfo=UTC)
KINDS = ("close", "hand_over", "cancel", "report_lost", "arrive", "pack", "unpack", "reconcile")
Case = dict[str, Any]


def steps_of(case: Case) -> list[Step]:
    return [
        Step(op_id, kind, DAWN + timedelta(minutes=minute), 1.0, said)
        for op_id, kind, minute, said in case["facts"]
    ]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: str(case["name"]))
def test_facts_add_up_as_the_vectors_say_in_every_order(case: Case) -> None:
    elsewhere = frozenset(case.get("elsewhere", ()))
    for order in islice(permutations(steps_of(case)), 720):
        standing = standing_of(order, elsewhere, case.get("arrivals"))
        items = [packed.item for packed in standing.packed]
        assert (standing.state, list(standing.flags), items) == (
            case["state"],
            case["flags"],
            case["items"],
        )


def test_every_state_and_flag_of_the_fold_has_its_words() -> None:
    page = json.loads(WORDS.read_text("utf-8"))
    states = {state["key"] for state in page["states"]}
    flags = {flag["key"] for flag in page["flags"]}

    assert {case["state"] for case in VECTORS["cases"]} == states
    assert {flag for case in VECTORS["cases"] for flag in case["flags"]} == flags


def test_two_clocks_that_may_err_are_no_evidence_of_packing_after_closing() -> None:
    def standing(band_s: float) -> BoxStanding:
        closing = Step("1", "box.close", DAWN, 1.0)
        return standing_of(
            [closing, Step("2", "box.pack", DAWN + timedelta(hours=1), band_s, {"item": "a"})]
        )

    assert "changed_after_close" in standing(1.0).flags
    assert "changed_after_close" not in standing(86_400.0).flags


@st.composite
def lives(draw: st.DrawFn) -> list[Step]:
    """Whatever may be said of a box, undoing and unpacking at random among it."""
    steps = [Step("0", "box.open", DAWN, 1.0)]
    for number in range(1, draw(st.integers(1, 8))):
        kind = draw(st.sampled_from([f"box.{word}" for word in KINDS] + ["operation.undo"]))
        named = str(draw(st.integers(0, 8)))
        said: dict[str, Any] = {"op_id": named} if kind == "operation.undo" else {}
        if kind in {"box.pack", "box.unpack"}:
            said = {"item": draw(st.sampled_from("ab")), "answers": [named]}
        at = DAWN + timedelta(minutes=draw(st.integers(0, 4)))
        steps.append(Step(str(number), kind, at, 1.0, said))
    return steps


@given(lives(), st.randoms())
def test_any_life_of_a_box_reads_the_same_in_any_order(life: list[Step], chance: Any) -> None:
    shuffled = list(life)
    chance.shuffle(shuffled)

    assert standing_of(shuffled) == standing_of(life)
