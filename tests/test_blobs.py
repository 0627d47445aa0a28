"""Photos on the wire: in pieces, resumable, verified; shown only to those who have the sample."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.cast import Cast, Device, new_id, sample_body

CHUNK = 256 * 1024


def picture(side: int = 900) -> bytes:
    """A JPEG of more than one chunk: noise does not compress."""
    out = BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def say_photo(device: Device, original: bytes, sample: str) -> str:
    """A sample with one photo, as the phone says it; returns the photo's name."""
    name = sha256(original).hexdigest()
    blob = {"sha256": name, "size": len(original), "mime": "image/jpeg"}
    device.say("sample.create", sample, sample_body())
    body = {"of": "sample", "photo_kind": "sample_overall", **blob}
    assert device.say("photo.add", sample, body, blobs=[blob])["status"] == "accepted"
    return name


def patch(device: Device, name: str, offset: int, chunk: bytes, total: int) -> Any:
    headers = {
        **device.headers,
        "Upload-Offset": str(offset),
        "Upload-Length": str(total),
        "Content-Type": "application/offset+octet-stream",
    }
    return device.client.patch(f"/api/v1/sync/blobs/{name}", data=chunk, headers=headers)


def send(device: Device, name: str, original: bytes, start: int = 0) -> Any:
    response = None
    for offset in range(start, len(original), CHUNK):
        response = patch(device, name, offset, original[offset : offset + CHUNK], len(original))
    return response


def head(device: Device, name: str) -> Any:
    return device.client.head(f"/api/v1/sync/blobs/{name}", headers=device.headers)


def show(device: Device, name: str, size: str = "thumb") -> Any:
    return device.client.get(f"/api/v1/photos/{name}?size={size}", headers=device.headers)


def test_a_photo_arrives_in_pieces_and_its_copies_are_shown(cast: Cast) -> None:
    original = picture()
    name = say_photo(cast.bob, original, new_id())

    last = send(cast.bob, name, original)

    assert len(original) > CHUNK
    assert last.status_code == 200
    assert head(cast.bob, name).status_code == 200
    for device in (cast.bob, cast.rita, cast.alice):
        shown = show(device, name)
        assert shown.status_code == 200
        assert max(Image.open(BytesIO(shown.data)).size) == 320
    assert show(cast.rita, name).headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in show(cast.rita, name).headers["Content-Security-Policy"]


def test_a_broken_upload_goes_on_where_it_stopped(cast: Cast) -> None:
    original = picture()
    name = say_photo(cast.bob, original, new_id())
    assert patch(cast.bob, name, 0, original[:CHUNK], len(original)).status_code == 204

    stopped = head(cast.bob, name)
    wrong = patch(cast.bob, name, 0, original[:CHUNK], len(original))
    last = send(cast.bob, name, original, start=int(stopped.headers["Upload-Offset"]))

    assert (stopped.status_code, stopped.headers["Upload-Offset"]) == (204, str(CHUNK))
    assert (wrong.status_code, wrong.headers["Upload-Offset"]) == (409, str(CHUNK))
    assert last.status_code == 200


def test_one_flipped_bit_is_refused_and_the_photo_starts_over(cast: Cast) -> None:
    original = picture(200)
    name = say_photo(cast.bob, original, new_id())
    flipped = bytes([original[0] ^ 1]) + original[1:]

    refused = send(cast.bob, name, flipped)

    assert refused.status_code == 422
    assert refused.get_json()["error"]["code"] == "blob_digest"
    assert head(cast.bob, name).headers["Upload-Offset"] == "0"
    assert send(cast.bob, name, original).status_code == 200


def test_a_server_that_died_before_it_could_say_so_finishes_at_the_next_look(cast: Cast) -> None:
    original = picture(200)
    name = say_photo(cast.bob, original, new_id())
    store = cast.app.extensions["photos"]
    store.append(cast.bob.lab_id, name, 0, len(original), original)

    assert head(cast.bob, name).status_code == 200
    assert show(cast.rita, name).status_code == 200


def test_a_photo_that_no_record_speaks_of_is_not_taken(cast: Cast) -> None:
    assert patch(cast.bob, "0" * 64, 0, b"x", 1).status_code == 404
    assert patch(cast.bob, "../../etc/passwd", 0, b"x", 1).status_code == 404


def test_a_photo_on_its_way_is_called_so(cast: Cast) -> None:
    name = say_photo(cast.bob, picture(200), new_id())

    waiting = show(cast.rita, name)

    assert (waiting.status_code, waiting.get_json()["error"]["code"]) == (404, "photo_not_here")


def test_photos_are_shown_only_to_those_whose_scope_has_the_sample(cast: Cast) -> None:
    original = picture(200)
    name = say_photo(cast.bob, original, new_id())
    send(cast.bob, name, original)

    refused = [show(device, name).status_code for device in (cast.bea, cast.charlie)]

    assert refused == [404, 404]


@pytest.mark.parametrize(
    "content", [b"<html><script>", b"%PDF-1.4", b"II*\x00tiff", b"\xff\xd8\xff"]
)
def test_bytes_that_are_no_picture_are_kept_as_evidence_and_never_served(
    cast: Cast, content: bytes
) -> None:
    name = say_photo(cast.bob, content, new_id())

    assert send(cast.bob, name, content).status_code == 200

    assert show(cast.rita, name, "screen").status_code == 404


def test_photos_of_what_goes_to_quarantine_are_wanted_and_taken(cast: Cast) -> None:
    cast.alice.say("device.revoke", cast.bob.device_id, {"reason": "lost"})
    original = picture(200)
    name = sha256(original).hexdigest()
    blob = {"sha256": name, "size": len(original), "mime": "image/jpeg"}
    body = {"of": "sample", "photo_kind": "sample_overall", **blob}

    operation = cast.bob.operation("photo.add", new_id(), body, blobs=[blob])
    answer = cast.bob.post("/api/v1/sync/push", {"proto": "fieldsample-sync/1", "ops": [operation]})

    assert answer["results"][0]["reason"] == "device_revoked"
    assert answer["want_blobs"] == [name]
    assert send(cast.bob, name, original).status_code == 200


def test_a_stopped_device_still_delivers_its_photos(cast: Cast) -> None:
    original = picture(200)
    name = say_photo(cast.bob, original, new_id())
    cast.alice.say("device.revoke", cast.bob.device_id, {"reason": "lost"})

    assert send(cast.bob, name, original).status_code == 200
