"""Corrections: by the value that was seen, nothing overwritten in silence."""

from __future__ import annotations

from typing import Any

import pytest

from fieldsample.extensions import reading
from tests import laws
from tests.cast import Cast, issue_roll, new_id, sample_body


def make_sample(cast: Cast, **over: Any) -> str:
    sample = new_id()
    cast.bob.say("sample.create", sample, sample_body(**over))
    return sample


def amend(cast: Cast, sample: str, field: str, old: Any, new: Any, **more: Any) -> dict[str, Any]:
    body = {"field": field, "old": old, "new": new, "reason": "misread", **more}
    return cast.rita.say("sample.amend", sample, body)


def test_a_correction_of_what_was_seen_stands_and_shows_old_and_new(cast: Cast) -> None:
    sample = make_sample(cast, qty_total=3)

    result = amend(cast, sample, "qty_total", 3, 2.5)

    doc = cast.rita.document("samples", sample)
    assert result["status"] == "accepted"
    assert doc["qty_total"] == 2.5
    said = doc["amendments"][0]
    assert (said["old"], said["new"], said["reason"], said["by"]) == (
        3, 2.5, "misread", cast.rita.person_id
    )  # fmt: skip


def test_a_correction_that_comes_too_late_is_kept_beside_and_flagged(cast: Cast) -> None:
    sample = make_sample(cast, qty_total=3)
    amend(cast, sample, "qty_total", 3, 2)

    late = cast.bob.say("sample.amend", sample, {"field": "qty_total", "old": 3, "new": 4})

    doc = cast.rita.document("samples", sample)
    assert (late["status"], late["flags"]) == ("conflict", ["stale_amend"])
    assert doc["qty_total"] == 2
    assert "stale_amend" in doc["flags"]
    assert [said["applied"] for said in doc["amendments"]] == [True, False]


def test_a_person_settles_a_late_correction(cast: Cast) -> None:
    sample = make_sample(cast, qty_total=3)
    amend(cast, sample, "qty_total", 3, 2)
    cast.bob.say("sample.amend", sample, {"field": "qty_total", "old": 3, "new": 4})
    late = cast.rita.document("samples", sample)["amendments"][-1]["op_id"]

    amend(cast, sample, "qty_total", 2, 4, answers=[late])

    doc = cast.rita.document("samples", sample)
    assert doc["qty_total"] == 4
    assert "stale_amend" not in doc["flags"]


def test_corrections_of_different_fields_do_not_disturb_each_other(cast: Cast) -> None:
    sample = make_sample(cast, qty_total=3, fields={"variety": "four seasons"})

    results = [
        amend(cast, sample, "qty_total", 3, 2),
        amend(cast, sample, "variety", "four seasons", "small"),
        amend(cast, sample, "remark", None, "wet"),
    ]

    doc = cast.rita.document("samples", sample)
    assert [result["status"] for result in results] == ["accepted"] * 3
    assert (doc["qty_total"], doc["fields"]) == (2, {"variety": "small", "remark": "wet"})


def test_a_corrected_type_moves_the_sample_in_the_coverage(cast: Cast) -> None:
    sample = make_sample(cast, sample_type="A-VEG")

    amend(cast, sample, "sample_type", "A-VEG", "A-FRU")

    doc = cast.rita.document("samples", sample)
    rows = cast.alice.get(f"/api/v1/coverage?month={doc['at'][:7]}")["rows"]
    assert [(row["sample_type"], row["collected"]) for row in rows] == [("A-FRU", 1)]
    with cast.app.app_context():
        laws.coverage_counts_what_is_there(reading(), cast.alice.lab_id)


@pytest.mark.parametrize(
    "body",
    [
        {"field": "state", "old": "registered", "new": "received"},
        {"field": "sample_type", "old": "A-VEG", "new": "Z-NON"},
        {"field": "sample_type", "old": "A-VEG", "new": None},
        {"field": "qty_total", "old": 3, "new": -1},
        {"field": "samplers", "old": [], "new": ["nobody"]},
        {"field": "qty_total", "new": 1},
    ],
)
def test_custody_and_nonsense_are_not_amended(cast: Cast, body: dict[str, Any]) -> None:
    sample = make_sample(cast)

    result = cast.rita.say("sample.amend", sample, body)

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    assert cast.rita.document("samples", sample)["state"] == "registered"


def test_a_label_used_twice_is_settled_by_a_new_label(cast: Cast) -> None:
    code, fresh = issue_roll(cast.alice, 2)
    samples, items = [new_id(), new_id()], [new_id(), new_id()]
    for device, sample, item in zip((cast.bob, cast.bea), samples, items, strict=True):
        device.say("sample.create", sample, sample_body())
        device.say("label.bind", item, {"sample": sample, "code": code, "item_kind": "A"})
    cast.rita.say("sample.arrive", None, {"label": code})

    body = {"other": items[0], "label": fresh, "reason": "both bags lie here"}
    result = cast.rita.say("sample.relabel", items[1], body)

    first, second = (cast.rita.document("samples", sample) for sample in samples)
    assert result["status"] == "accepted"
    assert "dup_label" not in first["flags"] + second["flags"]
    assert (first["state"], second["state"]) == ("arrived", "registered")
    with cast.app.app_context():
        laws.twins_are_flagged(reading(), cast.rita.lab_id)
