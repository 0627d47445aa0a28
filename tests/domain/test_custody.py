"""Custody: the same facts in any order give the same state and flags."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path
from typing import Any

import pytest

from fieldsample.domain.custody import CustodyFact, Evidence, state_of

VECTORS = json.loads((Path(__file__).parent.parent / "vectors" / "custody.json").read_text("utf-8"))
WORDS = Path(__file__).parents[2] / "fieldsample" / "reference" / "custody.json"
FULL = Evidence(**VECTORS["full_evidence"])
Case = dict[str, Any]


def facts_of(case: Case) -> list[CustodyFact]:
    return [CustodyFact(*fact) for fact in case["facts"]]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: str(case["name"]))
def test_facts_add_up_as_the_vectors_say_in_every_order(case: Case) -> None:
    evidence = replace(FULL, items=case.get("items", {}))
    for order in islice(permutations(facts_of(case)), 720):
        standing = state_of(order, evidence)
        assert (standing.state, list(standing.flags)) == (case["state"], case["flags"])


def test_missing_evidence_is_a_flag_that_goes_when_it_comes() -> None:
    capture = [CustodyFact("1", "sample.create", "bob", "sampler")]

    bare = state_of(capture, Evidence())

    assert bare.flags == ("no_label", "no_photo", "no_position", "no_second_sampler")
    assert state_of(capture, FULL).flags == ()


@pytest.mark.parametrize(
    ("doubt", "flag"),
    [
        ("is_far", "far_from_site"),
        ("is_clock_unsure", "clock_unsure"),
        ("has_twin", "dup_label"),
        ("has_unknown_label", "label_unknown"),
        ("check_deviates", "check_deviates"),
        ("is_late", "late"),
        ("lacks_paper", "no_paper_photo"),
    ],
)
def test_a_doubt_is_shown_and_changes_no_state(doubt: str, flag: str) -> None:
    doubted: dict[str, Any] = {**VECTORS["full_evidence"], doubt: True}
    evidence = Evidence(**doubted)

    standing = state_of([CustodyFact("1", "sample.create", "bob", "sampler")], evidence)

    assert (standing.state, standing.flags) == ("registered", (flag,))


@pytest.mark.parametrize(
    ("said", "flags"),
    [
        (("sample.receive", {}), ("check_deviates",)),
        (("sample.receive", {"deviation": "seal B torn"}), ()),
        (("sample.reject", {"reason": "R01"}), ()),
    ],
)
def test_a_deviation_is_flagged_until_a_decision_knows_of_it(
    said: tuple[str, dict[str, Any]], flags: tuple[str, ...]
) -> None:
    facts = [
        CustodyFact("1", "sample.create", "bob", "sampler"),
        CustodyFact("2", "sample.seal", "bob", "sampler"),
        CustodyFact("3", "sample.arrive", "rita", "receiver"),
        CustodyFact("4", said[0], "rita", "receiver", said[1]),
    ]

    assert state_of(facts, replace(FULL, check_deviates=True)).flags == flags


def test_every_state_and_flag_of_the_fold_has_its_words() -> None:
    page = json.loads(WORDS.read_text("utf-8"))
    states = {state["key"] for state in page["states"]}
    flags = {flag["key"] for flag in page["flags"]}

    assert {case["state"] for case in VECTORS["cases"]} == states
    assert {flag for case in VECTORS["cases"] for flag in case["flags"]} <= flags
