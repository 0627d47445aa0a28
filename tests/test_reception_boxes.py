"""Boxes at the desk: what arrived, what is missing, and what nobody expected."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, event

from fieldsample.journal.batch import Batch
from tests.cast import Cast, Device, issue_roll, new_id, sample_body
from tests.reception import Reception

Json = dict[str, Any]


@pytest.fixture
def reception(cast: Cast) -> Reception:
    return Reception(cast)


def test_what_is_missing_arrives_after_all(reception: Reception) -> None:
    reception.packed()
    for item in (reception.item, reception.backup):
        gone = {"item": item, "box": reception.box, "reason": "not in the box"}
        reception.say("item.mark_missing", gone)
    missing = reception.standing(), reception.box_seen()["missing"]
    reception.say("sample.arrive", {"item": reception.item, "scan_mode": "scanned"})

    assert missing == (("missing", set()), [reception.item, reception.backup])
    assert reception.standing() == ("arrived", {"item_missing"})
    found = reception.item_seen()
    assert (found["arrival"], found["scan_mode"]) == ("arrived", "scanned")
    assert found["arrived_at"] == reception.seen()["arrived_at"]
    assert reception.item_seen(reception.backup)["arrival"] == "missing"


def test_an_arrival_by_the_label_is_of_that_item_and_not_of_the_other(reception: Reception) -> None:
    reception.packed()
    reception.desk.say("sample.arrive", None, {"label": reception.label, "scan_mode": "manual"})

    item, backup = reception.item_seen(), reception.item_seen(reception.backup)

    assert (item["arrival"], item["scan_mode"]) == ("arrived", "manual")
    assert (backup["arrival"], backup["arrived_at"]) == ("unchecked", None)


def test_something_nobody_expected_is_here_and_waits_for_a_decision(reception: Reception) -> None:
    reception.capture()
    reception.by.say("box.open", reception.box, {"code": reception.code})
    body = {"item": reception.item, "box": reception.box, "explanation": "no list names it"}
    found = reception.say("item.unexpected", body)
    waiting, box = reception.standing(), reception.box_seen()
    reception.say("sample.receive", {"answers": [found]})

    assert waiting == ("on_hold", set())
    assert [
        (row["item"], row["sample"], row["label"], row["op_id"]) for row in box["unexpected"]
    ] == [(reception.item, reception.sample, reception.label, found)]
    assert reception.standing() == ("received", set())
    assert reception.item_seen()["arrival"] == "arrived"
    assert len(reception.box_seen()["unexpected"]) == 1


def test_ids_in_capitals_mean_the_same_records(reception: Reception) -> None:
    reception.capture()
    reception.by.say("box.open", reception.box, {"code": reception.code})
    named = {"item": reception.item.upper(), "box": reception.box.upper()}
    found = reception.say("item.unexpected", {**named, "explanation": "no list names it"})
    reception.say("sample.receive", {"answers": [found.upper()]})

    assert reception.standing() == ("received", set())
    assert reception.item_seen()["arrival"] == "arrived"
    assert [row["item"] for row in reception.box_seen()["unexpected"]] == [reception.item]


def test_a_list_that_comes_later_names_it_and_then_it_was_expected(reception: Reception) -> None:
    body = {"label": reception.label, "box": reception.box, "explanation": "no list"}
    reception.desk.say("item.unexpected", None, body)
    reception.capture()
    reception.by.say("box.open", reception.box, {"code": reception.code})
    before = reception.box_seen()["unexpected"]
    reception.by.say("box.pack", reception.box, {"item": reception.item})

    assert [row["item"] for row in before] == [reception.item]
    box = reception.box_seen()
    assert (box["unexpected"], box["checked"]) == ([], [reception.item])
    assert reception.seen()["state"] == "on_hold"


def test_a_found_item_can_be_taken_back_before_its_box_is_known(reception: Reception) -> None:
    reception.capture()
    body = {"item": reception.item, "box": reception.box, "explanation": "no list names it"}
    found = reception.say("item.unexpected", body)
    undone = reception.desk.say("operation.undo", None, {"op_id": found})
    reception.by.say("box.open", reception.box, {"code": reception.code})

    assert undone["status"] == "accepted"
    assert reception.standing() == ("sealed", set())
    assert reception.box_seen()["unexpected"] == []


def test_a_box_is_received_when_every_item_was_looked_for_and_then_reconciled(
    reception: Reception,
) -> None:
    reception.packed()
    arrived = reception.box_seen()
    reception.say("sample.arrive", {"item": reception.item, "box": reception.box})
    half = reception.box_seen()
    reception.say("item.mark_missing", {"item": reception.backup, "reason": "not there"})
    whole = reception.box_seen()
    done = {"expected": 2, "scanned": 1, "manual": 0, "missing": 1, "unexpected": 0}
    reception.desk.say("box.reconcile", reception.box, done)

    assert (arrived["state"], arrived["arrival"]["count"]) == ("arrived", 2)
    assert (half["state"], half["checked"]) == ("arrived", [reception.item])
    assert (whole["state"], whole["missing"]) == ("received", [reception.backup])
    box = reception.box_seen()
    assert (box["state"], box["flags"]) == ("reconciled", [])
    assert box["reconciled_at"] is not None


def test_a_box_declared_done_too_early_says_so(reception: Reception) -> None:
    done = {"expected": 2, "scanned": 0, "manual": 0, "missing": 0, "unexpected": 0}
    reception.packed().desk.say("box.reconcile", reception.box, done)
    early = reception.box_seen()["flags"]
    reception.say("sample.arrive", {})

    assert early == ["unchecked_left"]
    assert reception.box_seen()["flags"] == []


@pytest.mark.parametrize("wrong", [{"missing": -1}, {"scanned": "two"}, {"expected": None}])
def test_totals_that_cannot_be_counted_are_refused(reception: Reception, wrong: Json) -> None:
    done = {"expected": 2, "scanned": 0, "manual": 0, "missing": 0, "unexpected": 0, **wrong}

    result = reception.packed().desk.say("box.reconcile", reception.box, done)

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")


def filled_box(cast: Cast, many: int) -> tuple[str, list[tuple[str, str, str]]]:
    """A box with so many samples of one item each; the box, and (sample, item, label) of each."""
    *codes, code = issue_roll(cast.alice, many + 1)
    box, inside = new_id(), [(new_id(), new_id(), code) for code in codes]
    said = [cast.bob.operation("box.open", box, {"code": code})]
    for sample, item, label in inside:
        bind = {"sample": sample, "code": label, "item_kind": "A"}
        said += [
            cast.bob.operation("sample.create", sample, sample_body()),
            cast.bob.operation("label.bind", item, bind),
            cast.bob.operation("box.pack", box, {"item": item}),
        ]
    assert {result["status"] for result in cast.bob.push(*said)} == {"accepted"}
    return box, inside


def check_in(desk: Device, box: str, inside: list[tuple[str, str, str]]) -> list[Json]:
    """All that a desk says of a box, in one push: of every other sample by its label alone."""
    said = [desk.operation("box.arrive", box, {"count": len(inside)})]
    for number, (sample, item, label) in enumerate(inside):
        known = number % 2 == 0
        subject, named = (sample, {"item": item}) if known else (None, {"label": label})
        label_alone = {} if known else named
        check = {"checklist": {"seal_a": "ok"}, **label_alone}
        said += [
            desk.operation("sample.arrive", subject, {**named, "box": box}),
            desk.operation("reception.check", subject, check),
            desk.operation("sample.receive", subject, label_alone),
        ]
    return desk.push(*said)


def test_a_whole_box_in_one_push_keeps_to_the_fast_road_and_asks_no_more_for_more_samples(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[Batch] = []
    begin_again = Batch.start_over
    asked: list[str] = []

    def noticed(batch: Batch) -> None:
        left.append(batch)
        begin_again(batch)

    def heard(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    monkeypatch.setattr(Batch, "start_over", noticed)
    questions = []
    for many in (4, 12):
        box, inside = filled_box(cast, many)
        event.listen(Engine, "before_cursor_execute", heard)
        results = check_in(cast.rita, box, inside)
        event.remove(Engine, "before_cursor_execute", heard)
        questions.append(len(asked))
        asked.clear()
        assert {result["status"] for result in results} == {"accepted"}
        assert cast.rita.document("boxes", box)["state"] == "received"

    assert not left
    assert questions[0] == questions[1]
