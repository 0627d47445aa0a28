"""Samples from paper, samples taken again, and samples that come too late."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, new_id, sample_body
from tests.reception import Reception

Json = dict[str, Any]


@pytest.fixture
def reception(cast: Cast) -> Reception:
    return Reception(cast)


@pytest.mark.parametrize(
    ("arrived", "is_late"),
    [("2026-11-16T08:00:00+08:00", False), ("2026-11-16T08:02:00+08:00", True)],
)
def test_vegetables_are_late_after_a_day(reception: Reception, arrived: str, is_late: bool) -> None:
    at = {"device_time": "2026-11-15T08:00:30+08:00"}
    operation = reception.by.operation(
        "sample.create", reception.sample, sample_body(sampled_at="2026-11-15T08:00:00+08:00"), **at
    )
    reception.by.push(operation)
    reception.say("sample.arrive", {}, at=arrived)

    assert ("late" in reception.seen()["flags"]) == is_late


def test_five_working_days_follow_the_labs_calendar(cast: Cast, reception: Reception) -> None:
    """Grain of Monday the 16th is due on Monday the 23rd, or where Saturday is worked on it."""
    body = sample_body(sample_type="F-GRN", sampled_at="2026-11-16T09:00:00+08:00")
    monday = {"device_time": "2026-11-16T09:10:00+08:00"}
    reception.by.push(reception.by.operation("sample.create", reception.sample, body, **monday))
    reception.say("sample.arrive", {}, at="2026-11-21T15:00:00+08:00")
    in_time = reception.seen()["flags"]
    worked = {"year": 2026, "holidays": [], "workdays": ["2026-11-21"]}
    cast.alice.say("calendar.set", cast.alice.lab_id, worked)
    too_late = reception.seen()["flags"]
    cast.alice.say("calendar.set", cast.alice.lab_id, {**worked, "workdays": []})

    assert "late" not in in_time
    assert "late" in too_late
    assert "late" not in reception.seen()["flags"]


def test_a_phone_whose_clock_was_slow_makes_no_sample_late(reception: Reception) -> None:
    """Three days behind, and the lab knew: the moment of sampling is put right like the record."""
    slow = {"device_time": "2026-11-12T08:00:30+08:00", "clock_offset_ms": 3 * 86_400_000}
    body = sample_body(sampled_at="2026-11-12T08:00:00+08:00")
    reception.by.push(reception.by.operation("sample.create", reception.sample, body, **slow))
    reception.say("sample.arrive", {}, at="2026-11-15T17:00:00+08:00")

    assert "late" not in reception.seen()["flags"]


PAPER = {"written_by": ["赵一", "钱二"], "paper_no": "2026-0077"}


def transcribe(reception: Reception, sample: str, item: str) -> list[Json]:
    """What a desk sends in one tap."""
    desk = reception.desk
    photo = {"of": "sample", "photo_kind": "paper", "mime": "image/jpeg", "size": 10}
    blob = {"sha256": "ab" * 32, "size": 10, "mime": "image/jpeg"}
    return desk.push(
        desk.operation("sample.transcribe", sample, sample_body(**PAPER)),
        desk.operation(
            "label.bind", item, {"sample": sample, "code": reception.label, "item_kind": "A"}
        ),
        desk.operation("photo.add", sample, {**photo, "sha256": "ab" * 32}, blobs=[blob]),
    )


def test_a_paper_typed_in_is_a_sample_that_says_so_for_good(reception: Reception) -> None:
    results = transcribe(reception, reception.sample, reception.item)
    sample = reception.seen()

    assert [result["status"] for result in results] == ["accepted"] * 3
    assert sample["state"] == "registered"
    assert sample["transcribed"]["written_by"] == PAPER["written_by"]
    assert sample["transcribed"]["paper_no"] == PAPER["paper_no"]
    assert sample["transcribed"]["by"] == reception.desk.person_id
    assert not {"no_second_sampler", "no_paper_photo"} & set(sample["flags"])
    assert sample["facts"][0]["kind"] == "sample.transcribe"


def test_a_paper_without_its_photo_or_second_sampler_is_flagged(reception: Reception) -> None:
    body = sample_body(written_by=["赵一"])
    reception.desk.say("sample.transcribe", reception.sample, body)

    assert {"no_paper_photo", "no_second_sampler"} <= set(reception.seen()["flags"])


def test_the_phone_that_comes_after_all_makes_a_twin_and_both_are_kept(
    reception: Reception,
) -> None:
    typed, its_item = new_id(), new_id()
    transcribe(reception, typed, its_item)
    reception.desk.say("sample.arrive", None, {"label": reception.label})
    before = reception.desk.document("samples", typed)["state"]
    reception.capture()

    for sample in (typed, reception.sample):
        document = reception.desk.document("samples", sample)
        assert "dup_label" in document["flags"], document
        assert document["state"] != "arrived"
    assert before == "arrived"
    assert reception.item_seen(its_item)["arrival"] == "unchecked"
    keep = {"other": its_item, "label": reception.spare, "reason": "the paper's copy"}
    reception.desk.say("sample.relabel", reception.item, keep)
    assert reception.desk.document("samples", typed)["state"] == "arrived"


def test_what_a_desk_typed_in_cannot_be_undone_and_says_what_to_do(reception: Reception) -> None:
    operation = reception.desk.operation(
        "sample.transcribe", reception.sample, sample_body(**PAPER)
    )
    reception.desk.push(operation)

    result = reception.desk.say("operation.undo", None, {"op_id": operation["op_id"]})

    assert (result["status"], "void" in result["message"]) == ("quarantined", True)


def test_a_sample_taken_in_place_of_a_rejected_one_is_found_from_it(
    cast: Cast, reception: Reception
) -> None:
    reception.capture().say("sample.arrive", {})
    reception.say("sample.reject", {"reason": "R10"})
    asked = {"to": cast.bea.person_id, "due": "2026-12-01", "reason": "spoiled"}
    reception.say("sample.recollect", asked, by=cast.alice)
    before, again = reception.seen()["recollect"], new_id()
    cast.bea.say("sample.create", again, sample_body(recollect_of=reception.sample))

    assert {key: before[key] for key in asked} == asked
    assert before["taken"] == []
    assert reception.seen()["recollect"]["taken"] == [again]
    assert reception.desk.document("samples", again)["recollect_of"] == reception.sample
