"""The acceptance tests of a field system that concern sync, on the server's side, by number.

Others of the fifteen stand elsewhere: 2 and 8 in `test_push.py`, 4 in `test_time.py`, those
of the phone in the web app's own tests and in `tests/e2e`.
"""

from __future__ import annotations

import random
from hashlib import sha256
from typing import Any

import pytest

from fieldsample.extensions import reading
from tests import laws
from tests.cast import Cast, Device, new_id, sample_body
from tests.test_blobs import CHUNK, head, patch

SIX_MEGABYTES = 6_000_000


def test_1_network_dies_after_the_commit_and_before_the_answer(cast: Cast) -> None:
    made = [cast.bob.operation("sample.create", new_id(), sample_body()) for _ in range(3)]
    lost = cast.bob.push(*made)

    again = cast.bob.push(*made)

    assert again == [{**result, "duplicate": True} for result in lost]
    with cast.app.app_context():
        laws.all_laws(reading(), cast.bob.lab_id, made)


def say_large_photo(device: Device, content: bytes) -> str:
    name, sample = sha256(content).hexdigest(), new_id()
    blob = {"sha256": name, "size": len(content), "mime": "image/jpeg"}
    device.say("sample.create", sample, sample_body())
    body = {"of": "sample", "photo_kind": "sample_overall", **blob}
    assert device.say("photo.add", sample, body, blobs=[blob])["status"] == "accepted"
    return name


def test_3_flight_mode_at_37_percent_of_a_photo_of_six_megabytes(cast: Cast) -> None:
    content = random.Random(3).randbytes(SIX_MEGABYTES)
    name = say_large_photo(cast.bob, content)
    sent = 0
    while sent < len(content) * 37 // 100:
        piece = content[sent : sent + CHUNK]
        sent = int(patch(cast.bob, name, sent, piece, len(content)).headers["Upload-Offset"])

    not_blocked = cast.bob.say("sample.create", new_id(), sample_body())
    goes_on_at = int(head(cast.bob, name).headers["Upload-Offset"])
    for start in range(goes_on_at, len(content), CHUNK):
        answer: Any = patch(cast.bob, name, start, content[start : start + CHUNK], len(content))

    assert not_blocked["status"] == "accepted"
    assert goes_on_at >= len(content) * 37 // 100
    assert answer.status_code == 200


def test_10_a_right_withdrawn_before_the_sync_sends_the_record_to_quarantine(cast: Cast) -> None:
    made = cast.bob.operation("sample.create", new_id(), sample_body())
    cast.alice.say("person.change", cast.bob.person_id, {"roles": ["receiver"], "reason": "moved"})

    result = cast.bob.push(made)[0]

    assert (result["status"], result["reason"]) == ("quarantined", "not_permitted")
    with cast.app.app_context():
        laws.all_laws(reading(), cast.bob.lab_id, [made])


@pytest.mark.parametrize("place", [0, 50, 99])
def test_12_one_poison_record_in_a_queue_of_a_hundred(cast: Cast, place: int) -> None:
    queue = [cast.bob.operation("sample.create", new_id(), sample_body()) for _ in range(100)]
    queue[place] |= {"body": "{", "body_sha256": sha256(b"{").hexdigest()}

    results = cast.bob.push(*queue)

    statuses = [result["status"] for result in results]
    assert (statuses.count("accepted"), statuses[place]) == (99, "quarantined")
    with cast.app.app_context():
        laws.all_laws(reading(), cast.bob.lab_id, queue)
