"""Sample numbers and company codes against the shared vectors."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldsample.domain.numbers import (
    SampleNo,
    build_sample_no,
    is_sample_no,
    is_uscc,
    read_sample_no,
)

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "numbers.json").read_text(encoding="utf-8")
)
parts = st.builds(
    SampleNo,
    st.from_regex(r"[A-HJKMNP-TV-Z]{2,4}", fullmatch=True),
    st.integers(0, 99),
    st.sampled_from("ACDFMWX"),
    st.integers(0, 999),
    st.integers(0, 9_999),
)


@pytest.mark.parametrize("case", VECTORS["sample_no"])
def test_a_sample_number_is_built_and_read_as_in_the_vectors(case):
    written = case.pop("sample_no")

    assert build_sample_no(SampleNo(**case)) == written
    assert read_sample_no(written) == SampleNo(**case)


@given(parts)
def test_a_sample_number_reads_back_to_its_parts(asked):
    assert read_sample_no(build_sample_no(asked)) == asked


@given(parts, st.data())
def test_one_wrong_character_in_a_sample_number_is_caught(asked, data):
    number = build_sample_no(asked)
    place = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))

    changed = number[:place] + wrong + number[place + 1 :]
    assert is_sample_no(changed) is (changed == number)


@pytest.mark.parametrize(
    "change",
    [
        {"prefix": "H"},
        {"prefix": "hz"},
        {"year": 100},
        {"year": -1},
        {"type_letter": "FF"},
        {"type_letter": "ä"},
        {"device_no": 1_000},
        {"serial": 10_000},
        {"serial": -1},
    ],
)
def test_parts_that_do_not_fit_are_refused(change):
    asked = SampleNo("HZ", 26, "F", 1, 1)._replace(**change)

    with pytest.raises(ValueError, match="no sample number"):
        build_sample_no(asked)


@pytest.mark.parametrize("case", VECTORS["uscc"])
def test_a_company_code_is_known_by_its_check_character(case):
    assert is_uscc(case["text"]) is case["is_uscc"]
