"""What the store answers: the log of a refrigerator, what may go, and how long it is kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, Device, found_lab_with, issue_roll, new_id, sample_body

Json = dict[str, Any]
COLD = {"of": "place", "quantity": "temperature", "unit": "°C"}
OCTOBER = "month=2026-10"


def fridge(cast: Cast, since: str, **over: Any) -> str:
    made = new_id()
    body = {"name": "F1", "place_kind": "device", "temperature_min": 2, "temperature_max": 8}
    said = cast.rita.say(
        "place.add", made, {**body, "log_hours": 12, **over}, device_time=f"{since}:00+08:00"
    )
    assert said["status"] == "accepted"
    return made


def read(cast: Cast, place: str, at: str, value: float, **over: Any) -> None:
    body = {**COLD, "value": value, "measured_at": f"{at}:00+08:00", **over}
    assert cast.rita.say("measurement.add", place, body)["status"] == "accepted"


def kept_item(cast: Cast, **body: Any) -> tuple[str, str]:
    """A sample with one item that is here; returns (sample, item)."""
    sample, item = new_id(), new_id()
    (label,) = issue_roll(cast.alice, 1)
    cast.bob.say("sample.create", sample, sample_body(**body))
    cast.bob.say("label.bind", item, {"sample": sample, "code": label, "item_kind": "B"})
    cast.rita.say("sample.arrive", sample, {})
    return sample, item


def disposal(device: Device, on: str) -> dict[str, str]:
    rows = device.get(f"/api/v1/disposal?on={on}")["rows"]
    return {row["item"]: row["why"] for row in rows}


def test_the_log_shows_what_was_too_warm_and_when_nobody_looked(cast: Cast) -> None:
    place = fridge(cast, "2026-10-01T08:00")
    for at, value in (
        ("2026-10-01T09:00", 4),
        ("2026-10-01T20:00", 8.5),
        ("2026-10-03T08:00", 5),
        ("2026-10-03T19:30", 1.9),
    ):
        read(cast, place, at, value)

    log = cast.rita.get(f"/api/v1/places/{place}/log?{OCTOBER}")

    assert [(one["value"], one["in_range"]) for one in log["readings"]] == [
        (4, True),
        (8.5, False),
        (5, True),
        (1.9, False),
    ]
    long, last = log["gaps"]
    assert (long["from"][:19], long["hours"]) == ("2026-10-01T12:00:00", 36)
    assert last["to"] == log["as_of"]


def test_a_gap_over_the_end_of_the_month_stands_in_both(cast: Cast) -> None:
    place = fridge(cast, "2026-09-30T08:00")
    read(cast, place, "2026-09-30T10:00", 4)
    read(cast, place, "2026-10-01T10:00", 4)

    for month in ("2026-09", "2026-10"):
        gaps = cast.rita.get(f"/api/v1/places/{place}/log?month={month}")["gaps"]
        assert gaps[0]["hours"] == 24
    assert cast.rita.get(f"/api/v1/places/{place}/log?month=2026-08")["gaps"] == []
    assert cast.rita.get(f"/api/v1/places/{place}/log?month=2999-08")["gaps"] == []


def test_a_refrigerator_that_nobody_ever_read_is_one_gap_until_it_is_given_up(
    cast: Cast,
) -> None:
    place = fridge(cast, "2026-10-01T08:00")
    gone = {"device_time": "2026-10-03T08:00:00+08:00"}
    cast.rita.say("place.change", place, {"active": False}, **gone)

    (gap,) = cast.rita.get(f"/api/v1/places/{place}/log?{OCTOBER}")["gaps"]
    assert gap["hours"] == 48

    cast.rita.say("place.change", place, {"log_hours": None})
    assert cast.rita.get(f"/api/v1/places/{place}/log?{OCTOBER}")["gaps"] == []


def test_a_thermometer_whose_calibration_ran_out_shows_in_the_log(cast: Cast) -> None:
    place, meter = fridge(cast, "2026-10-01T08:00", temperature_min=None), new_id()
    entry = {"name": "T1", "quantities": ["temperature"], "calibration_due": "2026-10-01"}
    cast.alice.say("instrument.add", meter, entry)
    read(cast, place, "2026-10-01T23:00", 4, instrument=meter)
    read(cast, place, "2026-10-02T01:00", 9, instrument=meter)
    read(cast, place, "2026-10-02T01:30", 55, unit="%")

    rows = cast.rita.get(f"/api/v1/places/{place}/log?{OCTOBER}")["readings"]
    assert [(row["overdue"], row["in_range"]) for row in rows] == [(False, True), (True, False)]
    seen = cast.rita.document("places", place)["readings"]
    assert [one["overdue"] for one in seen][:2] == [False, True]

    cast.alice.say("instrument.change", meter, {"calibration_due": "2027-10-01"})
    assert not any(one["overdue"] for one in cast.rita.document("places", place)["readings"])


def test_a_place_without_a_range_is_never_out_of_it(cast: Cast) -> None:
    place = fridge(cast, "2026-10-01T08:00", temperature_min=None, temperature_max=None)
    read(cast, place, "2026-10-01T09:00", 30)

    (row,) = cast.rita.get(f"/api/v1/places/{place}/log?{OCTOBER}")["readings"]
    assert row["in_range"] is None


def test_a_log_is_for_those_who_have_the_place(cast: Cast) -> None:
    place = fridge(cast, "2026-10-01T08:00")

    cast.bob.get(f"/api/v1/places/{place}/log?{OCTOBER}", status=403)
    cast.charlie.get(f"/api/v1/places/{place}/log?{OCTOBER}", status=404)
    cast.rita.get(f"/api/v1/places/{new_id()}/log?{OCTOBER}", status=404)
    cast.rita.get(f"/api/v1/places/{place}/log?month=9999-12", status=422)


def test_what_is_over_or_rejected_may_go_and_nothing_else(cast: Cast) -> None:
    _, over = kept_item(cast)
    _, kept = kept_item(cast)
    bad, refused = kept_item(cast)
    good, _ = kept_item(cast)
    cast.rita.say("item.retain", over, {"until": "2027-02-22", "verdict": "pass"})
    cast.rita.say("item.retain", kept, {"until": "2027-05-22", "verdict": "fail"})
    cast.rita.say("sample.reject", bad, {"reason": "R09"})
    cast.rita.say("sample.receive", good, {})

    assert disposal(cast.rita, "2027-02-22") == {refused: "rejected"}
    assert disposal(cast.rita, "2027-02-23") == {refused: "rejected", over: "expired"}

    gone = {"method": "burnt", "reason": "over", "second_person": cast.alice.person_id}
    cast.rita.say("item.dispose", refused, gone)
    assert disposal(cast.rita, "2027-02-23") == {over: "expired"}
    assert disposal(cast.charlie, "2027-02-23") == {}
    cast.bob.get("/api/v1/disposal?on=2027-02-23", status=403)


def test_the_list_of_today_needs_no_day(cast: Cast) -> None:
    _, over = kept_item(cast)
    cast.rita.say("item.retain", over, {"until": "2020-01-01"})

    answer = cast.alice.get("/api/v1/disposal")
    (row,) = answer["rows"]
    assert (row["item"], row["retain_until"], row["state"]) == (over, "2020-01-01", "retained")
    cast.alice.get("/api/v1/disposal?on=soon", status=422)


def test_how_long_it_is_kept_follows_verdict_and_shelf_life(cast: Cast) -> None:
    fields = {"date_type": "production", "dated_on": "2026-11-01", "shelf_life": "60天"}
    _, plain = kept_item(cast)
    _, short = kept_item(cast, fields=fields)

    asked = "verdict=fail&verdict_at=2026-11-21T17:00:00Z"
    kept = cast.rita.get(f"/api/v1/items/{plain}/retention?{asked}")
    assert (kept["until"], kept["key"]) == ("2027-05-22", "keep_b_fail")
    assert (kept["confidence"], kept["cut_by_shelf_life"]) == ("high", None)
    cut = cast.rita.get(f"/api/v1/items/{short}/retention?verdict=pass&verdict_at=2026-11-22")
    assert (cut["until"], cut["cut_by_shelf_life"]) == ("2026-12-31", True)


@pytest.mark.parametrize(
    "asked", ["verdict=maybe&verdict_at=2026-11-22", "verdict=pass", "verdict=pass&verdict_at=x"]
)
def test_a_verdict_that_is_none_is_refused_in_words(cast: Cast, asked: str) -> None:
    _, item = kept_item(cast)

    cast.rita.get(f"/api/v1/items/{item}/retention?{asked}", status=422)
    cast.charlie.get(f"/api/v1/items/{item}/retention?verdict=pass&verdict_at=2026-11-22", 404)


def test_the_custody_of_one_item_leaves_its_sisters_out(cast: Cast) -> None:
    sample, item = kept_item(cast)
    sister, place = new_id(), fridge(cast, "2026-10-01T08:00")
    (label,) = issue_roll(cast.alice, 1)
    cast.bob.say("label.bind", sister, {"sample": sample, "code": label, "item_kind": "A"})
    mine = cast.rita.operation("item.store", item, {"place": place})
    hers = cast.rita.operation("item.store", sister, {"place": place})
    cast.rita.push(mine, hers)

    def told(record: str) -> set[str]:
        rows = cast.rita.get(f"/api/v1/custody?id={record}")["rows"]
        return {row["op_id"] for row in rows} & {mine["op_id"], hers["op_id"]}

    assert told(item) == {mine["op_id"]}
    assert told(sister) == {hers["op_id"]}
    assert told(sample) == {mine["op_id"], hers["op_id"]}


def test_the_store_of_another_lab_is_not_there(cast: Cast) -> None:
    leader, (receiver,) = found_lab_with(cast.app, ["receiver"])
    place = fridge(cast, "2026-10-01T08:00")
    leader.pull()

    assert not [key for key in leader.replica if key[0] == "places"]
    assert receiver.say("place.change", place, {"name": "ours"})["status"] == "held"
