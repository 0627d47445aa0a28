"""What an assessor tries at reception and custody, by number, each as the lab would show it.

Case 5 (a phone in flight mode for a day) stands in `tests/e2e/test_main_job.py`, case 10
(yesterday's backup on an empty computer) in `test_backups.py`; the screens of cases 1 and 4 in
`tests/e2e`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from tests.cast import Cast, Device, Json, issue_roll, new_id, sample_body

FORM_NO = "XBJ26350100001"


def accepted(device: Device, kind: str, subject: str | None, body: Json, **over: Any) -> str:
    """Say one thing that must be taken; returns its op_id."""
    operation = device.operation(kind, subject, body, **over)
    result = device.push(operation)[0]
    assert result["status"] == "accepted", result
    return str(operation["op_id"])


class Day:
    """A sample from the market to its shelf: A and B sealed, photographed, received, stored."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.sample, self.item_a, self.item_b = new_id(), new_id(), new_id()
        self.meter, self.fridge = new_id(), new_id()
        self.code_a, self.code_b = issue_roll(cast.alice, 2, to=cast.bob)
        self.register()
        self.take()
        self.receive()

    def register(self) -> None:
        due = (datetime.now(UTC) + timedelta(days=90)).date().isoformat()
        meter = {"name": "thermometer 7", "quantities": ["temperature"], "calibration_due": due}
        accepted(self.cast.alice, "instrument.add", self.meter, meter)
        fridge = {"name": "fridge 2, shelf 3", "place_kind": "shelf", "code": "F2-3"}
        accepted(self.cast.rita, "place.add", self.fridge, fridge)

    def take(self) -> None:
        bob, sample = self.cast.bob, self.sample
        people = [bob.person_id, self.cast.bea.person_id]
        body = sample_body(samplers=people, fields={"form_no": FORM_NO})
        accepted(bob, "sample.create", sample, body)
        for item, code, kind in ((self.item_a, self.code_a, "A"), (self.item_b, self.code_b, "B")):
            accepted(bob, "label.bind", item, {"sample": sample, "code": code, "item_kind": kind})
        blob = {"sha256": sha256(b"seal").hexdigest(), "size": 4, "mime": "image/jpeg"}
        photo = {"of": "sample", "photo_kind": "sealed_a", **blob}
        accepted(bob, "photo.add", sample, photo, blobs=[blob])
        accepted(bob, "sample.seal", sample, {"seal_no_a": "S-1", "seal_no_b": "S-2"})

    def receive(self) -> None:
        rita, sample = self.cast.rita, self.sample
        accepted(rita, "sample.arrive", None, {"label": self.code_a, "scan_mode": "scanned"})
        check = {"checklist": {"seal_a": "ok", "seal_b": "ok", "temperature": "ok"}}
        cold = {"temperature_c": 4.5, "instrument": self.meter}
        accepted(rita, "reception.check", sample, {**check, **cold})
        accepted(rita, "sample.receive", sample, {"scan_mode": "scanned"})
        accepted(rita, "item.store", self.item_b, {"place": self.fridge, "after": []})

    def timeline(self, code: str) -> Json:
        """What the custody page asks for."""
        return self.cast.rita.get(f"/api/v1/custody?code={code}")


def row_of(told: Json, kind: str) -> Json:
    """The one row of this kind."""
    (row,) = [row for row in told["rows"] if row["kind"] == kind]
    return dict(row)


def test_case_1_one_number_brings_form_photos_seals_receiver_temperature_and_place(
    cast: Cast,
) -> None:
    day = Day(cast)
    edit = {"field": "qty_total", "old": 3, "new": 2.5, "reason": "weighed again"}
    accepted(cast.rita, "sample.amend", day.sample, edit)

    assert day.timeline(FORM_NO)["record"]["fields"]["form_no"] == FORM_NO
    assert day.timeline(day.code_a)["record"]["sample"] == day.sample
    for code in (FORM_NO, day.code_a):
        told = day.timeline(code)
        sealed, checked = row_of(told, "sample.seal"), row_of(told, "reception.check")
        assert (sealed["said"]["seal_no_a"], sealed["said"]["seal_no_b"]) == ("S-1", "S-2")
        assert row_of(told, "photo.add")["photos"][0]["photo_kind"] == "sealed_a"
        assert (checked["by_name"], checked["said"]["temperature_c"]) == ("Rita", 4.5)
        assert row_of(told, "sample.amend")["said"]["new"] == 2.5
    stored = row_of(day.timeline(FORM_NO), "item.store")
    assert stored["said"]["place"] == day.fridge
    assert cast.rita.document("items", day.item_b)["place"] == day.fridge


def test_case_2_a_changed_amount_of_a_sealed_sample_shows_old_new_who_when_and_why(
    cast: Cast,
) -> None:
    day = Day(cast)
    edit = {"field": "qty_total", "old": 3, "new": 2.5, "reason": "weighed again"}
    said = accepted(cast.rita, "sample.amend", day.sample, edit)

    row = row_of(day.timeline(day.code_a), "sample.amend")

    assert row["op_id"] == said
    assert {key: row["said"][key] for key in edit} == edit
    assert row["by_name"] == "Rita"
    assert row["device_time"] <= row["received_at"]


def test_case_3_a_thermometer_out_of_calibration_leaves_a_flag_on_the_sample(cast: Cast) -> None:
    day, old = Day(cast), new_id()
    meter = {"name": "old", "quantities": ["temperature"], "calibration_due": "2020-01-01"}
    accepted(cast.alice, "instrument.add", old, meter)
    reading = {"of": "sample", "quantity": "temperature", "value": 4, "unit": "°C"}
    accepted(cast.bob, "measurement.add", day.sample, {**reading, "instrument": old})

    assert "instrument_overdue" in cast.rita.document("samples", day.sample)["flags"]


def test_case_4_a_rejection_without_a_reason_is_impossible(cast: Cast) -> None:
    day = Day(cast)
    before = cast.rita.document("samples", day.sample)["state"]

    for body in ({}, {"reason": ""}, {"reason": "R00"}, {"reason": "R99"}):
        result = cast.rita.say("sample.reject", day.sample, body)
        assert (result["status"], result["reason"]) == ("quarantined", "invalid")

    assert cast.rita.document("samples", day.sample)["state"] == before


def test_case_8_no_road_deletes_a_row_of_the_journal(cast: Cast) -> None:
    """Whoever reaches past the program is named by `audit verify`: see `test_auditing.py`."""
    roads = [rule for rule in cast.app.url_map.iter_rules() if "DELETE" in (rule.methods or ())]

    assert [rule.rule for rule in roads] == ["/api/v1/enrolments/<uuid:enrolment_id>"]
