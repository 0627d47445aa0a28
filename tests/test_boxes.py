"""Transport boxes through the wire: packed, closed, handed over, arrived, in any order."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, Device, issue_roll, new_id, sample_body

Json = dict[str, Any]


class Trip:
    """A sampler with a labelled sample and a box, each said or kept back for later."""

    def __init__(self, cast: Cast, sampler: Device | None = None) -> None:
        self.by = sampler or cast.bob
        self.desk = cast.rita
        self.sample, self.item, self.box = new_id(), new_id(), new_id()
        self.label, self.code = issue_roll(cast.alice, 2)

    def capture(self) -> None:
        self.say("sample.create", self.sample, sample_body())
        bind = {"sample": self.sample, "code": self.label, "item_kind": "A"}
        self.say("label.bind", self.item, bind)

    def open(self) -> Json:
        return self.say("box.open", self.box, {"code": self.code})

    def pack(self) -> Json:
        return self.say("box.pack", self.box, {"item": self.item})

    def say(self, kind: str, subject: str | None, body: Json) -> Json:
        operation = self.by.operation(kind, subject, body)
        return {**self.by.push(operation)[0], "op_id": operation["op_id"]}

    def ready(self) -> Trip:
        self.capture()
        self.open()
        return self

    def box_seen(self) -> Json:
        return self.desk.document("boxes", self.box)

    def sample_seen(self) -> Json:
        return self.desk.document("samples", self.sample)

    def item_seen(self) -> Json:
        return self.desk.document("items", self.item)


@pytest.fixture
def trip(cast: Cast) -> Trip:
    return Trip(cast)


def test_what_is_packed_is_on_its_way_and_says_in_which_box(trip: Trip) -> None:
    packed = trip.ready().pack()

    box = trip.box_seen()
    assert (packed["status"], box["state"], box["code"]) == ("accepted", "open", trip.code)
    assert [(one["item"], one["sample"], one["label"]) for one in box["items"]] == [
        (trip.item, trip.sample, trip.label)
    ]
    assert trip.item_seen()["box"] == trip.box
    sample = trip.sample_seen()
    assert (sample["state"], "not_sealed" in sample["flags"]) == ("in_transit", True)
    assert sample["facts"][-1]["said"] == {"item": trip.item, "box": trip.box}


def test_a_box_goes_from_open_to_arrived(trip: Trip) -> None:
    trip.ready().pack()
    trip.say("box.close", trip.box, {"seal_no": "S1", "temperature_c": 4.5})
    trip.say("box.hand_over", trip.box, {"to_name": "driver", "from_name": "Bob"})
    travelling = trip.box_seen()
    trip.desk.say("box.arrive", trip.box, {"count": 1, "seal_ok": True, "temperature_c": 5})

    box = trip.box_seen()
    assert (travelling["state"], travelling["handed_to"]) == ("in_transit", "driver")
    assert (box["state"], box["flags"]) == ("arrived", [])
    assert (box["seal_no"], box["start_temperature_c"]) == ("S1", 4.5)
    assert box["arrived_at"] is not None
    assert [fact["kind"] for fact in box["facts"]] == [
        "box.open",
        "box.pack",
        "box.close",
        "box.hand_over",
        "box.arrive",
    ]


def test_packing_waits_for_item_and_box_whichever_comes_last(trip: Trip) -> None:
    first = trip.pack()
    trip.open()
    still = trip.desk.document("boxes", trip.box)["items"]
    trip.capture()

    assert (first["status"], still) == ("held", [])
    assert trip.box_seen()["items"][0]["item"] == trip.item
    assert trip.item_seen()["box"] == trip.box


def test_a_box_that_arrives_before_its_phone_waits_by_its_code(trip: Trip) -> None:
    arrived = trip.desk.say("box.arrive", None, {"label": trip.code, "count": 1})
    trip.desk.pull()
    waiting = [doc for key, doc in trip.desk.replica.items() if key[0] == "waiting"]
    trip.ready().pack()

    assert arrived["status"] == "held"
    assert [(row["label"], row["kind"]) for row in waiting] == [(trip.code, "box.arrive")]
    assert (trip.box_seen()["state"], "count_differs" in trip.box_seen()["flags"]) == (
        "arrived",
        False,
    )
    assert not [key for key in trip.desk.replica if key[0] == "waiting"]


def test_a_code_used_again_means_the_box_last_opened_before(trip: Trip) -> None:
    def at(hour: int) -> Json:
        return {"device_time": f"2026-11-20T{hour:02}:00:00+08:00"}

    evening, morning = new_id(), trip.box
    trip.by.say("box.open", morning, {"code": trip.code}, **at(8))
    trip.desk.say("box.arrive", None, {"label": trip.code}, **at(12))
    trip.desk.say("box.arrive", None, {"label": trip.code, "seal_ok": False}, **at(18))
    trip.by.say("box.open", evening, {"code": trip.code}, **at(14))

    assert trip.desk.document("boxes", morning)["flags"] == ["no_seal", "no_start_temperature"]
    assert "seal_broken" in trip.desk.document("boxes", evening)["flags"]


def test_taking_out_frees_the_sample(trip: Trip) -> None:
    packed = trip.ready().pack()
    out = trip.say("box.unpack", trip.box, {"item": trip.item, "answers": [packed["op_id"]]})

    assert out["status"] == "accepted"
    assert (trip.box_seen()["items"], trip.item_seen()["box"]) == ([], None)
    assert trip.sample_seen()["state"] == "registered"


def test_a_cancelled_box_frees_all_that_was_in_it(trip: Trip) -> None:
    trip.ready().pack()
    trip.say("box.cancel", trip.box, {"reason": "rain"})

    assert (trip.box_seen()["state"], trip.box_seen()["items"]) == ("cancelled", [])
    assert (trip.item_seen()["box"], trip.sample_seen()["state"]) == (None, "registered")


def test_a_box_cancelled_that_arrives_holds_its_items_again(trip: Trip) -> None:
    trip.ready().pack()
    trip.say("box.cancel", trip.box, {"reason": "rain"})
    arrived = trip.desk.say("box.arrive", trip.box, {"count": 1})

    assert (arrived["status"], arrived["flags"]) == ("conflict", ["state_conflict"])
    assert (trip.item_seen()["box"], trip.sample_seen()["state"]) == (trip.box, "in_transit")


def test_an_item_in_two_boxes_flags_both_until_it_is_taken_out_of_one(
    cast: Cast, trip: Trip
) -> None:
    first = trip.ready().pack()
    other, code = new_id(), issue_roll(cast.alice, 1)[0]
    trip.say("box.open", other, {"code": code})
    second = trip.say("box.pack", other, {"item": trip.item})
    both = [trip.desk.document("boxes", box)["flags"] for box in (trip.box, other)]
    trip.say("box.unpack", trip.box, {"item": trip.item, "answers": [first["op_id"]]})

    assert (second["status"], second["flags"]) == ("conflict", ["item_in_two_boxes"])
    assert both == [["item_in_two_boxes"]] * 2
    assert [trip.desk.document("boxes", box)["flags"] for box in (trip.box, other)] == [[], []]
    assert trip.item_seen()["box"] == other


def test_a_lost_box_that_turns_up_has_arrived(cast: Cast, trip: Trip) -> None:
    trip.ready()
    trip.say("box.hand_over", trip.box, {"to_name": "driver"})
    cast.alice.say("box.report_lost", trip.box, {"reason": "14 days"})
    lost = trip.box_seen()["state"]
    trip.desk.say("box.arrive", trip.box, {})

    assert (lost, trip.box_seen()["state"]) == ("lost", "arrived")


def test_a_new_label_of_an_item_shows_in_its_box(cast: Cast, trip: Trip) -> None:
    trip.ready().pack()
    twin, spare = new_id(), issue_roll(cast.alice, 1)[0]
    trip.say("label.bind", twin, {"sample": trip.sample, "code": trip.label, "item_kind": "B"})
    cast.rita.say("sample.relabel", trip.item, {"other": twin, "label": spare, "reason": "twice"})

    assert trip.box_seen()["items"][0]["label"] == spare


def test_a_sampler_has_the_own_boxes_and_the_desk_has_all(cast: Cast, trip: Trip) -> None:
    trip.ready()
    others = Trip(cast, cast.bea)
    others.open()
    cast.bob.pull()
    cast.rita.pull()

    assert [key[1] for key in cast.bob.replica if key[0] == "boxes"] == [trip.box]
    assert {key[1] for key in cast.rita.replica if key[0] == "boxes"} == {trip.box, others.box}


def test_another_labs_box_and_item_are_not_there(cast: Cast, trip: Trip) -> None:
    trip.ready()
    cast.charlie.pull()
    theirs = cast.charlie.say("box.cancel", trip.box, {"reason": "mine now"})

    assert not [key for key in cast.charlie.replica if key[0] == "boxes"]
    assert theirs["status"] == "held"
    assert trip.box_seen()["state"] == "open"


@pytest.mark.parametrize(
    ("kind", "body", "reason"),
    [
        ("box.open", {}, "invalid"),
        ("box.open", {"code": "not a code"}, "invalid"),
        ("box.pack", {}, "invalid"),
        ("box.pack", {"item": 7}, "invalid"),
        ("box.unpack", {"item": new_id()}, "invalid"),
        ("box.unpack", {"item": new_id(), "answers": []}, "invalid"),
        ("box.unpack", {"item": new_id(), "answers": ["x"]}, "invalid"),
        ("box.close", {"temperature_c": -300}, "invalid"),
        ("box.close", {"temperature_c": "4"}, "invalid"),
        ("box.close", {"colour": "blue"}, "invalid"),
        ("box.hand_over", {}, "invalid"),
        ("box.cancel", {}, "invalid"),
        ("box.report_lost", {"reason": "gone"}, "not_permitted"),
        ("box.arrive", {}, "not_permitted"),
    ],
)
def test_what_cannot_be_said_of_a_box_is_quarantined(
    trip: Trip, kind: str, body: Json, reason: str
) -> None:
    trip.open()

    said = trip.say(kind, trip.box, body)

    assert (said["status"], said["reason"]) == ("quarantined", reason)


@pytest.mark.parametrize(
    "body", [{"count": -1}, {"count": 1.5}, {"count": True}, {"seal_ok": "yes"}, {"label": "x"}]
)
def test_an_arrival_that_can_never_be_true_is_quarantined(trip: Trip, body: Json) -> None:
    trip.open()

    assert trip.desk.say("box.arrive", trip.box, body)["reason"] == "invalid"


def test_an_arrival_of_nothing_in_particular_is_quarantined(trip: Trip) -> None:
    said = trip.desk.say("box.arrive", None, {"count": 1})

    assert (said["status"], said["message"]) == ("quarantined", "label: missing")


def test_a_box_is_opened_once(trip: Trip) -> None:
    trip.open()

    assert trip.open()["message"] == "subject: exists"


@pytest.mark.parametrize("at_once", [True, False])
def test_a_box_in_one_push_and_one_by_one_comes_to_the_same(trip: Trip, at_once: bool) -> None:
    trip.ready()
    said = [trip.by.operation("box.pack", trip.box, {"item": trip.item}) for _ in range(3)]
    out = {"item": trip.item, "answers": [operation["op_id"] for operation in said[:2]]}
    said.append(trip.by.operation("box.unpack", trip.box, out))
    said.append(trip.by.operation("box.close", trip.box, {"seal_no": "S"}))

    answers = trip.by.push(*said) if at_once else [trip.by.push(one)[0] for one in said]

    box = trip.box_seen()
    assert {answer["status"] for answer in answers} == {"accepted"}
    assert (box["state"], box["flags"]) == ("closed", ["no_start_temperature"])
    assert (len(box["items"]), len(box["facts"])) == (1, 6)
