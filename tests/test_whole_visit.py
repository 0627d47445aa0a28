"""A whole visit through the wire: how it ended, bottles, sealing, labels, goods, own questions."""

from __future__ import annotations

from base64 import b64decode
from itertools import permutations
from typing import Any

import pytest

from fieldsample.journal.batch import Batch
from tests.cast import Cast, found_lab_with, issue_roll, new_id, sample_body

Json = dict[str, Any]
FORM = new_id()
BARCODE = "6901234567892"
MORNING = "2026-11-21T09:{:02d}:00+08:00"
PHOTO = {"of": "sample", "photo_kind": "own", "sha256": "a" * 64, "mime": "image/png", "size": 9}


def at(minute: int) -> Json:
    return {"device_time": MORNING.format(minute)}


def marked(cast: Cast, roll: str, mark: str, many: int) -> list[int]:
    """The places in the roll that a phone reads as used, spoiled or lost."""
    bits = b64decode(cast.bob.document("label_use", roll)[mark])
    return [
        place
        for place in range(many)
        if place // 8 < len(bits) and bits[place // 8] >> place % 8 & 1
    ]


def own_roll(cast: Cast, many: int = 12) -> tuple[str, list[str]]:
    """A roll of Bob's: its id and its codes."""
    codes = issue_roll(cast.alice, many, cast.bob)
    cast.bob.pull()
    rolls = [key[1] for key, doc in cast.bob.replica.items() if key[0] == "label_rolls"]
    return next(
        roll for roll in rolls if cast.bob.replica["label_rolls", roll]["codes"] == codes
    ), codes


def bind(cast: Cast, sample: str, code: str, **over: Any) -> str:
    item = new_id()
    body = {"sample": sample, "code": code, "item_kind": "W", **over}
    assert cast.bob.say("label.bind", item, body)["status"] in {"accepted", "conflict"}
    return item


def make_sample(cast: Cast, **over: Any) -> str:
    sample = new_id()
    result = cast.bob.say("sample.create", sample, sample_body(**over))
    assert result["status"] == "accepted", result
    return sample


def test_a_visit_ends_as_the_latest_closing_says_in_any_order(cast: Cast) -> None:
    visit, same = new_id(), sorted([new_id(), new_id()])
    said = [
        ("visit.record", {"site": new_id(), "note": "first"}, at(0), new_id()),
        ("visit.close", {"outcome": "normal", "witness": "甲"}, at(5), new_id()),
        ("visit.close", {"outcome": "refused", "note": "shut the door"}, at(9), same[0]),
        ("visit.close", {"outcome": "closed", "ended_at": MORNING.format(8)}, at(9), same[1]),
    ]
    for order in list(permutations(said))[::3]:
        leader, (bob,) = found_lab_with(cast.app, ["sampler"])
        for kind, body, time, op_id in order:
            bob.say(kind, visit, body, op_id=op_id, **time)
        doc = leader.document("visits", visit)
        assert (doc["closed"], doc["outcome"], doc["witness"]) == (True, "closed", None)
        assert (doc["ended_at"], doc["note"]) == ("2026-11-21T01:08:00Z", "first")


def test_a_visit_says_that_it_is_open_and_shows_its_photos(cast: Cast) -> None:
    visit = new_id()
    early = cast.bob.say("visit.close", visit, {"outcome": "no_sample"})
    cast.bob.say("photo.add", visit, {**PHOTO, "of": "visit", "photo_kind": "storefront"})
    assert early["status"] == "held"
    cast.bob.say("visit.record", visit, {"site": new_id()})
    other = new_id()
    cast.bob.say("visit.record", other, {"site": new_id(), "outcome": "normal"})

    closed, still = (cast.rita.document("visits", one) for one in (visit, other))

    assert (closed["closed"], closed["outcome"], len(closed["photos"])) == (True, "no_sample", 1)
    assert (still["closed"], still["outcome"], still["ended_at"]) == (False, "normal", None)
    assert cast.bob.say("visit.close", visit, {"outcome": "happy"})["reason"] == "invalid"


def test_a_sample_and_its_bottles_keep_all_that_the_sheet_asks(cast: Cast) -> None:
    parent = make_sample(cast, sample_type="W-TAP")
    trail = [[30.1, 120.1, 9.5, 0], [30.2, 120.1, 4, 18]]
    why = {"lone_reason": "同伴生病", "no_photo_reason": "相机坏了"}
    blank = make_sample(cast, sample_type="W-TAP", parent=parent, trail=trail, **why)
    codes = issue_roll(cast.alice, 2)
    bottle = {"bottle": "W1", "preservative": "硫代硫酸钠", "position": 1, "seal_no": "F-1"}
    first = bind(cast, parent, codes[0], filled_at=MORNING.format(3), **bottle)
    second = bind(cast, blank, codes[1], item_kind="K", parent=first)

    doc, item, other = (
        cast.rita.document(*key)
        for key in (("samples", blank), ("items", first), ("items", second))
    )

    assert (doc["parent"], doc["trail"]) == (parent, trail)
    assert {key: doc[key] for key in why} == why
    assert {"no_second_sampler", "no_photo"} <= set(doc["flags"])
    assert {key: item[key] for key in bottle} == bottle
    assert (item["filled_at"], item["parent"], item["box"]) == ("2026-11-21T01:03:00Z", None, None)
    assert other["parent"] == first


@pytest.mark.parametrize(
    "wrong",
    [
        {"trail": [[30, 120, 5]]},
        {"trail": [[30, 120, 5, 0]] * 21},
        {"trail": [["a", 1, 1, 1]]},
        {"own": [{"form": FORM, "version": 1, "answers": {"Bad Key": 1}}]},
        {"own": [{"form": FORM, "version": 1, "answers": {f"q{n}": 1 for n in range(101)}}]},
        {"own": [{"form": FORM, "version": 0, "answers": {}}]},
        {"own": [{"form": FORM, "version": 1, "answers": {"a": {"b": 1}}}]},
        {"parent": "the tap"},
        {"lone_reason": ""},
    ],
    ids=range(9),
)
def test_what_no_sheet_can_say_goes_to_quarantine(cast: Cast, wrong: Json) -> None:
    result = cast.bob.say("sample.create", new_id(), sample_body(**wrong))

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")


def test_sealing_fills_what_capture_left_open_and_overwrites_nothing(cast: Cast) -> None:
    """The first of several seals by its own moment fills a field, in any order of arrival."""
    sample = new_id()
    create = sample_body(
        fields={"remark": "晴", "spec": None},
        own=[{"form": FORM, "version": 1, "answers": {"smell": "none"}}],
    )
    lacking = [{"key": "paper_form", "reason": "later"}]
    said = [
        ("sample.create", create, at(0), new_id()),
        (
            "sample.seal",
            {"fields": {"remark": "雨", "spec": "5 kg"}, "lacking": lacking},
            at(5),
            new_id(),
        ),
        ("sample.seal", {"fields": {"spec": "9 kg", "grade": "一级"}}, at(9), new_id()),
        (
            "sample.seal",
            {"own": [{"form": FORM, "version": 1, "answers": {"smell": "x", "dry": True}}]},
            at(7),
            new_id(),
        ),
    ]
    for order in list(permutations(said))[::3]:
        leader, (bob,) = found_lab_with(cast.app, ["sampler"])
        for kind, body, time, op_id in order:
            bob.say(kind, sample, body, op_id=op_id, **time)
        doc = leader.document("samples", sample)
        assert doc["fields"] == {"remark": "晴", "spec": "5 kg", "grade": "一级"}
        assert doc["own"] == [
            {"form": FORM, "version": 1, "answers": {"smell": "none", "dry": True}}
        ]
        assert doc["lacking"] == lacking
        assert [fact["said"] for fact in doc["facts"]] == [{}, {}, {}, {}]


def test_a_correction_of_what_sealing_said_stays_when_another_seal_comes(cast: Cast) -> None:
    sample = make_sample(cast)
    cast.bob.say("sample.seal", sample, {"fields": {"spec": "5 kg"}}, **at(5))
    new = {"field": "spec", "old": "5 kg", "new": None, "reason": "misread"}
    assert cast.rita.say("sample.amend", sample, new)["status"] == "accepted"

    cast.bob.say("sample.seal", sample, {"fields": {"spec": "7 kg"}}, **at(3))

    assert cast.rita.document("samples", sample)["fields"] == {"spec": None}


def test_a_seal_that_is_taken_back_takes_its_answers_along(cast: Cast) -> None:
    sample = make_sample(cast)
    seal = cast.bob.operation("sample.seal", sample, {"fields": {"spec": "5 kg"}})
    cast.bob.push(seal)
    assert cast.rita.document("samples", sample)["fields"] == {"spec": "5 kg"}

    cast.bob.say("operation.undo", None, {"op_id": seal["op_id"]})

    assert cast.rita.document("samples", sample)["fields"] == {}


def test_a_roll_tells_which_labels_are_used_spoiled_and_lost(cast: Cast) -> None:
    roll, codes = own_roll(cast)
    sample = make_sample(cast)
    assert [marked(cast, roll, mark, 12) for mark in ("used", "spoiled", "lost")] == [[], [], []]

    for place in (0, 9, 11):
        bind(cast, sample, codes[place])
    cast.bob.say("label.spoil", None, {"code": codes[3], "reason": "wet"})
    cast.alice.say("label.lose", None, {"code": codes[8], "reason": "fell"})

    assert marked(cast, roll, "used", 12) == [0, 9, 11]
    assert (marked(cast, roll, "spoiled", 12), marked(cast, roll, "lost", 12)) == ([3], [8])
    cast.bea.pull()
    assert ("label_use", roll) not in cast.bea.replica
    assert cast.rita.document("label_use", roll) == cast.bob.document("label_use", roll)


def test_a_label_once_used_stays_used_after_it_is_taken_off(cast: Cast) -> None:
    roll, codes = own_roll(cast)
    one, other = make_sample(cast), make_sample(cast)
    kept, moved = bind(cast, one, codes[0]), bind(cast, other, codes[0])
    body = {"other": kept, "label": codes[1], "reason": "one label twice"}
    cast.rita.say("sample.relabel", moved, body)
    third = bind(cast, one, codes[2])
    body = {"other": kept, "label": codes[4], "reason": "torn"}
    cast.rita.say("sample.relabel", third, body)

    assert marked(cast, roll, "used", 12) == [0, 1, 2, 4]
    assert cast.bob.get(f"/api/v1/labels/{codes[2]}")["state"] == "used"
    assert cast.bob.get(f"/api/v1/labels/{codes[5]}")["state"] == "unused"


def test_a_roll_that_comes_last_knows_what_was_said_of_its_labels(cast: Cast) -> None:
    _, codes = own_roll(cast)
    leader, (bob, rita) = found_lab_with(cast.app, ["sampler", "receiver"])
    sample, item, other = new_id(), new_id(), new_id()
    bob.say("sample.create", sample, sample_body())
    bob.say("label.bind", item, {"sample": sample, "code": codes[0], "item_kind": "A"})
    bob.say("label.bind", other, {"sample": sample, "code": codes[1], "item_kind": "B"})
    rita.say("sample.relabel", other, {"other": item, "label": codes[2], "reason": "torn"})
    bob.say("label.spoil", None, {"code": codes[5], "reason": "wet"})

    roll = new_id()
    leader.say("label_roll.issue", roll, {"codes": codes, "issued_to": None})

    use = leader.document("label_use", roll)
    assert (b64decode(use["used"]), b64decode(use["spoiled"])) == (b"\x07", b"\x20")


def test_a_spoiled_label_on_a_sample_is_flagged_whichever_came_first(cast: Cast) -> None:
    _, codes = own_roll(cast)
    before, after = make_sample(cast), make_sample(cast)
    cast.bob.say("label.spoil", None, {"code": codes[0], "reason": "wet"})
    bind(cast, before, codes[0])
    bind(cast, after, codes[1])
    assert "label_spoiled" not in cast.rita.document("samples", after)["flags"]
    cast.bob.say("label.lose", None, {"code": codes[1], "reason": "fell"})

    for sample in (before, after):
        assert "label_spoiled" in cast.rita.document("samples", sample)["flags"]
    wrong = cast.bob.say("label.spoil", None, {"code": codes[2]})
    assert (wrong["status"], wrong["reason"]) == ("quarantined", "invalid")


def test_goods_are_remembered_by_their_barcode_without_persons(cast: Cast) -> None:
    fields = {
        "barcode": "690 1234 567892",
        "spec": "500 g",
        "producer_name": "示例食品厂",
        "producer_phone": "000",
        "batch_no": "B-1",
    }
    make_sample(cast, sample_type="F-GRN", sample_name="面条", fields=fields)

    seen = cast.bea.document("products", BARCODE)

    assert (seen["sample_name"], seen["sample_type"]) == ("面条", "F-GRN")
    assert seen["fields"] == {"spec": "500 g", "producer_name": "示例食品厂"}
    cast.charlie.pull()
    assert ("products", BARCODE) not in cast.charlie.replica


def test_goods_follow_the_latest_record_that_stands(cast: Cast) -> None:
    first = new_id()
    body = sample_body(sample_name="new", fields={"barcode": BARCODE})
    cast.bob.say("sample.create", first, body, **at(30))
    old = sample_body(sample_name="old", fields={"barcode": BARCODE})
    second = new_id()
    cast.bob.say("sample.create", second, old, **at(10))
    assert cast.bob.document("products", BARCODE)["sample_name"] == "new"

    change = {"field": "sample_name", "old": "new", "new": "newer"}
    cast.bob.say("sample.amend", first, change)
    assert cast.bob.document("products", BARCODE)["sample_name"] == "newer"

    for device in (cast.bob, cast.alice):
        device.say("sample.void", first, {"reason": "wrong goods"})
    assert cast.bob.document("products", BARCODE)["sample_name"] == "old"

    away = {"field": "barcode", "old": BARCODE, "new": "12345670"}
    cast.bob.say("sample.amend", second, away)
    cast.bob.pull()
    assert ("products", BARCODE) not in cast.bob.replica
    assert cast.bob.replica["products", "12345670"]["sample_name"] == "old"


def test_a_photo_of_a_box_is_kept_and_shown_to_those_who_have_the_box(cast: Cast) -> None:
    box, (code,) = new_id(), issue_roll(cast.alice, 1)
    photo = {**PHOTO, "of": "box", "photo_kind": "reception"}
    assert cast.rita.say("photo.add", box, photo)["status"] == "accepted"
    path = f"/api/v1/photos/{'a' * 64}?size=thumb"
    cast.rita.get(path, 404)

    cast.bob.say("box.open", box, {"code": code})

    assert cast.rita.document("boxes", box)["photos"][0]["photo_kind"] == "reception"
    answers = [
        device.client.get(path, headers=device.headers).get_json()["error"]["code"]
        for device in (cast.rita, cast.bob, cast.bea)
    ]
    assert answers == ["photo_not_here", "photo_not_here", "not_found"]


def test_a_capture_with_photos_and_readings_keeps_to_the_fast_road(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = issue_roll(cast.alice, 9)
    left: list[Batch] = []
    begin_again = Batch.start_over

    def noticed(batch: Batch) -> None:
        left.append(batch)
        begin_again(batch)

    monkeypatch.setattr(Batch, "start_over", noticed)
    batch = []
    for number, code in enumerate(codes):
        sample, name = new_id(), f"{number:064x}"
        blob = {"sha256": name, "size": 9, "mime": "image/png"}
        reading = {"of": "sample", "quantity": "ph", "value": 7, "unit": "pH"}
        batch += [
            cast.bob.operation("sample.create", sample, sample_body()),
            cast.bob.operation(
                "label.bind", new_id(), {"sample": sample, "code": code, "item_kind": "A"}
            ),
            cast.bob.operation("photo.add", sample, {**PHOTO, **blob}, blobs=[blob]),
            cast.bob.operation("measurement.add", sample, reading),
            cast.bob.operation("sample.seal", sample, {}),
        ]

    results = cast.bob.push(*batch)

    assert {result["status"] for result in results} == {"accepted"}
    assert not left
