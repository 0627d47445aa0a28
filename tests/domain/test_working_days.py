"""Working days: weekends and holidays are left out, and worked weekends are not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fieldsample.domain.working_days import add_working_days, after_working_days, is_working_day

# The week of the National Day of 2026: a made-up 调休, so that the arithmetic can be followed.
HOLIDAYS = frozenset(date(2026, 10, day) for day in range(1, 8))
WORKED = frozenset({date(2026, 9, 27), date(2026, 10, 10)})


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 9, 25), True),
        (date(2026, 9, 26), False),
        (date(2026, 9, 27), True),
        (date(2026, 10, 1), False),
        (date(2026, 10, 8), True),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),
    ],
)
def test_a_day_is_worked_or_not_as_the_calendar_says(day: date, works: bool) -> None:
    assert is_working_day(day, HOLIDAYS, WORKED) is works


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        (date(2026, 11, 16), 5, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 9, 25), 5, date(2026, 10, 8)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
    ],
)
def test_days_are_counted_from_the_day_after(day: date, n: int, then: date) -> None:
    assert add_working_days(day, n, HOLIDAYS, WORKED) == then


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
