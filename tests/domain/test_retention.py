"""How long a backup sample is kept: months of the calendar, cut at the end of shelf life."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fieldsample.domain.days import day_said, months_after
from fieldsample.domain.reference import rows
from fieldsample.domain.retention import retention_of, shelf_life_end

MADE = {"date_type": "production", "dated_on": "2026-10-31"}


@pytest.mark.parametrize(
    ("verdict", "day", "until"),
    [
        ("pass", "2026-11-22", "2027-02-22"),
        ("fail", "2026-11-22", "2027-05-22"),
        ("pass", "2026-11-30", "2027-02-28"),
        ("fail", "2027-08-31", "2028-02-29"),
    ],
)
def test_three_months_when_it_passed_and_six_when_it_failed(
    verdict: str, day: str, until: str
) -> None:
    kept = retention_of(verdict, date.fromisoformat(day), {})

    assert kept.until == date.fromisoformat(until)
    assert (kept.key, kept.confidence) == (f"keep_b_{verdict}", "high")
    assert "食品安全抽样检验管理办法" in kept.basis
    assert kept.cut_by_shelf_life is None


@pytest.mark.parametrize(
    ("life", "until", "cut"),
    [
        ("30天", "2026-11-30", True),
        ("3个月", "2027-01-31", True),
        ("4 months", "2027-02-22", False),
        ("1年", "2027-02-22", False),
        ("见包装", "2027-02-22", None),
    ],
)
def test_shelf_life_ends_the_keeping_earlier(life: str, until: str, *, cut: bool | None) -> None:
    kept = retention_of("pass", date(2026, 11, 22), {**MADE, "shelf_life": life})

    assert (kept.until.isoformat(), kept.cut_by_shelf_life) == (until, cut)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"shelf_life": "3个月"},
        {**MADE, "shelf_life": 3},
        {**MADE, "shelf_life": "3个月", "date_type": "purchase"},
        {**MADE, "shelf_life": "3个月", "dated_on": "last week"},
        {**MADE, "shelf_life": "9999年"},
        {**MADE, "shelf_life": "/"},
    ],
    ids=str,
)
def test_a_shelf_life_that_cannot_be_worked_out_cuts_nothing(fields: dict[str, Any]) -> None:
    assert shelf_life_end(fields) is None


def test_a_moment_counts_on_the_lab_s_day() -> None:
    assert day_said("2026-11-22T23:30:00+08:00", "Asia/Shanghai") == date(2026, 11, 22)
    assert day_said("2026-11-22T16:30:00Z", "Asia/Shanghai") == date(2026, 11, 23)
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)
    with pytest.raises(ValueError, match="without its offset"):
        day_said("2026-11-22T16:30:00", "Asia/Shanghai")


def test_every_clock_says_from_when_it_runs_and_by_what_right() -> None:
    clocks = rows("clocks")

    assert len({row["key"] for row in clocks}) == len(clocks)
    for row in clocks:
        assert row["runs_from"], row
        assert row["source"], row
        assert row["confidence"] in {"high", "medium", "low", "demo"}, row
        assert row["unit"] in {"hour", "working_day", "month", "year", "bottle"}, row
