"""Working days: weekends and holidays are left out, and worked weekends are not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from fieldsample.domain.working_days import add_working_days, after_working_days, is_working_day

# The same examples are the web app's: domain/calendar.ts.
VECTORS = json.loads(
    (Path(__file__).parents[1] / "vectors" / "working_days.json").read_text(encoding="utf-8")
)
HOLIDAYS = frozenset(map(date.fromisoformat, VECTORS["holidays"]))
WORKED = frozenset(map(date.fromisoformat, VECTORS["workdays"]))


@pytest.mark.parametrize("case", VECTORS["days"])
def test_a_day_is_worked_or_not_as_the_calendar_says(case: dict[str, Any]) -> None:
    assert is_working_day(date.fromisoformat(case["day"]), HOLIDAYS, WORKED) is case["works"]


@pytest.mark.parametrize("case", VECTORS["later"])
def test_days_are_counted_from_the_day_after(case: dict[str, Any]) -> None:
    then = add_working_days(date.fromisoformat(case["day"]), case["n"], HOLIDAYS, WORKED)

    assert then.isoformat() == case["then"]


def test_a_day_set_both_ways_is_worked() -> None:
    saturday = date(2026, 9, 26)

    assert is_working_day(saturday, {saturday}, {saturday})


def test_the_end_of_all_calendars_is_no_crash() -> None:
    assert add_working_days(date(9999, 12, 30), 5) == date.max


def test_the_time_of_day_is_the_labs() -> None:
    """17:30 UTC on a Friday is Saturday in Shanghai: one working day later is Monday there."""
    friday_night = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)

    then = after_working_days(friday_night, 1, "Asia/Shanghai")

    assert then == datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
