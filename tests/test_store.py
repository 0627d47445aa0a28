"""Items and places through the wire: put away, moved, taken out, kept, split, disposed of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from fieldsample.domain.labels import draw_codes
from fieldsample.extensions import db
from tests.cast import Cast, Device, found_lab_with, issue_roll, new_id, sample_body

Json = dict[str, Any]

# Written out: workers that share a run must collect tests of the same names.
SOME_ID = "01a20500-0000-7000-8000-000000000001"


class Shelf:
    """A received item and two places; every saying knows what was said before, as a desk does."""

    def __init__(self, cast: Cast) -> None:
        self.bob, self.desk, self.lead = cast.bob, cast.rita, cast.alice
        self.sample, self.item, self.cold, self.warm = (new_id() for _ in range(4))
        (self.label,) = issue_roll(cast.alice, 1)
        self.last: list[str] = []

    def capture(self) -> None:
        self.bob.say("sample.create", self.sample, sample_body())
        bind = {"sample": self.sample, "code": self.label, "item_kind": "B"}
        self.bob.say("label.bind", self.item, bind)

    def furnish(self) -> None:
        for place, name in ((self.cold, "4 °C"), (self.warm, "bench")):
            body = {"name": name, "place_kind": "device", "code": name}
            assert self.desk.say("place.add", place, body)["status"] == "accepted"

    def receive(self) -> None:
        self.desk.say("sample.arrive", self.sample, {})
        self.desk.say("sample.receive", self.sample, {})

    def say(self, kind: str, body: Json, by: Device | None = None, **over: Any) -> Json:
        """Said knowing all that this desk has said of the item."""
        device = by or self.desk
        operation = device.operation(kind, self.item, {"after": self.last, **body}, **over)
        self.last = [operation["op_id"]]
        return {**device.push(operation)[0], "op_id": operation["op_id"]}

    def seen(self, item: str | None = None) -> Json:
        return self.desk.document("items", item or self.item)


@pytest.fixture
def shelf(cast: Cast) -> Shelf:
    made = Shelf(cast)
    made.capture()
    made.furnish()
    made.receive()
    return made


def test_an_item_goes_in_and_out_of_the_store(shelf: Shelf) -> None:
    assert (shelf.seen()["state"], shelf.seen()["place"]) == ("arrived", None)
    shelf.say("item.store", {"place": shelf.cold})
    assert (shelf.seen()["state"], shelf.seen()["place"]) == ("in_store", shelf.cold)
    shelf.say("item.move", {"place": shelf.warm})
    assert (shelf.seen()["state"], shelf.seen()["place"]) == ("in_store", shelf.warm)

    shelf.say("item.check_out", {"purpose": "lead", "amount": 20, "amount_unit": "g"})
    out = shelf.seen()
    assert (out["state"], out["place"], out["flags"]) == ("checked_out", None, [])
    assert (out["out"]["person"], out["out"]["purpose"]) == (shelf.desk.person_id, "lead")
    assert (out["out"]["amount"], out["out"]["amount_unit"]) == (20, "g")

    shelf.say("item.check_in", {"place": shelf.cold, "amount_left": 180, "amount_unit": "g"})
    back = shelf.seen()
    assert (back["state"], back["place"], back["out"]) == ("in_store", shelf.cold, None)
    assert back["amount_left"] == 180

    shelf.say("item.consume", {})
    gone = shelf.seen()
    assert (gone["state"], gone["place"], gone["amount_left"]) == ("consumed", None, 0)
    assert [fact["kind"] for fact in gone["facts"]] == [
        "item.store",
        "item.move",
        "item.check_out",
        "item.check_in",
        "item.consume",
    ]
    of_sample = shelf.desk.document("samples", shelf.sample)["facts"]
    assert not [fact for fact in of_sample if fact["kind"].startswith("item.")]


def test_two_desks_that_move_one_item_unknowing_disagree_until_one_knows_both(
    shelf: Shelf,
) -> None:
    first = shelf.say("item.store", {"place": shelf.cold})
    here = shelf.say("item.move", {"place": shelf.warm})
    shelf.last = [first["op_id"]]
    there = shelf.say("item.move", {"place": shelf.cold})
    assert (there["status"], there["flags"]) == ("conflict", ["moves_disagree"])
    assert (shelf.seen()["place"], shelf.seen()["flags"]) == (shelf.cold, ["moves_disagree"])

    shelf.last = [here["op_id"], there["op_id"]]
    assert shelf.say("item.move", {"place": shelf.warm})["status"] == "accepted"
    assert (shelf.seen()["place"], shelf.seen()["flags"]) == (shelf.warm, [])


def test_an_item_is_split_under_codes_that_no_roll_has(shelf: Shelf) -> None:
    codes, subs = draw_codes("HZ", 2), [new_id(), new_id()]
    parts = [
        {"item": sub, "code": code, "amount": 50, "amount_unit": "g", "purpose": "metals"}
        for sub, code in zip(subs, codes, strict=True)
    ]
    assert shelf.desk.say("item.split", shelf.item, {"parts": parts})["status"] == "accepted"

    sub = shelf.seen(subs[0])
    assert (sub["label"], sub["kind"], sub["blind"]) == (codes[0], "D", True)
    assert (sub["sample"], sub["parent"], sub["amount"]) == (shelf.sample, shelf.item, "50 g")
    assert (sub["state"], sub["flags"], sub["facts"]) == ("arrived", [], [])
    assert "label_unknown" not in shelf.desk.document("samples", shelf.sample)["flags"]
    assert shelf.seen()["facts"][0]["kind"] == "item.split"
    stored = shelf.desk.say("item.store", None, {"label": codes[1], "place": shelf.cold})
    assert (stored["status"], shelf.seen(subs[1])["state"]) == ("accepted", "in_store")


def test_a_move_by_label_waits_for_its_item(cast: Cast) -> None:
    late = Shelf(cast)
    late.furnish()
    stored = late.desk.say("item.store", None, {"label": late.label, "place": late.cold})
    late.capture()

    assert stored["status"] == "held"
    assert (late.seen()["state"], late.seen()["place"]) == ("in_store", late.cold)


def test_only_two_persons_dispose(cast: Cast, shelf: Shelf) -> None:
    shelf.say("item.store", {"place": shelf.cold})
    words = {"method": "incinerated", "reason": "over"}
    alone = shelf.desk.say(
        "item.dispose", shelf.item, {**words, "second_person": shelf.desk.person_id.upper()}
    )
    unnamed = shelf.desk.say("item.dispose", shelf.item, words)
    stranger = shelf.desk.say("item.dispose", shelf.item, {**words, "second_person": new_id()})
    assert (alone["reason"], unnamed["reason"]) == ("invalid", "invalid")
    assert stranger["status"] == "held"
    assert shelf.seen()["state"] == "in_store"

    two = shelf.say("item.dispose", {**words, "second_person": cast.alice.person_id})
    assert (two["status"], shelf.seen()["state"], shelf.seen()["flags"]) == (
        "accepted",
        "disposed",
        [],
    )


def test_what_is_disposed_of_while_it_is_kept_is_flagged(cast: Cast, shelf: Shelf) -> None:
    shelf.say("item.retain", {"until": "2999-12-31", "verdict": "fail", "place": shelf.cold})
    kept = shelf.seen()
    assert (kept["state"], kept["place"]) == ("retained", shelf.cold)
    assert (kept["retain_until"], kept["retain_verdict"]) == ("2999-12-31", "fail")

    words = {"method": "incinerated", "reason": "no room", "second_person": cast.alice.person_id}
    shelf.say("item.dispose", words)
    assert (shelf.seen()["state"], shelf.seen()["flags"]) == ("disposed", ["disposed_early"])


def test_what_is_disposed_of_undecided_is_flagged_until_it_is_undone(cast: Cast) -> None:
    early = Shelf(cast)
    early.capture()
    words = {"method": "binned", "reason": "slip", "second_person": cast.alice.person_id}
    said = early.say("item.dispose", words)
    assert early.seen()["flags"] == ["disposed_early"]

    undone = early.desk.say("operation.undo", early.item, {"op_id": said["op_id"]})
    assert undone["status"] == "accepted"
    assert (early.seen()["state"], early.seen()["flags"]) == ("labelled", [])
    assert early.seen()["facts"][0]["undone"]


def test_a_place_changes_field_by_field_whatever_comes_first(cast: Cast) -> None:
    place = new_id()
    later = {"device_time": "2026-11-21T10:00:00+08:00"}
    earlier = {"device_time": "2026-11-21T09:00:00+08:00"}
    cast.rita.say("place.change", place, {"name": "second", "log_hours": 12}, **later)
    cast.alice.say("place.change", place, {"name": "first", "temperature_max": 8}, **earlier)
    cast.rita.say("place.add", place, {"name": "new", "place_kind": "device"}, **earlier)

    seen = cast.rita.document("places", place)
    assert (seen["name"], seen["log_hours"], seen["temperature_max"]) == ("second", 12, 8)
    assert (seen["active"], seen["readings"]) == (True, [])


def test_a_fridge_s_reading_may_come_before_the_fridge(cast: Cast) -> None:
    fridge = new_id()
    cold = {"of": "place", "quantity": "temperature", "value": 4.1, "unit": "°C"}
    assert cast.rita.say("measurement.add", fridge, cold)["status"] == "accepted"
    cast.rita.say("place.add", fridge, {"name": "F1", "place_kind": "device"})
    cast.rita.say("measurement.add", fridge, {**cold, "value": 5.2})

    readings = cast.rita.document("places", fridge)["readings"]
    assert [one["value"] for one in readings] == [4.1, 5.2]


def test_places_are_for_those_who_work_in_the_store(cast: Cast) -> None:
    leader, (analyst, sampler) = found_lab_with(cast.app, ["analyst", "sampler"])
    place = new_id()
    leader.say("place.add", place, {"name": "room", "place_kind": "room"})
    sampler.pull()

    assert analyst.document("places", place)["name"] == "room"
    assert not [key for key in sampler.replica if key[0] == "places"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("item.store", {}),
        ("item.store", {"place": "shelf"}),
        ("item.check_out", {}),
        ("item.check_out", {"purpose": "x", "amount": -1}),
        ("item.check_in", {"amount_left": 3}),
        ("item.retain", {}),
        ("item.retain", {"until": "soon"}),
        ("item.retain", {"until": "2027-01-01", "verdict": "maybe"}),
        ("item.retain", {"until": "2027-01-01", "verdict_at": "yesterday"}),
        ("item.transfer", {}),
        ("item.dispose", {"method": "x"}),
        ("item.propose_disposal", {"method": "x"}),
        ("item.confirm_disposal", {}),
        ("item.decline_disposal", {"proposal": SOME_ID}),
        ("item.break", {}),
        ("item.lose", {"reason": ""}),
        ("item.split", {"parts": []}),
        ("item.split", {"parts": [{"item": SOME_ID, "code": "X"}]}),
        ("item.store", {"place": SOME_ID, "colour": "blue"}),
    ],
    ids=str,
)
def test_what_can_be_no_move_goes_to_quarantine(shelf: Shelf, kind: str, body: Json) -> None:
    result = shelf.desk.say(kind, shelf.item, body)
    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    assert shelf.seen()["facts"] == []


def test_the_bench_has_sub_items_and_nothing_that_tells_the_sample(cast: Cast) -> None:
    leader, (bob, rita, analyst) = found_lab_with(cast.app, ["sampler", "receiver", "analyst"])
    sample, item, sub, place = (new_id() for _ in range(4))
    (label,), (code,) = issue_roll(leader, 1), draw_codes("HZ", 1)
    bob.say("sample.create", sample, sample_body(sample_no="HZ26W0010001A"))
    bob.say("label.bind", item, {"sample": sample, "code": label, "item_kind": "A"})
    rita.say("place.add", place, {"name": "bench", "place_kind": "room"})
    rita.say("item.split", item, {"parts": [{"item": sub, "code": code, "purpose": "metals"}]})
    analyst.say("item.store", None, {"label": code, "place": place})

    seen = analyst.document("blind_items", sub)
    assert (seen["label"], seen["state"], seen["place"]) == (code, "in_store", place)
    assert [fact["kind"] for fact in seen["facts"]] == ["item.store"]
    told = json.dumps(list(analyst.replica.values()), ensure_ascii=False)
    for secret in (sample, item, label, "HZ26W0010001A", "小白菜"):
        assert secret not in told
    assert not [key for key in analyst.replica if key[0] in {"items", "samples", "boxes"}]
    rita.pull()
    assert not [key for key in rita.replica if key[0] == "blind_items"]


def test_a_batch_of_moves_asks_no_question_for_each(cast: Cast) -> None:
    def asked_for(many: int) -> int:
        places, items = new_id(), [Shelf(cast) for _ in range(many)]
        for one in items:
            one.capture()
        moves = [cast.rita.operation("item.store", one.item, {"place": places}) for one in items]
        with heard_by(db.engine) as statements:
            assert {one["status"] for one in cast.rita.push(*moves)} == {"accepted"}
        return len([one for one in statements if one.lstrip().upper().startswith("SELECT")])

    with cast.app.app_context():
        assert asked_for(9) == asked_for(3)


@contextmanager
def heard_by(engine: Engine) -> Iterator[list[str]]:
    """Every question that the database is asked meanwhile."""
    heard: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        heard.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)
