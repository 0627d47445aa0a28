"""Label codes against the vectors that the web app's tests read too."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldsample.domain import labels, numbers

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "labels.json").read_text(encoding="utf-8")
)
drawn = st.sampled_from(["HZ", "DX", "ABCD"]).flatmap(
    lambda prefix: st.builds(lambda _: labels.draw_code(prefix), st.integers())
)


@pytest.mark.parametrize("case", VECTORS["check_character"])
def test_the_check_character_is_that_of_iso_7064(case):
    assert labels.check_character(case["body"]) == case["check"]


@pytest.mark.parametrize("case", VECTORS["prefixes"])
def test_a_prefix_is_two_to_four_letters_nobody_misreads(case):
    assert labels.is_prefix(case["text"]) is case["is_prefix"]


@pytest.mark.parametrize("case", VECTORS["scanned"])
def test_a_scanned_text_is_a_code_or_says_why_not(case):
    assert labels.why_not_a_code(case["text"]) == case["reason"]
    assert labels.is_code(case["text"]) is (case["reason"] is None)


@pytest.mark.parametrize("case", VECTORS["typed"])
def test_a_typed_text_becomes_a_code_or_says_why_not(case):
    read = labels.typed(case["text"])

    assert read == (case["code"], case["reason"], case["full_width"])


@pytest.mark.parametrize("case", VECTORS["printed"])
def test_a_code_is_printed_in_groups_that_type_back_to_it(case):
    assert labels.printed(case["code"]) == case["printed"]
    assert labels.typed(case["printed"]).code == case["code"]


@given(drawn, st.data())
def test_every_single_wrong_character_is_caught(code, data):
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([c for c in labels.ALPHABET if c != code[place]]))

    assert not labels.is_code(code[:place] + wrong + code[place + 1 :])


def test_no_single_wrong_character_of_one_code_passes_by_exhaustion():
    code = "HZ7K3QM9T2XD6"
    wrong = [
        code[:place] + character + code[place + 1 :]
        for place, character in product(range(len(code)), labels.ALPHABET)
        if character != code[place]
    ]

    assert not [text for text in wrong if labels.is_code(text)]


@given(st.text(max_size=80))
def test_any_text_at_all_gets_an_answer(text):
    assert (labels.why_not_a_code(text) is None) is labels.is_code(text)
    read = labels.typed(text)
    assert (read.code is None) is (read.reason is not None)
    assert read.code is None or labels.is_code(read.code)


@given(drawn, st.sampled_from([str, str.lower, labels.printed, lambda c: f" {c}\r\n"]))
def test_a_code_typed_in_any_usual_way_is_the_same_code(code, writing):
    assert labels.typed(writing(code)) == (code, None, False)


def test_a_drawn_code_whose_check_character_would_be_misread_is_thrown_away():
    first = _first_body_checked_by("ILOU")
    characters = iter([*first, *"7K3QM9T2XD"])

    assert labels.draw_code("HZ", lambda _: next(characters)) == "HZ7K3QM9T2XD6"


def test_a_drawn_code_that_reads_as_a_sample_number_is_thrown_away():
    taken = numbers.build_sample_no(numbers.SampleNo("HZ", 26, "F", 1, 1))
    characters = iter([*taken[2:-1], *"7K3QM9T2XD"])

    assert labels.is_code(taken)
    assert labels.draw_code("HZ", lambda _: next(characters)) == "HZ7K3QM9T2XD6"


def test_a_roll_holds_a_thousand_different_codes_at_most():
    codes = labels.draw_codes("HZ", 1_000)

    assert len(set(codes)) == 1_000
    assert all(labels.is_code(code) for code in codes)


@pytest.mark.parametrize("count", [-1, 0, 1_001])
def test_a_roll_of_another_size_is_refused(count):
    with pytest.raises(ValueError, match="a roll holds"):
        labels.draw_codes("HZ", count)


@pytest.mark.parametrize("prefix", ["", "H", "hz", "HI", "ABCDE", "H2", "HZ\n"])
def test_no_code_is_drawn_for_a_prefix_that_is_none(prefix):
    with pytest.raises(ValueError, match="no label prefix"):
        labels.draw_code(prefix)


def _first_body_checked_by(characters: str) -> str:
    bodies: Iterator[str] = (f"{i:010d}" for i in range(1_000))
    return next(body for body in bodies if labels.check_character("HZ" + body) in characters)
