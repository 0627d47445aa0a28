"""Taking back: one's own facts, before or after they come, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, Device, issue_roll, new_id, sample_body

Json = dict[str, Any]


@pytest.fixture
def sample(cast: Cast) -> str:
    made = new_id()
    cast.bob.say("sample.create", made, sample_body())
    return made


def handed(cast: Cast, sample: str, by: Device | None = None) -> Json:
    return (by or cast.bob).operation("sample.hand_over", sample, {"to_name": "driver"})


def undo(device: Device, op_id: str, subject: str | None = None, **body: Any) -> Json:
    return device.say("operation.undo", subject, {"op_id": op_id, **body})


def test_what_is_taken_back_counts_no_more_and_stays_to_be_seen(cast: Cast, sample: str) -> None:
    said = handed(cast, sample)
    cast.bob.push(said)
    result = undo(cast.bob, said["op_id"], sample, reason="wrong van")

    seen = cast.rita.document("samples", sample)
    assert (result["status"], seen["state"]) == ("accepted", "registered")
    assert [(fact["kind"], fact.get("undone")) for fact in seen["facts"]] == [
        ("sample.create", None),
        ("sample.hand_over", True),
        ("operation.undo", None),
    ]
    assert seen["facts"][-1]["said"] == {"op_id": said["op_id"], "reason": "wrong van"}


def test_taking_back_may_come_before_the_fact(cast: Cast, sample: str) -> None:
    said = handed(cast, sample)
    first = undo(cast.bob, said["op_id"])
    cast.bob.push(said)

    assert first["status"] == "held"
    assert cast.rita.document("samples", sample)["state"] == "registered"
    assert cast.alice.get("/api/v1/held")["rows"] == []


def test_taking_back_waits_for_a_fact_that_itself_is_held(cast: Cast) -> None:
    late = new_id()
    said = handed(cast, late)
    cast.bob.push(said)
    held = undo(cast.bob, said["op_id"])
    cast.bob.say("sample.create", late, sample_body())

    assert held["status"] == "held"
    assert cast.rita.document("samples", late)["state"] == "registered"
    assert cast.alice.get("/api/v1/held")["rows"] == []


def test_an_arrival_taken_back_leaves_no_moment_of_arrival(cast: Cast, sample: str) -> None:
    said = cast.rita.operation("sample.arrive", sample, {})
    cast.rita.push(said)
    undo(cast.rita, said["op_id"])

    assert cast.rita.document("samples", sample)["arrived_at"] is None


def test_a_decision_by_label_alone_can_be_taken_back(cast: Cast, sample: str) -> None:
    label = issue_roll(cast.alice, 1)[0]
    cast.bob.say("label.bind", new_id(), {"sample": sample, "code": label, "item_kind": "A"})
    said = cast.rita.operation("sample.receive", None, {"label": label})
    cast.rita.push(said)
    received = cast.rita.document("samples", sample)["state"]
    undo(cast.rita, said["op_id"])

    assert (received, cast.rita.document("samples", sample)["state"]) == ("received", "registered")


def test_packing_taken_back_counts_neither_in_the_box_nor_on_the_sample(
    cast: Cast, sample: str
) -> None:
    label, code = issue_roll(cast.alice, 2)
    item, box = new_id(), new_id()
    cast.bob.say("label.bind", item, {"sample": sample, "code": label, "item_kind": "A"})
    cast.bob.say("box.open", box, {"code": code})
    said = cast.bob.operation("box.pack", box, {"item": item})
    cast.bob.push(said)
    result = undo(cast.bob, said["op_id"], box)

    assert result["status"] == "accepted"
    seen = cast.rita.document("boxes", box)
    assert (seen["items"], cast.rita.document("items", item)["box"]) == ([], None)
    assert cast.rita.document("samples", sample)["state"] == "registered"
    assert [fact.get("undone") for fact in seen["facts"]] == [None, True, None]


def test_only_who_said_it_may_take_it_back(cast: Cast, sample: str) -> None:
    said = handed(cast, sample)
    cast.bob.push(said)

    for other in (cast.bea, cast.alice, cast.rita):
        result = undo(other, said["op_id"])
        assert (result["status"], result["reason"]) == ("quarantined", "invalid")
        assert "another person" in result["message"]
    assert cast.rita.document("samples", sample)["state"] == "in_transit"


def test_an_undo_cannot_be_undone_and_says_so(cast: Cast, sample: str) -> None:
    said = handed(cast, sample)
    cast.bob.push(said)
    first = cast.bob.operation("operation.undo", sample, {"op_id": said["op_id"]})
    cast.bob.push(first)

    assert "cannot be taken back" in undo(cast.bob, first["op_id"])["message"]


def test_an_undo_of_itself_is_never_true(cast: Cast, sample: str) -> None:
    own = new_id()

    result = cast.bob.say("operation.undo", sample, {"op_id": own}, op_id=own)

    assert "cannot be taken back" in result["message"]


@pytest.mark.parametrize("kind", ["sample.create", "sample.amend", "label_roll.issue"])
def test_what_is_no_fact_of_custody_cannot_be_taken_back(cast: Cast, kind: str) -> None:
    bodies = {
        "sample.create": (cast.bob, sample_body()),
        "sample.amend": (cast.bob, {"field": "point", "old": None, "new": "A1"}),
        "label_roll.issue": (cast.alice, {"codes": issue_roll(cast.alice, 1)}),
    }
    device, body = bodies[kind]
    record = new_id()
    if kind == "sample.amend":
        device.say("sample.create", record, sample_body())
    said = device.operation(kind, record, body)
    device.push(said)

    result = undo(device, said["op_id"])

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")


def test_taking_back_under_another_record_is_never_true(cast: Cast, sample: str) -> None:
    said = handed(cast, sample)
    cast.bob.push(said)

    assert undo(cast.bob, said["op_id"], new_id())["message"].startswith("subject")


def test_another_labs_fact_is_waited_for_and_never_found(cast: Cast, sample: str) -> None:
    said = handed(cast, sample)
    cast.bob.push(said)

    assert undo(cast.charlie, said["op_id"])["status"] == "held"
    assert cast.rita.document("samples", sample)["state"] == "in_transit"


@pytest.mark.parametrize("body", [{}, {"op_id": None}, {"op_id": "x"}, {"op_id": 1}])
def test_taking_back_nothing_in_particular_is_quarantined(
    cast: Cast, sample: str, body: Json
) -> None:
    assert cast.bob.say("operation.undo", sample, body)["reason"] == "invalid"
