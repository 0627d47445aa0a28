"""Signatures on glass: personal, in documents of their own, whole or refused."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw

from tests.cast import Cast, Device, found_lab_with, new_id, sample_body

Json = dict[str, Any]


def drawn() -> bytes:
    """A signature as the phone draws it: black on nothing."""
    picture = Image.new("RGBA", (600, 200))
    ImageDraw.Draw(picture).line([(20, 180), (200, 30), (560, 150)], fill="black", width=6)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


PICTURE = drawn()
NAME = sha256(PICTURE).hexdigest()
BLOB = {"sha256": NAME, "size": len(PICTURE), "mime": "image/png"}
SIGNED = {"of": "sample", "signs_as": "sampled_party", "name": "示例店主", **BLOB}
REFUSED = {"of": "sample", "signs_as": "sampled_party", "refused": "不愿签字"}


def make_sample(device: Device) -> str:
    sample = new_id()
    device.say("sample.create", sample, sample_body())
    return sample


def sign(device: Device, sample: str, body: Json) -> tuple[Json, str]:
    operation = device.operation("signature.add", sample, body, blobs=[BLOB])
    return device.push(operation)[0], operation["op_id"]


def send_picture(device: Device) -> None:
    headers = {
        **device.headers,
        "Upload-Offset": "0",
        "Upload-Length": str(len(PICTURE)),
        "Content-Type": "application/offset+octet-stream",
    }
    path = f"/api/v1/sync/blobs/{NAME}"
    assert device.client.patch(path, data=PICTURE, headers=headers).status_code == 200


def show(device: Device) -> int:
    path = f"/api/v1/photos/{NAME}?size=screen"
    return int(device.client.get(path, headers=device.headers).status_code)


def test_a_signature_is_a_document_of_its_own_and_not_in_the_sample(cast: Cast) -> None:
    sample = make_sample(cast.bob)

    result, op_id = sign(cast.bob, sample, {**SIGNED, "strokes": [[1, 2, 0, 3, 4.5, 16]]})

    assert result["status"] == "accepted"
    seen = cast.rita.document("signatures", op_id)
    assert (seen["of"], seen["record"], seen["signs_as"]) == ("sample", sample, "sampled_party")
    assert (seen["name"], seen["sha256"], seen["mime"]) == ("示例店主", NAME, "image/png")
    assert (seen["refused"], "strokes" in seen) == (None, False)
    assert "示例店主" not in str(cast.rita.document("samples", sample))
    assert cast.bob.document("signatures", op_id) == seen


def test_a_refusal_is_kept_with_its_reason(cast: Cast) -> None:
    result, op_id = sign(cast.bob, make_sample(cast.bob), REFUSED)

    seen = cast.rita.document("signatures", op_id)
    assert result["status"] == "accepted"
    assert (seen["refused"], seen["sha256"], seen["size"]) == ("不愿签字", None, None)


def test_only_its_taker_receivers_managers_and_auditors_have_a_signature(cast: Cast) -> None:
    roles = ["sampler", "sampler", "receiver", "auditor", "quality", "analyst", "reviewer"]
    leader, staff = found_lab_with(cast.app, roles)
    bob, bea, rita, auditor, quality, analyst, reviewer = staff
    sign(bob, make_sample(bob), SIGNED)
    send_picture(bob)

    for device in (leader, bob, rita, auditor):
        device.pull()
        assert [key for key in device.replica if key[0] == "signatures"]
        assert show(device) == 200
    for device in (bea, quality, analyst, reviewer, cast.charlie, cast.rita):
        device.pull()
        assert not [key for key in device.replica if key[0] == "signatures"]
        assert show(device) in {403, 404}


def test_an_admin_who_is_nothing_else_gets_no_signature(cast: Cast) -> None:
    _leader, (bob, admin) = found_lab_with(cast.app, ["sampler", "admin"])
    sign(bob, make_sample(bob), SIGNED)
    send_picture(bob)

    admin.pull()

    assert not [key for key in admin.replica if key[0] == "signatures"]
    assert show(admin) == 403


def test_a_signature_waits_for_its_sample(cast: Cast) -> None:
    sample = new_id()
    result, op_id = sign(cast.bob, sample, SIGNED)
    cast.rita.pull()
    assert result["status"] == "held"
    assert ("signatures", op_id) not in cast.rita.replica

    cast.bob.say("sample.create", sample, sample_body())

    assert cast.rita.document("signatures", op_id)["record"] == sample


@pytest.mark.parametrize(
    "wrong",
    [
        {**SIGNED, "refused": "both"},
        {"of": "sample", "signs_as": "sampler"},
        {key: value for key, value in SIGNED.items() if key != "size"},
        {**SIGNED, "mime": "image/jpeg"},
        {**SIGNED, "sha256": "x"},
        {**SIGNED, "size": 50_000_000},
        {**SIGNED, "signs_as": "passer-by"},
        {**SIGNED, "of": "site"},
        {**SIGNED, "strokes": [[0.5] * 3000, [0.5] * 3001]},
        {**SIGNED, "strokes": [["a"]]},
        {**SIGNED, "strokes": [[None]]},
        {**REFUSED, "refused": ""},
    ],
    ids=range(12),
)
def test_half_a_signature_goes_to_quarantine(cast: Cast, wrong: Json) -> None:
    result, op_id = sign(cast.bob, make_sample(cast.bob), wrong)

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    cast.rita.pull()
    assert ("signatures", op_id) not in cast.rita.replica
