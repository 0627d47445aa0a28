"""Readings in the field and the register of instruments: flagged, never hidden, in any order."""

from __future__ import annotations

from hashlib import sha256
from itertools import permutations
from typing import Any

import pytest

from tests.cast import Cast, Device, found_lab_with, issue_roll, new_id, sample_body

Json = dict[str, Any]
METER = {"name": "示例酸度计", "quantities": ["ph"], "code": "YQ-1"}
READING = {"of": "sample", "quantity": "ph", "value": 7.31, "unit": "pH"}
LONG_AGO, FAR_AHEAD = "2020-01-01", "2120-01-01"


def make_sample(device: Device) -> str:
    sample = new_id()
    assert device.say("sample.create", sample, sample_body())["status"] == "accepted"
    return sample


def flags_of(cast: Cast, sample: str) -> set[str]:
    flags = cast.rita.document("samples", sample)["flags"]
    return {flag for flag in flags if flag.startswith("instrument")}


def test_a_reading_stands_on_its_sample_with_all_that_was_said(cast: Cast) -> None:
    meter, sample, item = new_id(), make_sample(cast.bob), new_id()
    cast.alice.say("instrument.add", meter, {**METER, "calibration_due": FAR_AHEAD})
    body = {**READING, "instrument": meter, "item": item, "qualifier": "<", "check_reading": 7}

    first = cast.bob.operation("measurement.add", sample, {**body, "scan_mode": "scanned"})
    again = cast.bob.operation("measurement.add", sample, {**body, "repeat_of": first["op_id"]})
    assert [one["status"] for one in cast.bob.push(first, again)] == ["accepted"] * 2

    one, other = cast.rita.document("samples", sample)["measurements"]
    assert (one["quantity"], one["value"], one["unit"], one["qualifier"]) == ("ph", 7.31, "pH", "<")
    assert (one["instrument"], one["item"], one["check_reading"]) == (meter, item, 7)
    assert (one["overdue"], one["by"]) == (False, cast.bob.person_id)
    assert (one["criterion"], one["instrument_text"], one["measured_at"]) == (None, None, None)
    assert other["repeat_of"] == first["op_id"]
    assert flags_of(cast, sample) == set()


def test_the_criterion_of_a_rapid_test_stands_beside_its_value(cast: Cast) -> None:
    sample = make_sample(cast.bob)
    body = {"of": "sample", "quantity": "inhibition_rate", "value": 62, "unit": "%"}
    why = {"no_instrument_reason": "colour card"}

    cast.bob.say("measurement.add", sample, {**body, **why, "criterion": 70})

    (seen,) = cast.rita.document("samples", sample)["measurements"]
    assert (seen["value"], seen["criterion"]) == (62, 70)
    assert flags_of(cast, sample) == set()


@pytest.mark.parametrize(
    "named", [{"instrument": new_id()}, {"instrument_text": "an old thermometer"}, {}]
)
def test_an_instrument_that_no_register_knows_is_flagged(cast: Cast, named: Json) -> None:
    sample = make_sample(cast.bob)

    result = cast.bob.say("measurement.add", sample, {**READING, **named})

    assert result["status"] == "accepted"
    assert flags_of(cast, sample) == {"instrument_unknown"}


def test_flags_follow_the_register_when_it_learns_and_changes(cast: Cast) -> None:
    meter, sample = new_id(), make_sample(cast.bob)
    cast.bob.say("measurement.add", sample, {**READING, "instrument": meter})
    assert flags_of(cast, sample) == {"instrument_unknown"}

    cast.alice.say("instrument.add", meter, {**METER, "calibration_due": LONG_AGO})
    assert flags_of(cast, sample) == {"instrument_overdue"}
    assert cast.rita.document("samples", sample)["measurements"][0]["overdue"]

    cast.alice.say("instrument.change", meter, {"calibration_due": FAR_AHEAD, "reason": "new"})
    assert flags_of(cast, sample) == set()
    assert not cast.rita.document("samples", sample)["measurements"][0]["overdue"]


def test_a_calibration_is_good_on_its_last_day_in_the_lab_s_own_zone(cast: Cast) -> None:
    meter, sample = new_id(), make_sample(cast.bob)
    cast.alice.say("instrument.add", meter, {**METER, "calibration_due": "2026-11-22"})
    last = {**READING, "instrument": meter, "measured_at": "2026-11-22T15:59:00Z"}
    cast.bob.say("measurement.add", sample, last)
    assert flags_of(cast, sample) == set()

    cast.bob.say("measurement.add", sample, {**last, "measured_at": "2026-11-22T16:01:00Z"})
    assert flags_of(cast, sample) == {"instrument_overdue"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"quantity": "beauty"},
        {"value": "7"},
        {"value": True},
        {"value": None},
        {"unit": ""},
        {"qualifier": "~"},
        {"of": "site"},
        {"criterion": 101},
        {"instrument": "meter 7"},
        {"unit": "°C", "value": -300},
        {"value": 1e30},
        {"photo": "x"},
    ],
    ids=str,
)
def test_what_can_be_no_reading_goes_to_quarantine(cast: Cast, wrong: Json) -> None:
    sample = make_sample(cast.bob)

    result = cast.bob.say("measurement.add", sample, {**READING, **wrong})

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    assert cast.rita.document("samples", sample)["measurements"] == []


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999"])
def test_a_value_that_is_no_number_goes_to_quarantine(cast: Cast, value: str) -> None:
    sample = make_sample(cast.bob)
    body = f'{{"of": "sample", "quantity": "ph", "unit": "pH", "value": {value}}}'
    operation = cast.bob.operation("measurement.add", sample, {})
    hashed = sha256(body.encode()).hexdigest()

    result = cast.bob.push({**operation, "body": body, "body_sha256": hashed})[0]

    assert result["status"] == "quarantined"


def test_a_reading_waits_for_its_sample_and_for_its_visit(cast: Cast) -> None:
    sample, visit = new_id(), new_id()

    early = cast.bob.say("measurement.add", sample, READING)
    of_visit = cast.bob.say("measurement.add", visit, {**READING, "of": "visit"})
    cast.bob.say("sample.create", sample, sample_body())
    cast.bob.say("visit.record", visit, {"site": new_id()})

    assert (early["status"], of_visit["status"]) == ("held", "held")
    assert len(cast.rita.document("samples", sample)["measurements"]) == 1
    assert len(cast.rita.document("visits", visit)["measurements"]) == 1


def test_a_reading_of_a_box_is_in_its_document_whichever_came_first(cast: Cast) -> None:
    box, (code,) = new_id(), issue_roll(cast.alice, 1)
    cold = {"of": "box", "quantity": "cold_chain_temperature", "value": 3.2, "unit": "°C"}

    cast.bob.say("measurement.add", box, cold)
    cast.bob.say("box.open", box, {"code": code})
    cast.bob.say("measurement.add", box, {**cold, "value": 3.4})

    seen = cast.rita.document("boxes", box)["measurements"]
    assert [one["value"] for one in seen] == [3.2, 3.4]


def test_the_register_says_the_same_in_any_order_of_arrival(cast: Cast) -> None:
    """The latest change of each field stands, by its moment and not by its arrival."""
    meter, sample = new_id(), new_id()
    said: list[tuple[str, str, Json, str]] = [
        ("instrument.add", meter, {**METER, "calibration_due": LONG_AGO}, "08:00"),
        ("instrument.change", meter, {"calibration_due": FAR_AHEAD, "name": "two"}, "09:00"),
        ("instrument.change", meter, {"calibration_due": "2026-01-01", "code": None}, "10:00"),
        ("sample.create", sample, sample_body(), "11:00"),
        ("measurement.add", sample, {**READING, "instrument": meter}, "11:01"),
    ]
    named = [(new_id(), *line) for line in said]
    seen = []
    for order in list(permutations(named))[::13]:
        leader, (bob,) = found_lab_with(cast.app, ["sampler"])
        for op_id, kind, subject, body, time in order:
            by = leader if kind.startswith("instrument") else bob
            by.say(kind, subject, body, op_id=op_id, device_time=f"2026-11-21T{time}:00+08:00")
        entry = leader.document("instruments", meter)
        flags = leader.document("samples", sample)["flags"]
        assert (entry["name"], entry["code"], entry["calibration_due"]) == (
            "two", None, "2026-01-01"
        )  # fmt: skip
        seen.append(("instrument_overdue" in flags, "instrument_unknown" in flags))
    assert set(seen) == {(True, False)}


def test_only_managers_and_quality_keep_the_register_and_everybody_reads_it(cast: Cast) -> None:
    leader, (quality, bob, analyst) = found_lab_with(cast.app, ["quality", "sampler", "analyst"])
    meter = new_id()

    assert bob.say("instrument.add", new_id(), METER)["reason"] == "not_permitted"
    assert quality.say("instrument.add", meter, METER)["status"] == "accepted"
    wrong = quality.say("instrument.add", new_id(), {**METER, "calibration_due": "next year"})
    unknown = quality.say("instrument.add", new_id(), {**METER, "quantities": ["beauty"]})

    assert (wrong["reason"], unknown["reason"]) == ("invalid", "invalid")
    for device in (leader, quality, bob, analyst):
        assert device.document("instruments", meter)["code"] == "YQ-1"
    cast.charlie.pull()
    assert not [key for key in cast.charlie.replica if key[0] == "instruments"]
