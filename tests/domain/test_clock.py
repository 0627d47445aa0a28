"""Trusted time against the vectors, and what it must never do."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldsample.domain.clock import counting_time, month_of, trusted

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "clock.json").read_text(encoding="utf-8")
)
RECEIVED = datetime(2026, 11, 3, 8, tzinfo=UTC)
any_time = st.datetimes(timezones=st.timezones())


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["about"])
def test_a_device_time_is_put_right_as_far_as_can_be_known(case):
    received_at = datetime.fromisoformat(case["received_at"])

    time = trusted(
        datetime.fromisoformat(case["device_time"]),
        case["offset_ms"],
        case["offset_age_s"],
        received_at,
    )

    assert time.at == datetime.fromisoformat(case["at"])
    assert time.unsure is case["unsure"]
    assert time.band_s == pytest.approx(case["band_s"])
    assert month_of(counting_time(time, received_at), VECTORS["timezone"]) == case["counts_in"]


@given(
    any_time,
    st.none() | st.integers(-(10**18), 10**18),
    st.none() | st.floats(),
)
def test_no_clock_is_ever_refused(device_time, offset_ms, offset_age_s):
    time = trusted(device_time, offset_ms, offset_age_s, RECEIVED)

    assert time.at.tzinfo is UTC
    assert time.band_s >= 1
    assert month_of(counting_time(time, RECEIVED), "Asia/Shanghai")


@given(any_time)
def test_an_unsure_band_always_reaches_the_receipt(device_time):
    time = trusted(device_time, None, None, RECEIVED)

    assert abs((RECEIVED - time.at).total_seconds()) <= time.band_s


@given(st.timedeltas(timedelta(days=-20_000), timedelta(days=20_000)))
def test_any_error_of_a_measured_clock_is_undone(error):
    happened_at = RECEIVED - timedelta(hours=1)
    # An offset travels in whole milliseconds.
    error = timedelta(milliseconds=error // timedelta(milliseconds=1))

    time = trusted(happened_at + error, -(error // timedelta(milliseconds=1)), 60, RECEIVED)

    assert time.at == happened_at
    assert not time.unsure


@given(st.floats(0, 86_399), st.floats(0, 86_399))
def test_the_band_grows_with_the_age_of_the_offset(younger, older):
    younger, older = sorted([younger, older])

    assert (
        trusted(RECEIVED, 0, younger, RECEIVED).band_s
        <= trusted(RECEIVED, 0, older, RECEIVED).band_s
    )


def test_a_time_without_its_zone_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="zone"):
        trusted(RECEIVED.replace(tzinfo=None), 0, 0, RECEIVED)


@pytest.mark.parametrize(
    ("moment", "timezone", "month"),
    [
        ("2026-10-31T15:59:59+00:00", "Asia/Shanghai", "2026-10"),
        ("2026-10-31T16:00:00+00:00", "Asia/Shanghai", "2026-11"),
        ("2026-12-31T23:59:00+00:00", "UTC", "2026-12"),
        ("2027-01-01T05:00:00+06:00", "Asia/Urumqi", "2027-01"),
        ("9999-12-31T23:59:00+00:00", "Asia/Shanghai", "9999-12"),
    ],
)
def test_a_month_begins_at_midnight_in_the_lab(moment, timezone, month):
    assert month_of(datetime.fromisoformat(moment), timezone) == month
