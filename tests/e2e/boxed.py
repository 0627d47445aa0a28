"""A packed box at the lab's door, seeded through the sync API: nothing of it is tapped."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from tests.cast import Device, Json, issue_roll, new_id, sample_body
from tests.e2e.staffed import Lab, Taken, site_ids

AT_A_TIME = 90


@dataclass
class Box:
    """A box and what is in it, in the order of packing."""

    id: str
    code: str
    inside: list[Taken] = field(default_factory=list)


def issue_many(lab: Lab, many: int) -> list[str]:
    """Codes of as many rolls as it takes."""
    return [code for _ in range(0, many, 100) for code in issue_roll(lab.manager, 100)][:many]


def clean(lab: Lab, name: str, site: str) -> Json:
    """The body of a record with which nothing is wrong."""
    at = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    stands = lab.manager.replica["sites", site]
    place = {"method": "gps", "crs": "WGS84"}
    place |= {axis: stands[axis] for axis in ("latitude", "longitude")}
    return sample_body(
        sample_name=name,
        site=site,
        samplers=[lab.sampler.person_id, lab.second.person_id],
        sampled_at=at,
        place={**place, "accuracy_m": 8, "captured_at": at},
    )


def record(device: Device, body: Json, *labels: tuple[str, str]) -> tuple[list[Json], list[Taken]]:
    """A sample, a photo, its labelled items (code, kind) and its seal, as operations."""
    sample = new_id()
    photo = {"sha256": sha256(sample.encode()).hexdigest(), "size": 10, "mime": "image/jpeg"}
    said = [
        device.operation("sample.create", sample, body),
        device.operation(
            "photo.add",
            sample,
            {"of": "sample", "photo_kind": "sample_overall", **photo},
            blobs=[photo],
        ),
    ]
    taken = []
    for code, kind in labels:
        item = new_id()
        taken.append(Taken(sample, item, code))
        bound = {"sample": sample, "code": code, "item_kind": kind}
        said.append(device.operation("label.bind", item, bound))
    said.append(device.operation("sample.seal", sample, {"seal_no_a": "F-1"}))
    return said, taken


def push_all(device: Device, said: list[Json]) -> None:
    """In batches, each of them accepted whole."""
    for start in range(0, len(said), AT_A_TIME):
        results = device.push(*said[start : start + AT_A_TIME])
        bad = [one for one in results if one["status"] not in ("accepted", "conflict")]
        assert not bad, bad


def pack_box(lab: Lab, codes: list[str], names: list[str], **over: Any) -> Box:
    """A closed box on its way, with a clean sample of one item for each name."""
    site = site_ids(lab.manager)[0]
    device = lab.sampler
    box = Box(new_id(), codes[0])
    said: list[Json] = []
    for code, name in zip(codes[1:], names, strict=False):
        ops, taken = record(device, {**clean(lab, name, site), **over}, (code, "A"))
        said += ops
        box.inside += taken
    said.append(device.operation("box.open", box.id, {"code": box.code}))
    said += [device.operation("box.pack", box.id, {"item": one.item}) for one in box.inside]
    closed = {"seal_no": "X-77", "temperature_c": 4.5}
    said.append(device.operation("box.close", box.id, closed))
    said.append(device.operation("box.hand_over", box.id, {"to_name": "示例司机"}))
    push_all(device, said)
    return box


def arrive(lab: Lab, box: Box) -> None:
    """It stands at the desk."""
    body = {"count": len(box.inside), "seal_ok": True, "temperature_c": 5.0}
    assert lab.receiver.say("box.arrive", box.id, body)["status"] == "accepted"
