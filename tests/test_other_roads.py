"""The other roads of sync: receipts, waiting, checks, rescue, queue files, second chances."""

from __future__ import annotations

import json
import threading
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from sqlalchemy import func, select, update

from fieldsample.access.keys import decoded, public_of
from fieldsample.extensions import reading
from fieldsample.journal.door import writing
from fieldsample.journal.upcasters import brought_up
from fieldsample.models.journal import Held, Operation, Quarantine
from fieldsample.models.rescue import Rescue
from tests import laws
from tests.cast import Cast, Device, Json, issue_roll, new_id, sample_body
from tests.queue_files import queue_file, sealed
from tests.test_blobs import head, picture, show


def push_answer(device: Device, *operations: Any) -> Json:
    body = {"proto": "fieldsample-sync/1", "ops": list(operations)}
    return device.post("/api/v1/sync/push", body)


def check_receipt(device: Device, answer: Json) -> None:
    """As a phone does it: the server's pinned key, the text of the wire page."""
    receipt = answer["receipt"]
    lines = ["fieldsample-receipt-v1", device.lab_id, device.device_id]
    lines += [str(receipt["pos"]), receipt["hash"]]
    for result in answer["results"]:
        pos = "-" if result["pos"] is None else result["pos"]
        lines.append(f"{result['op_id']}|{result['body_sha256']}|{result['status']}|{pos}")
    raw = decoded(receipt["sig"])
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key = public_of(device.get("/api/v1/me")["server_keys"]["receipt"])
    key.verify(der, "\n".join(lines).encode(), ec.ECDSA(hashes.SHA256()))


def queue_files(device: Device, raw: bytes) -> Any:
    return device.client.post(
        "/api/v1/sync/queue-files", data=raw, headers={**device.headers, "Content-Type": "x/y"}
    )


def test_every_answer_to_a_push_is_signed_over_what_it_says(cast: Cast) -> None:
    answer = push_answer(
        cast.bob,
        cast.bob.operation("sample.create", new_id(), sample_body()),
        {"junk": True},
        cast.bob.operation("sample.seal", new_id(), {}, schema=99),
    )

    check_receipt(cast.bob, answer)
    answer["results"][0]["status"] = "held"
    with pytest.raises(InvalidSignature):
        check_receipt(cast.bob, answer)


def test_an_operation_of_a_newer_app_is_not_stored_and_stops_nothing(cast: Cast) -> None:
    newer = cast.bob.operation("sample.create", new_id(), sample_body(), schema=2)

    results = cast.bob.push(newer, cast.bob.operation("sample.create", new_id(), sample_body()))

    assert (results[0]["status"], results[0]["reason"]) == ("retry", "server_too_old")
    assert results[0]["pos"] is None
    assert results[1]["status"] == "accepted"


def test_a_body_of_an_older_schema_is_brought_up_step_by_step() -> None:
    steps = {
        ("a", 1): lambda body: {**body, "two": True},
        ("a", 2): lambda body: {**body, "three": True},
    }

    assert brought_up("a", {"x": 1}, 1, latest=3, steps=steps) == {
        "x": 1, "two": True, "three": True
    }  # fmt: skip
    assert brought_up("b", {"x": 1}, 1, latest=3, steps=steps) == {"x": 1}
    assert brought_up("a", [], 1, latest=3, steps=steps) == []


def test_who_waits_is_answered_as_soon_as_something_changes(cast: Cast) -> None:
    cast.rita.pull()
    answered: list[tuple[float, Json]] = []
    waiter = Device(
        cast.app.test_client(), cast.rita.token, cast.rita.device_id, cast.rita.lab_id, "x"
    )

    def wait() -> None:
        started = time.monotonic()
        page = waiter.get(f"/api/v1/sync/changes?wait=20&cursor={cast.rita.cursor}")
        answered.append((time.monotonic() - started, page))

    thread = threading.Thread(target=wait)
    thread.start()
    sample = new_id()
    cast.bob.say("sample.create", sample, sample_body())
    thread.join(timeout=15)

    assert answered, "the waiter was never woken"
    assert answered[0][0] < 10
    assert [change["id"] for change in answered[0][1]["changes"]] == [sample]


def test_waiting_for_nothing_ends_in_time_with_an_empty_page(cast: Cast) -> None:
    cast.rita.pull()

    page = cast.rita.get(f"/api/v1/sync/changes?wait=1&cursor={cast.rita.cursor}")

    assert page["changes"] == []
    assert page["more"] is False


def test_the_lab_names_what_it_lacks_of_a_phones_list(cast: Cast) -> None:
    sent = cast.bob.operation("sample.create", new_id(), sample_body())
    kept = cast.bob.operation("sample.create", new_id(), sample_body())
    spoilt = {**cast.bob.operation("sample.create", new_id(), sample_body()), "body": "{"}
    cast.bob.push(sent, spoilt)
    spoilt["body_sha256"] = sha256(b"{").hexdigest()

    asked = [{key: op[key] for key in ("op_id", "body_sha256")} for op in (sent, kept, spoilt)]
    answer = cast.bob.post("/api/v1/sync/check", {"ops": asked, "blobs": ["0" * 64]})

    assert answer["missing_ops"] == [kept["op_id"]]
    assert answer["missing_blobs"] == ["0" * 64]


def test_bytes_that_no_road_takes_are_kept_under_their_hash(cast: Cast) -> None:
    raw = b"\x00 what a phone could not say otherwise"

    answers = [
        cast.bob.client.post("/api/v1/sync/rescue", data=raw, headers=cast.bob.headers)
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].get_json()["sha256"] == sha256(raw).hexdigest()
    with cast.app.app_context():
        assert reading().scalar(select(func.count()).select_from(Rescue)) == 1


def make_queue(cast: Cast) -> tuple[list[Json], list[tuple[Json, bytes]]]:
    sample, original = new_id(), picture(300)
    blob = {
        "sha256": sha256(original).hexdigest(),
        "size": len(original),
        "mime": "image/jpeg",
    }
    photo = {"of": "sample", "photo_kind": "sample_overall", **blob}
    operations = [
        cast.bob.operation("sample.create", sample, sample_body()),
        cast.bob.operation("photo.add", sample, photo, blobs=[blob]),
    ]
    return operations, [(blob, original)]


def test_a_queue_arrives_by_file_with_its_photos_and_twice_is_once(cast: Cast) -> None:
    operations, photos = make_queue(cast)
    raw = queue_file(cast.bob, operations, photos)

    first = queue_files(cast.rita, raw).get_json()
    again = queue_files(cast.rita, raw).get_json()
    by_the_normal_road = cast.bob.push(*operations)

    assert (first["accepted"], first["photos"], first["want_blobs"]) == (2, 1, [])
    assert (again["accepted"], again["duplicate"]) == (0, 2)
    assert all(result["duplicate"] for result in by_the_normal_road)
    assert head(cast.bob, photos[0][0]["sha256"]).status_code == 200
    assert show(cast.rita, photos[0][0]["sha256"]).status_code == 200
    with cast.app.app_context():
        laws.all_laws(reading(), cast.bob.lab_id, operations)


def test_a_file_that_was_touched_or_made_for_another_server_is_refused(cast: Cast) -> None:
    operations, photos = make_queue(cast)
    raw = queue_file(cast.bob, operations, photos)
    other_key = cast.charlie.get("/api/v1/me")["server_keys"]["receipt"]

    refused = [
        queue_files(cast.rita, b""),
        queue_files(cast.rita, b"PK\x03\x04"),
        queue_files(cast.rita, raw[:-1]),
        queue_files(cast.rita, raw[:-5] + bytes([raw[-5] ^ 1]) + raw[-4:]),
        queue_files(cast.rita, raw.replace(b'"part": 1', b'"part": 2')),
        queue_files(cast.rita, sealed(b"\x00\x00\x00\x02{}", cast.bob, other_key)),
        queue_files(cast.charlie, raw),
    ]

    assert [answer.status_code for answer in refused] == [422] * 7
    assert {answer.get_json()["error"]["code"] for answer in refused} == {"queue_file_unreadable"}


def test_a_file_of_a_stopped_or_unknown_device_goes_to_quarantine_once(cast: Cast) -> None:
    operations, _ = make_queue(cast)
    cast.bob.token = "made before the backup that was restored"
    stranger = queue_file_by(cast, operations)

    first, again = (queue_files(cast.rita, stranger).get_json() for _ in range(2))

    assert first["quarantined"] == again["quarantined"] == 2
    with cast.app.app_context():
        rows = reading().scalars(select(Quarantine)).all()
    assert [row.reason for row in rows] == ["device_unknown"] * 2


def queue_file_by(cast: Cast, operations: list[Json]) -> bytes:
    """Made with a token that the server does not know, for the key that the phone was told."""
    listed = {"token": cast.bob.token, "app_build": "x", "ops": operations, "blobs": []}
    text = json.dumps(listed).encode()
    key = cast.rita.get("/api/v1/me")["server_keys"]["queue"]
    return sealed(len(text).to_bytes(4, "big") + text, cast.bob, key)


def test_numbers_that_never_came_are_shown_with_their_times(cast: Cast) -> None:
    made = [cast.bob.operation("sample.create", new_id(), sample_body()) for _ in range(9)]
    spoilt = {**made[3], "body": "{"}

    cast.bob.push(made[0], made[1], spoilt, made[8])

    fleet = {row["id"]: row for row in cast.alice.get("/api/v1/fleet")["devices"]}
    gaps = fleet[cast.bob.device_id]["gaps"]
    assert [(gap["first"], gap["last"]) for gap in gaps] == [(3, 3), (5, 8)]
    assert all(gap["after_at"] and gap["before_at"] for gap in gaps)
    cast.bob.push(made[2], *made[4:8])
    fleet = {row["id"]: row for row in cast.alice.get("/api/v1/fleet")["devices"]}
    assert fleet[cast.bob.device_id]["gaps"] == []


def test_what_waits_too_long_is_called_overdue(cast: Cast) -> None:
    code = issue_roll(cast.alice)[0]
    cast.rita.say("sample.arrive", None, {"label": code})
    fresh = cast.rita.get("/api/v1/held")["rows"]
    with cast.app.app_context(), writing() as session:
        session.execute(update(Held).values(since=datetime.now(UTC) - timedelta(days=6)))

    old = cast.rita.get("/api/v1/held")["rows"]

    assert [(row["waits_for"], row["overdue"]) for row in fresh] == [(f"label:{code}", False)]
    assert [row["overdue"] for row in old] == [True]


def test_a_quarantined_operation_is_let_in_after_a_mend_and_only_once(cast: Cast) -> None:
    cast.alice.say("person.change", cast.bob.person_id, {"roles": ["receiver"], "reason": "slip"})
    sample = new_id()
    operation = cast.bob.operation("sample.create", sample, sample_body())
    assert cast.bob.push(operation)[0]["reason"] == "not_permitted"
    row = cast.alice.get("/api/v1/quarantine")["rows"][0]
    let_in = {"op_id": row["op_id"], "body_sha256": row["body_sha256"], "reason": "role mended"}

    too_early = cast.alice.say("quarantine.apply", None, let_in)
    still = cast.alice.get("/api/v1/quarantine")["rows"]
    cast.alice.say("person.change", cast.bob.person_id, {"roles": ["sampler"], "reason": "mend"})
    for _ in range(2):
        assert cast.alice.say("quarantine.apply", None, let_in)["status"] == "accepted"

    assert too_early["status"] == "accepted"
    assert [left["message"].startswith("tried again") for left in still] == [True]
    assert cast.alice.get("/api/v1/quarantine")["rows"] == []
    assert cast.rita.document("samples", sample)["state"] == "registered"
    assert cast.bob.push(operation)[0]["duplicate"] is True
    with cast.app.app_context():
        assert reading().scalar(
            select(func.count()).select_from(Operation).where(Operation.subject == sample)
        ) == 1  # fmt: skip
        laws.all_laws(reading(), cast.bob.lab_id, [operation])


def test_what_a_stopped_phone_delivered_is_let_in_by_the_manager(cast: Cast) -> None:
    cast.alice.say("device.revoke", cast.bob.device_id, {"reason": "lost"})
    sample = new_id()
    operation = cast.bob.operation("sample.create", sample, sample_body())
    assert cast.bob.push(operation)[0]["reason"] == "device_revoked"

    let_in = {key: operation[key] for key in ("op_id", "body_sha256")}
    cast.alice.say("quarantine.apply", None, {**let_in, "reason": "the phone was found"})

    assert cast.rita.document("samples", sample)["created_by"] == cast.bob.person_id


def test_a_phone_enrolled_again_delivers_what_it_made_before_under_its_old_numbers(
    cast: Cast,
) -> None:
    made = cast.bob.operation("sample.create", new_id(), sample_body())
    made["device_id"] = cast.bob.device_id
    invited = cast.alice.post("/api/v1/enrolments", {"person_id": cast.bob.person_id}, 201)
    body = {"secret": invited["secret"], "device_name": "again"}
    session = cast.app.test_client().post("/api/v1/enrol", json=body).get_json()
    again = Device(
        cast.app.test_client(),
        session["token"],
        session["device_id"],
        session["lab_id"],
        session["person_id"],
    )

    assert again.push(made)[0]["status"] == "accepted"

    with cast.app.app_context():
        stored = reading().get_one(Operation, (cast.bob.lab_id, made["op_id"]))
        assert stored.device_id == cast.bob.device_id
    assert cast.bea.push({**made, "op_id": new_id()})[0]["reason"] == "not_permitted"


def test_nobody_delivers_in_the_name_of_another_persons_device(cast: Cast) -> None:
    forged = cast.bob.operation("sample.create", new_id(), sample_body())

    result = cast.bob.push({**forged, "device_id": cast.rita.device_id})[0]

    assert result["reason"] == "not_permitted"
