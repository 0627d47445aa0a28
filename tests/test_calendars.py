"""The lab's calendar: set by managers, read by all, the same in any order of arrival."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from fieldsample.domain.reference import rows
from fieldsample.extensions import reading
from fieldsample.operations.calendar_setting import CalendarBody
from fieldsample.operations.calendars import calendar_of
from fieldsample.operations.work import Work
from tests.cast import Cast, Device, Json, found_lab_with, new_id, sample_body

BY_WORKING_DAYS = next(
    row["code"] for row in rows("sample_types") if "5 working days" in (row["hold_note"] or "")
)
YEAR = {
    "year": 2026,
    "holidays": ["2026-10-01", "2026-01-01"],
    "workdays": ["2026-10-10"],
    "source": "notice",
}


def set_year(who: Device, **over: Any) -> Json:
    return who.say("calendar.set", who.lab_id, {**YEAR, **over})


def test_a_year_that_a_manager_sets_is_everybodys(cast: Cast) -> None:
    assert set_year(cast.alice)["status"] == "accepted"

    year = cast.bob.document("calendars", "2026")
    assert {key: year[key] for key in ("year", "holidays", "workdays", "source", "by")} == {
        **YEAR,
        "holidays": ["2026-01-01", "2026-10-01"],
        "by": cast.alice.person_id,
    }
    assert ("calendars", "2026") not in cast.charlie.replica


def test_clocks_read_all_years_together(cast: Cast) -> None:
    set_year(cast.alice)
    set_year(cast.alice, year=2027, holidays=["2027-01-01"], workdays=[])

    with cast.app.app_context():
        holidays, workdays = calendar_of(Work(reading(), cast.alice.lab_id))
    assert holidays == {date(2026, 1, 1), date(2026, 10, 1), date(2027, 1, 1)}
    assert workdays == {date(2026, 10, 10)}


def test_only_managers_set_it(cast: Cast) -> None:
    assert set_year(cast.bob)["reason"] == "not_permitted"
    assert set_year(cast.rita)["reason"] == "not_permitted"


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": 1999},
        {"year": "2026"},
        {"holidays": ["2025-01-01"]},
        {"holidays": ["2026-10-01", "2026-10-01"]},
        {"holidays": ["2026-10-03"]},
        {"workdays": ["2026-10-01"]},
        {"workdays": ["yesterday"]},
        {"holidays": None},
    ],
)
def test_a_year_that_cannot_be_is_set_aside(cast: Cast, wrong: Json) -> None:
    assert set_year(cast.alice, **wrong)["reason"] == "invalid"


def test_another_labs_id_is_no_subject(cast: Cast) -> None:
    assert cast.alice.say("calendar.set", new_id(), YEAR)["reason"] == "invalid"


def test_the_latest_setting_stands_in_any_order_of_arrival(cast: Cast) -> None:
    said = [("08:00", "2026-05-01"), ("10:00", "2026-05-04"), ("09:00", "2026-05-05")]
    for order in permutations(said):
        leader, _ = found_lab_with(cast.app, [])
        for time, day in order:
            body = {**YEAR, "holidays": [day]}
            at = f"2026-11-21T{time}:00+08:00"
            leader.say("calendar.set", leader.lab_id, body, device_time=at)
        assert leader.document("calendars", "2026")["holidays"] == ["2026-05-04"]


def test_a_sample_that_comes_after_a_holiday_is_late_only_while_nobody_set_the_holiday(
    cast: Cast,
) -> None:
    """Taken on Wednesday 30 September 2026, five working days to deliver, arrived on the 10th."""
    sample = new_id()
    taken = {"device_time": "2026-09-30T09:00:00+08:00"}
    cast.bob.say("sample.create", sample, sample_body(sample_type=BY_WORKING_DAYS), **taken)
    cast.rita.say("sample.arrive", sample, {}, device_time="2026-10-10T08:00:00+08:00")
    week = [f"2026-10-0{day}" for day in (1, 2, 5, 6, 7)]

    def is_late() -> bool:
        return "late" in cast.rita.document("samples", sample)["flags"]

    assert is_late()
    set_year(cast.alice, holidays=week, workdays=["2026-10-10"])
    assert not is_late()
    set_year(cast.alice, holidays=[], workdays=["2026-10-10"])
    assert is_late()


def test_the_proposal_for_a_year_can_be_said_as_it_stands() -> None:
    """It is only a proposal that the screen fills in: confidence medium, to be confirmed."""
    proposals = rows("calendars")

    assert {row["confidence"] for row in proposals} == {"medium"}
    for row in proposals:
        said = {key: row[key] for key in ("year", "holidays", "workdays", "source")}
        CalendarBody().load(said)
