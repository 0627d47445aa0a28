"""Push: what becomes of an operation, and that nothing said is lost."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import func, select

from fieldsample.extensions import db
from fieldsample.models.journal import JournalRow, Operation, Quarantine
from tests.cast import Cast, Device, issue_roll, new_id, sample_body


def stored(cast: Cast, op_id: str) -> tuple[int, int]:
    """How often an op_id stands in operation and in quarantine."""
    with cast.app.app_context():
        return (
            db.session.scalar(
                select(func.count()).select_from(Operation).where(Operation.op_id == op_id)
            )
            or 0,
            db.session.scalar(
                select(func.count()).select_from(Quarantine).where(Quarantine.op_id == op_id)
            )
            or 0,
        )


def test_an_operation_is_accepted_once_and_repeated_as_a_duplicate(cast: Cast) -> None:
    operation = cast.bob.operation("sample.create", new_id(), sample_body())

    first = cast.bob.push(operation)[0]
    again = cast.bob.push(operation)[0]

    assert (first["status"], first["duplicate"]) == ("accepted", False)
    assert again == {**first, "duplicate": True}
    assert stored(cast, operation["op_id"]) == (1, 0)


def test_the_same_operation_twice_in_one_batch_has_one_effect(cast: Cast) -> None:
    operation = cast.bob.operation("sample.create", new_id(), sample_body())

    first, again = cast.bob.push(operation, operation)

    assert again == {**first, "duplicate": True}
    assert stored(cast, operation["op_id"]) == (1, 0)


def test_other_bytes_under_a_used_id_go_to_quarantine_and_change_nothing(cast: Cast) -> None:
    sample = new_id()
    first = cast.bob.operation("sample.create", sample, sample_body(sample_name="first"))
    other = cast.bob.operation("sample.create", sample, sample_body(sample_name="other"))
    other["op_id"] = first["op_id"]
    cast.bob.push(first)

    result = cast.bob.push(other)[0]

    assert (result["status"], result["reason"]) == ("quarantined", "id_reuse")
    assert cast.bob.push(other)[0]["duplicate"] is True
    assert cast.bob.document("samples", sample)["sample_name"] == "first"
    assert stored(cast, first["op_id"]) == (1, 1)


@pytest.mark.parametrize(
    "spoil",
    [
        {"body": "not json"},
        {"kind": "sample.teleport"},
        {"device_time": "yesterday"},
        {"device_time": "2026-11-22T10:00:00"},
        {"device_seq": 0},
        {"device_seq": "1"},
        {"subject": "not-a-uuid"},
        {"body_sha256": "0" * 64},
        {"mono_ms": True},
        {"blobs": [{"sha256": "x", "size": 1, "mime": "image/jpeg"}]},
    ],
)
def test_a_bad_operation_is_kept_with_its_bytes_and_the_others_go_on(
    cast: Cast, spoil: dict[str, Any]
) -> None:
    good = cast.bob.operation("sample.create", new_id(), sample_body())
    bad = cast.bob.operation("sample.create", new_id(), sample_body())
    bad.update(spoil)

    results = cast.bob.push(bad, good)

    assert [result["status"] for result in results] == ["quarantined", "accepted"]
    assert results[0]["reason"] == "invalid"
    with cast.app.app_context():
        raw = db.session.scalars(select(Quarantine.raw)).one()
    assert json.loads(raw) == bad


@pytest.mark.parametrize("junk", [None, 7, "text", [], {}, {"op_id": 5}, {"op_id": "x" * 500}])
def test_junk_in_a_batch_is_kept_and_stops_nothing(cast: Cast, junk: object) -> None:
    good = cast.bob.operation("sample.create", new_id(), sample_body())

    results = cast.bob.push(junk, good, junk)

    assert [result["status"] for result in results] == ["quarantined", "accepted", "quarantined"]
    assert results[2]["duplicate"] is True


@pytest.mark.parametrize(
    "over",
    [
        {"sample_type": "Z-???"},
        {"qty_total": -1},
        {"qty_total": "3"},
        {"sample_name": "x" * 10_000},
        {"sample_name": "nul\x00"},
        {"place": {"method": "gps", "latitude": 0, "longitude": 0, "accuracy_m": 5}},
        {"place": {"method": "gps", "latitude": 91, "longitude": 120, "accuracy_m": 5}},
        {"place": {"method": "gps", "latitude": 30.0}},
        {"place": {"method": "none"}},
        {"fields": {"no_such_field": 1}},
        {"lab_id": new_id()},
        {"roles": ["admin"]},
    ],
)
def test_what_can_never_be_true_is_quarantined(cast: Cast, over: dict[str, Any]) -> None:
    result = cast.bob.say("sample.create", new_id(), sample_body(**over))

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")


def test_emoji_and_rare_characters_are_kept_as_they_were_said(cast: Cast) -> None:
    sample, name = new_id(), "𠮷野家 🥬 <b>x</b> \u202e"

    assert cast.bob.say("sample.create", sample, sample_body(sample_name=name))["status"] == (
        "accepted"
    )

    assert cast.bob.document("samples", sample)["sample_name"] == name


def test_a_person_may_not_speak_for_another_nor_beyond_their_role(cast: Cast) -> None:
    as_alice = {"actor": cast.alice.person_id}

    refused = [
        cast.bob.say("sample.create", new_id(), sample_body(), **as_alice),
        cast.bob.say("person.add", new_id(), {"name": "Eve", "roles": ["admin"]}),
        cast.bob.say("device.revoke", cast.rita.device_id, {"reason": "spite"}),
        cast.charlie.say("sample.create", new_id(), sample_body(), lab_id=cast.bob.lab_id),
        cast.alice.say("device.enrol", new_id(), enrol_body(cast.alice)),
    ]

    assert {result["reason"] for result in refused} == {"not_permitted"}


def enrol_body(device: Device) -> dict[str, Any]:
    return {"person": device.person_id, "name": "x", "roles": ["admin"], "how": "token"}


def test_a_crash_in_server_code_sets_one_operation_aside(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_args: object, **_said: object) -> None:
        raise ZeroDivisionError

    from fieldsample.operations import kinds  # noqa: PLC0415 - what the test breaks

    broken = kinds.Kind(kinds.KINDS["sample.seal"].roles, kinds.KINDS["sample.seal"].body, crash)
    monkeypatch.setitem(kinds.KINDS, "sample.seal", broken)
    sample = new_id()

    results = cast.bob.push(
        cast.bob.operation("sample.create", sample, sample_body()),
        cast.bob.operation("sample.seal", sample, {}),
        cast.bob.operation("sample.hand_over", sample, {"to_name": "carrier"}),
    )

    statuses = [result["status"] for result in results]
    assert statuses == ["accepted", "quarantined", "accepted"]
    assert results[1]["reason"] == "server_error"


def test_a_stopped_device_still_delivers_into_quarantine(cast: Cast) -> None:
    assert cast.alice.say("device.revoke", cast.bob.device_id, {"reason": "lost"})["status"] == (
        "accepted"
    )

    results = cast.bob.push(
        *(cast.bob.operation("sample.create", new_id(), sample_body()) for _ in range(5))
    )

    assert {result["reason"] for result in results} == {"device_revoked"}
    assert cast.bob.get("/api/v1/sync/changes", 403)["error"]["code"] == "device_revoked"


def test_the_desk_may_receive_a_label_before_its_record_has_come(cast: Cast) -> None:
    code = issue_roll(cast.alice)[0]
    arrive = {"label": code, "scan_mode": "scanned"}

    held = cast.rita.push(
        cast.rita.operation("sample.arrive", None, arrive),
        cast.rita.operation("sample.receive", None, {"label": code}),
    )
    cast.alice.pull()
    waiting = [
        doc for (collection, _), doc in cast.alice.replica.items() if collection == "waiting"
    ]
    sample = new_id()
    cast.bob.push(
        cast.bob.operation("sample.create", sample, sample_body()),
        cast.bob.operation(
            "label.bind", new_id(), {"sample": sample, "code": code, "item_kind": "A"}
        ),
    )

    assert [result["status"] for result in held] == ["held", "held"]
    assert [doc["label"] for doc in waiting] == [code, code]
    assert cast.rita.document("samples", sample)["state"] == "received"
    assert not [key for key in cast.rita.replica if key[0] == "waiting"]


def test_two_phones_with_one_label_are_both_kept_and_flagged(cast: Cast) -> None:
    code = issue_roll(cast.alice)[0]
    samples = [new_id(), new_id()]

    results = []
    for device, sample in zip((cast.bob, cast.bea), samples, strict=True):
        device.say("sample.create", sample, sample_body())
        bind = {"sample": sample, "code": code, "item_kind": "A"}
        results.append(device.say("label.bind", new_id(), bind))

    assert results[1]["status"] == "conflict"
    assert results[1]["flags"] == ["dup_label"]
    docs = [cast.rita.document("samples", sample) for sample in samples]
    assert all("dup_label" in doc["flags"] for doc in docs)


@pytest.mark.parametrize("desk_first", [True, False])
def test_what_the_desk_says_of_a_twice_used_label_counts_for_neither(
    cast: Cast, desk_first: bool
) -> None:
    code = issue_roll(cast.alice)[0]
    samples = [new_id(), new_id()]
    arrive = {"label": code, "scan_mode": "scanned"}

    if desk_first:
        cast.rita.say("sample.arrive", None, arrive)
    for device, sample in zip((cast.bob, cast.bea), samples, strict=True):
        device.say("sample.create", sample, sample_body())
        device.say("label.bind", new_id(), {"sample": sample, "code": code, "item_kind": "A"})
    if not desk_first:
        assert cast.rita.say("sample.arrive", None, arrive)["flags"] == ["dup_label"]

    docs = [cast.rita.document("samples", sample) for sample in samples]
    assert [doc["state"] for doc in docs] == ["registered", "registered"]
    assert [len(doc["facts"]) for doc in docs] == [1, 1]


def test_desks_that_decide_differently_are_both_kept_until_one_answers_the_other(
    cast: Cast,
) -> None:
    sample = new_id()
    cast.bob.say("sample.create", sample, sample_body())
    received = cast.rita.operation("sample.receive", sample, {})
    rejected = cast.rita.operation("sample.reject", sample, {"reason": "R09"})

    assert cast.rita.push(received)[0]["status"] == "accepted"
    conflict = cast.rita.push(rejected)[0]
    assert (conflict["status"], conflict["flags"]) == ("conflict", ["state_conflict"])
    assert cast.rita.document("samples", sample)["state"] == "arrived"

    settle = {"answers": [received["op_id"], rejected["op_id"]], "reason": "R10"}
    assert cast.rita.say("sample.reject", sample, settle)["status"] == "accepted"
    doc = cast.rita.document("samples", sample)
    assert (doc["state"], doc["reject_reason"]) == ("rejected", "R10")
    assert "state_conflict" not in doc["flags"]


def test_the_journal_is_dense_and_chained(cast: Cast) -> None:
    for _ in range(3):
        cast.bob.push(
            cast.bob.operation("sample.create", new_id(), sample_body()),
            cast.bob.operation("sample.seal", new_id(), {}),
            {"junk": True},
        )

    with cast.app.app_context():
        query = select(JournalRow).where(JournalRow.lab_id == cast.bob.lab_id)
        rows = list(db.session.scalars(query.order_by(JournalRow.pos)))

    assert [row.pos for row in rows] == list(range(1, len(rows) + 1))
    assert all(row.prev == before.hash for before, row in pairwise(rows))
