"""Trusted time: a phone's clock may be anything; nothing is refused, and doubt is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cast import Cast, Json, new_id, sample_body

HOUR_MS = 3_600_000


def sample_said_at(cast: Cast, said: datetime, **clock: Any) -> Json:
    sample = new_id()
    over = {"device_time": said.isoformat(), **clock}
    assert cast.bob.say("sample.create", sample, sample_body(), **over)["status"] == "accepted"
    return cast.rita.document("samples", sample)


def when(doc: Json) -> datetime:
    return datetime.fromisoformat(doc["at"])


@pytest.mark.parametrize(
    "said",
    [
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime.now(UTC) - timedelta(days=400),
        datetime.now(UTC) + timedelta(days=30),
    ],
    ids=["1970", "400 days back", "30 days ahead"],
)
def test_a_clock_that_nobody_checked_is_kept_flagged_and_banded(cast: Cast, said: datetime) -> None:
    doc = sample_said_at(cast, said, clock_offset_ms=None, clock_offset_age_s=None)

    now = datetime.now(UTC)
    assert "clock_unsure" in doc["flags"]
    assert doc["band_s"] >= abs((now - said).total_seconds()) - 5
    month = f"/api/v1/coverage?month={(now + timedelta(hours=8)):%Y-%m}"
    assert sum(row["collected"] for row in cast.alice.get(month)["rows"]) == 1


@pytest.mark.parametrize("hours", [-9600, -3, 3, 720])
def test_a_wrong_clock_is_put_right_by_a_fresh_offset(cast: Cast, hours: int) -> None:
    now = datetime.now(UTC)

    doc = sample_said_at(
        cast,
        now - timedelta(hours=hours),
        clock_offset_ms=hours * HOUR_MS,
        clock_offset_age_s=600,
    )

    assert "clock_unsure" not in doc["flags"]
    assert abs((when(doc) - now).total_seconds()) < 1
    assert doc["band_s"] < 60


def test_an_offset_of_two_days_ago_is_not_trusted(cast: Cast) -> None:
    doc = sample_said_at(cast, datetime.now(UTC), clock_offset_ms=0, clock_offset_age_s=2 * 86_400)

    assert doc["clock_unsure"] is True


def test_a_jump_between_two_captures_leaves_both_in_the_order_they_were_numbered(
    cast: Cast,
) -> None:
    now = datetime.now(UTC)
    first = cast.bob.operation("sample.create", new_id(), sample_body())
    jumped = cast.bob.operation(
        "sample.create",
        new_id(),
        sample_body(),
        device_time=(now - timedelta(days=365)).isoformat(),
        clock_offset_ms=None,
        clock_offset_age_s=None,
    )

    results = cast.bob.push(first, jumped)

    assert [result["status"] for result in results] == ["accepted", "accepted"]
    assert results[0]["pos"] < results[1]["pos"]
