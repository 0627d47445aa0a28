"""Golden replay: whatever a released app has queued, today's server takes."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from fieldsample.operations.kinds import KINDS
from tests.cast import Device, found_lab_with

GOLDEN = sorted((Path(__file__).parent / "golden").glob("schema-*.json"))
NOT_BY_DEVICES = {"lab.found", "device.enrol"}
OF_ONE_LAB = {"device.revoke", "quarantine.apply", "calendar.set", "item.dispose"}
"""Kinds whose bodies name ids of one lab: they are replayed by tests of their own."""
Json = dict[str, Any]


def crew(app: Flask) -> dict[str, Device]:
    leader, staff = found_lab_with(app, ["sampler", "receiver"])
    return {"admin": leader, "manager": leader, "sampler": staff[0], "receiver": staff[1]}


def as_queued(device: Device, line: Json, schema: int) -> Json:
    # Only a line that a later one names has an op_id of its own.
    named = {"op_id": line["op_id"]} if "op_id" in line else {}
    operation = device.operation(line["kind"], line["subject"], {}, schema=schema, **named)
    hashed = sha256(line["body"].encode()).hexdigest()
    return {
        **operation,
        "body": line["body"],
        "body_sha256": hashed,
        "blobs": line.get("blobs", []),
    }


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: str(path.stem))
def test_what_a_release_has_queued_is_taken_today(app: Flask, path: Path) -> None:
    golden = json.loads(path.read_text(encoding="utf-8"))
    devices = crew(app)

    for line in golden["operations"]:
        device = devices[line["who"]]
        result = device.push(as_queued(device, line, golden["schema"]))[0]
        assert result["status"] in {"accepted", "conflict"}, (line, result)


def test_every_kind_that_devices_say_has_its_golden_line() -> None:
    said = {
        line["kind"]
        for path in GOLDEN
        for line in json.loads(path.read_text(encoding="utf-8"))["operations"]
    }

    assert said == KINDS.keys() - NOT_BY_DEVICES - OF_ONE_LAB
