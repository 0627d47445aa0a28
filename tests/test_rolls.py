"""Rolls of labels: handed on, returned in part, printed and printed again."""

from __future__ import annotations

from base64 import b64decode
from itertools import permutations
from typing import Any

import pytest

from fieldsample.domain.labels import draw_codes
from tests.cast import Cast, Device, Json, found_lab_with, new_id, sample_body


class Roll:
    """A roll of ten labels that Bob holds."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.id, self.codes = cast, new_id(), draw_codes("HZ", 10)
        self.say("label_roll.issue", codes=self.codes, issued_to=cast.bob.person_id)

    def say(self, kind: str, by: Device | None = None, **body: Any) -> Json:
        return (by or self.cast.alice).say(kind, self.id, body)

    def doc(self) -> Json:
        return self.cast.rita.document("label_rolls", self.id)

    def returned(self) -> list[int]:
        bits = b64decode(self.cast.rita.document("label_use", self.id)["returned"])
        return [place for place in range(8 * len(bits)) if bits[place // 8] >> place % 8 & 1]


@pytest.fixture
def roll(cast: Cast) -> Roll:
    return Roll(cast)


def test_a_roll_that_is_handed_on_leaves_one_phone_and_comes_to_the_other(roll: Roll) -> None:
    bob, bea = roll.cast.bob, roll.cast.bea
    assert bob.document("label_rolls", roll.id)["issued_to"] == bob.person_id

    roll.say("label_roll.assign", issued_to=bea.person_id)

    bob.pull()
    assert not {("label_rolls", roll.id), ("label_use", roll.id)} & bob.replica.keys()
    assert bea.document("label_rolls", roll.id)["issued_to"] == bea.person_id
    assert bea.document("label_use", roll.id)["used"] == ""
    assert roll.doc()["issued_to"] == bea.person_id
    roll.say("label_roll.assign", issued_to=bob.person_id)
    assert bob.document("label_rolls", roll.id)["issued_to"] == bob.person_id
    bea.pull()
    assert ("label_rolls", roll.id) not in bea.replica


def test_what_a_desk_has_whole_stays_when_it_was_also_its_own(cast: Cast) -> None:
    roll = Roll(cast)
    roll.say("label_roll.assign", issued_to=cast.rita.person_id)
    cast.rita.pull()
    roll.say("label_roll.assign", issued_to=None)

    assert cast.rita.document("label_rolls", roll.id)["issued_to"] is None


def test_the_latest_holder_stands_in_any_order_of_arrival(cast: Cast) -> None:
    roll_id, codes = new_id(), draw_codes("HZ", 3)
    people = [new_id(), new_id()]
    said: list[tuple[str, str, Json]] = [
        ("label_roll.issue", "08:00", {"codes": codes, "issued_to": people[0]}),
        ("label_roll.return", "08:30", {"codes": codes[:1]}),
        ("label_roll.assign", "09:00", {"issued_to": people[1]}),
        ("label_roll.assign", "10:00", {"issued_to": None}),
        ("label_roll.return", "11:00", {"codes": codes[2:]}),
    ]
    for order in list(permutations(said))[::7]:
        leader, _ = found_lab_with(cast.app, [])
        for kind, time, body in order:
            leader.say(kind, roll_id, body, device_time=f"2026-11-21T{time}:00+08:00")
        assert leader.document("label_rolls", roll_id)["issued_to"] is None
        assert b64decode(leader.document("label_use", roll_id)["returned"]) == b"\x04"


def test_labels_that_came_back_are_told_until_the_roll_is_handed_on(roll: Roll) -> None:
    roll.say("label_roll.return", codes=roll.codes[8:])
    roll.say("label_roll.return", by=roll.cast.rita, codes=[roll.codes[0]])
    assert roll.returned() == [0, 8, 9]
    assert roll.cast.bob.document("label_use", roll.id)["returned"] != ""

    roll.say("label_roll.assign", issued_to=roll.cast.bea.person_id)
    assert roll.returned() == []


def test_only_labels_of_the_roll_can_come_back_to_it(roll: Roll) -> None:
    other = Roll(roll.cast)

    assert roll.say("label_roll.return", codes=[other.codes[0]])["reason"] == "invalid"
    assert roll.say("label_roll.return", codes=[])["reason"] == "invalid"


def test_what_was_printed_is_counted_and_each_reprint_has_its_reason(roll: Roll) -> None:
    roll.say("label.print", codes=roll.codes, preset="40x30")
    roll.say("label.reprint", code=roll.codes[3], reason="torn", preset="50x30", copies=2)

    first, again = roll.doc()["prints"]
    assert {key: first[key] for key in ("kind", "preset", "codes", "code", "copies", "reason")} == {
        "kind": "label.print",
        "preset": "40x30",
        "codes": 10,
        "code": None,
        "copies": 1,
        "reason": None,
    }
    assert (again["code"], again["codes"], again["copies"]) == (roll.codes[3], 1, 2)
    assert (again["reason"], again["by"]) == ("torn", roll.cast.alice.person_id)


def test_a_label_of_an_item_is_counted_with_the_roll_that_it_is_of_also_when_that_comes_later(
    cast: Cast,
) -> None:
    sample, item, roll, (code,) = new_id(), new_id(), new_id(), draw_codes("HZ", 1)
    cast.bob.say("sample.create", sample, sample_body())
    cast.bob.say("label.bind", item, {"sample": sample, "code": code, "item_kind": "A"})
    said = cast.rita.say("label.reprint", item, {"code": code, "reason": "unreadable"})
    assert said["status"] == "accepted"

    cast.alice.say("label_roll.issue", roll, {"codes": [code], "issued_to": None})
    assert [one["code"] for one in cast.rita.document("label_rolls", roll)["prints"]] == [code]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("label.print", {"preset": "40x30"}),
        ("label.print", {"codes": ["HZ7K3QM9T2XD6"], "preset": "a5"}),
        ("label.reprint", {"code": "HZ7K3QM9T2XD6"}),
        ("label.reprint", {"code": "HZ7K3QM9T2XD6", "reason": ""}),
        ("label_roll.assign", {}),
    ],
)
def test_what_says_too_little_is_set_aside(roll: Roll, kind: str, body: Json) -> None:
    assert roll.say(kind, **body)["reason"] == "invalid"


def test_more_than_ten_copies_and_a_sampler_are_refused(roll: Roll) -> None:
    body: Json = {"code": roll.codes[0], "reason": "torn"}

    assert roll.say("label.reprint", **body, copies=11)["reason"] == "invalid"
    for kind in ("label_roll.assign", "label_roll.return", "label.print", "label.reprint"):
        assert roll.say(kind, by=roll.cast.bob)["reason"] in {"not_permitted", "invalid"}
        assert roll.say(kind, by=roll.cast.bob, **body)["status"] == "quarantined"
