"""Whoever the lab asks about a sample has it on their devices for as long as they are asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast, Device, issue_roll, new_id, sample_body
from tests.reception import HOLD, Reception
from tests.test_signing import BLOB, send_picture, show

Json = dict[str, Any]
PAPER = {"written_by": ["赵一"], "paper_no": "2026-0078"}


@pytest.fixture
def reception(cast: Cast) -> Reception:
    return Reception(cast)


def has(device: Device) -> set[str]:
    """The samples and items on this device once it has pulled; one that pulls afresh agrees."""
    device.pull()
    fresh = Device(device.client, device.token, device.device_id, device.lab_id, device.person_id)
    fresh.pull(2)
    assert fresh.replica == device.replica
    return {key[1] for key in device.replica if key[0] in {"samples", "items"}}


def whole(reception: Reception) -> set[str]:
    return {reception.sample, reception.item, reception.backup}


def asked_of(person: Device) -> Json:
    return {**HOLD, "to": person.person_id}


def test_a_question_reaches_whoever_is_asked_until_a_decision_settles_it(
    cast: Cast, reception: Reception
) -> None:
    reception.capture().say("sample.arrive", {})
    before = has(cast.bea)
    hold = reception.say("sample.hold", asked_of(cast.bea))
    during = has(cast.bea)
    shown = cast.bea.document("samples", reception.sample)["holds"]
    cast.bea.say("sample.reply", reception.sample, {"hold": hold, "text": "It was whole."})
    replied, answered = has(cast.bea), reception.seen()["holds"][0]["replies"]
    reception.say("sample.receive", {"answers": [hold]})

    assert (before, during, replied) == (set(), whole(reception), whole(reception))
    assert [(one["question"], one["to"]) for one in shown] == [
        (HOLD["question"], cast.bea.person_id)
    ]
    assert [one["text"] for one in answered] == ["It was whole."]
    assert has(cast.bea) == set()
    assert has(cast.bob) == whole(reception), "its own sampler has it for good"


def test_nobody_else_has_it_meanwhile(cast: Cast, reception: Reception) -> None:
    ben = _another(cast, "sampler")
    ann = _another(cast, "analyst")
    reception.capture().say("sample.hold", asked_of(cast.bea))
    reception.say("sample.hold", asked_of(ann))

    assert has(ben) == set()
    assert has(ann) == set(), "an analyst has no samples, asked or not"
    assert has(cast.charlie) == set()
    ben.get(f"/api/v1/samples/{reception.sample}", 404)
    assert cast.bea.get(f"/api/v1/samples/{reception.sample}")["id"] == reception.sample


def test_photos_are_served_to_whoever_is_asked_and_only_then(
    cast: Cast, reception: Reception
) -> None:
    reception.capture()
    named = {"of": "sample", "photo_kind": "reception", **BLOB}
    reception.by.say("photo.add", reception.sample, named, blobs=[BLOB])
    send_picture(reception.by)
    before = show(cast.bea)
    hold = reception.say("sample.hold", asked_of(cast.bea))
    during = show(cast.bea)
    reception.desk.say("operation.undo", None, {"op_id": hold})

    assert (before, during, show(cast.bea)) == (404, 200, 404)


def test_a_question_that_is_taken_back_and_asked_again_comes_again(
    cast: Cast, reception: Reception
) -> None:
    hold = reception.capture().say("sample.hold", asked_of(cast.bea))
    first = has(cast.bea)
    reception.desk.say("operation.undo", None, {"op_id": hold})
    undone = has(cast.bea)
    reception.say("sample.hold", asked_of(cast.bea))

    assert (first, undone, has(cast.bea)) == (whole(reception), set(), whole(reception))


def test_of_two_questions_the_last_to_be_settled_takes_it_away(
    cast: Cast, reception: Reception
) -> None:
    reception.capture()
    one, two = (reception.say("sample.hold", asked_of(cast.bea)) for _ in range(2))
    reception.say("sample.receive", {"answers": [one]})
    still = has(cast.bea)
    reception.say("sample.receive", {"answers": [two]})

    assert (still, has(cast.bea)) == (whole(reception), set())


def test_a_device_that_slept_through_question_and_answer_is_told_nothing_of_them(
    cast: Cast, reception: Reception
) -> None:
    reception.capture()
    cast.bea.pull()
    hold = reception.say("sample.hold", asked_of(cast.bea))
    reception.say("sample.receive", {"answers": [hold]})

    page = cast.bea.get(f"/api/v1/sync/changes?cursor={cast.bea.cursor}")

    assert all(change["doc"] is None for change in page["changes"])


def test_a_question_on_a_label_reaches_them_when_the_record_comes(
    cast: Cast, reception: Reception
) -> None:
    waiting = reception.desk.say(
        "sample.hold", None, {**asked_of(cast.bea), "label": reception.label}
    )
    before = has(cast.bea)
    reception.capture()

    assert (waiting["status"], before) == ("held", set())
    assert has(cast.bea) == whole(reception)


def test_a_question_on_a_label_that_two_samples_claim_is_of_neither(
    cast: Cast, reception: Reception
) -> None:
    reception.capture()
    reception.desk.say("sample.hold", None, {**asked_of(cast.bea), "label": reception.label})
    asked = has(cast.bea)
    other = new_id()
    cast.bob.say("sample.create", other, sample_body())
    cast.bob.say(
        "label.bind", new_id(), {"sample": other, "code": reception.label, "item_kind": "A"}
    )

    assert (asked, has(cast.bea)) == (whole(reception), set())


def test_a_container_added_later_comes_to_whoever_is_asked(
    cast: Cast, reception: Reception
) -> None:
    reception.capture().say("sample.hold", asked_of(cast.bea))
    added = new_id()
    reception.bind(added, reception.spare, "A")

    assert has(cast.bea) == {*whole(reception), added}


def test_all_said_in_one_batch_reaches_them_too(cast: Cast) -> None:
    sample, item, code = new_id(), new_id(), issue_roll(cast.alice, 1)[0]
    bind = {"sample": sample, "code": code, "item_kind": "A"}
    held = cast.rita.operation("sample.hold", sample, asked_of(cast.bea))
    cast.rita.push(held)
    cast.bob.push(
        cast.bob.operation("sample.create", sample, sample_body()),
        cast.bob.operation("label.bind", item, bind),
    )

    assert has(cast.bea) == {sample, item}


def test_a_new_sample_asked_of_another_shows_the_first_until_it_is_taken(
    cast: Cast, reception: Reception
) -> None:
    reception.capture().say("sample.arrive", {})
    reception.say("sample.reject", {"reason": "R10"})
    asked = {"to": cast.bea.person_id, "due": "2026-12-01"}
    reception.say("sample.recollect", asked, by=cast.alice)
    during, again = has(cast.bea), new_id()
    cast.bea.say("sample.create", again, sample_body(recollect_of=reception.sample))

    assert during == whole(reception)
    assert has(cast.bea) == {again}


def test_the_last_one_asked_is_the_one_who_has_it(cast: Cast, reception: Reception) -> None:
    ben = _another(cast, "sampler")
    reception.capture().say("sample.reject", {"reason": "R10"})
    early, late = "2026-11-22T09:00:00+00:00", "2026-11-22T10:00:00+00:00"
    reception.say("sample.recollect", {"to": ben.person_id}, at=late)
    reception.say("sample.recollect", {"to": cast.bea.person_id}, at=early)

    assert (has(ben), has(cast.bea)) == (whole(reception), set())


def test_a_new_sample_is_withdrawn_with_the_rejection_that_asked_for_it(
    cast: Cast, reception: Reception
) -> None:
    reception.capture().say("sample.arrive", {})
    rejection = reception.say("sample.reject", {"reason": "R10"})
    asked = reception.say("sample.recollect", {"to": cast.bea.person_id})
    before, had = reception.seen()["recollect"], has(cast.bea)
    reception.desk.say("operation.undo", None, {"op_id": rejection})
    after, left = reception.seen()["recollect"], has(cast.bea)
    told = [row for row in _custody(reception) if row["op_id"] == asked]
    reception.say("sample.reject", {"reason": "R10"})

    assert (before["withdrawn"], had) == (False, whole(reception))
    assert (after["op_id"], after["withdrawn"], left) == (asked, True, set())
    assert [(row["withdrawn"], row["undone"]) for row in told] == [(True, False)]
    assert reception.seen()["recollect"]["withdrawn"] is False, "rejected again, wanted again"


def test_a_decision_that_settles_the_rejection_withdraws_it_too(reception: Reception) -> None:
    reception.capture().say("sample.arrive", {})
    rejection = reception.say("sample.reject", {"reason": "R10"})
    reception.say("sample.recollect", {})
    reception.say("sample.receive", {"answers": [rejection], "deviation": "mended"})

    assert reception.seen()["recollect"]["withdrawn"] is True


def test_one_wanted_for_a_missing_sample_is_withdrawn_when_it_comes(reception: Reception) -> None:
    reception.capture()
    for item in (reception.item, reception.backup):
        reception.say("item.mark_missing", {"item": item, "reason": "not in the box"})
    reception.say("sample.recollect", {})
    reception.say("sample.hold", HOLD)
    missing = reception.seen()["recollect"]["withdrawn"]
    reception.say("sample.arrive", {"item": reception.item})

    assert (missing, reception.seen()["recollect"]["withdrawn"]) == (False, True)


def test_a_sample_typed_in_from_paper_reaches_the_sampler_it_names(
    cast: Cast, reception: Reception
) -> None:
    named = {**PAPER, "samplers": [cast.bea.person_id]}
    cast.rita.say("sample.transcribe", reception.sample, sample_body(**named))
    reception.by = cast.rita
    reception.bind(reception.item, reception.label, "A")
    typed = has(cast.bea)
    hold = reception.say("sample.hold", HOLD)
    asked = cast.bea.document("samples", reception.sample)["holds"][0]["to"]
    reception.say("sample.receive", {"answers": [hold]})
    kept = has(cast.bea)
    amend = {"field": "samplers", "old": [cast.bea.person_id], "new": [cast.bob.person_id]}
    cast.rita.say("sample.amend", reception.sample, {**amend, "reason": "misread"})

    both = {reception.sample, reception.item}
    assert (typed, kept) == (both, both)
    assert asked == cast.bea.person_id, "a question put to nobody by name is the sampler's"
    assert (has(cast.bea), has(cast.bob)) == (set(), both)


def test_a_sample_typed_in_that_names_no_sampler_asks_nobody(
    cast: Cast, reception: Reception
) -> None:
    cast.rita.say("sample.transcribe", reception.sample, sample_body(**PAPER))
    reception.say("sample.hold", HOLD)

    assert reception.seen()["holds"][0]["to"] is None
    assert (has(cast.bob), has(cast.bea)) == (set(), set())


def test_the_second_sampler_of_a_visit_has_a_sample_only_when_asked(
    cast: Cast, reception: Reception
) -> None:
    pair = [cast.bob.person_id, cast.bea.person_id]
    reception.capture(samplers=pair)
    reception.say("sample.hold", HOLD)
    first, second = has(cast.bob), has(cast.bea)
    reception.say("sample.hold", asked_of(cast.bea))

    assert (first, second) == (whole(reception), set())
    assert (has(cast.bob), has(cast.bea)) == (whole(reception), whole(reception))


def _another(cast: Cast, role: str) -> Device:
    """Somebody new with this role, and a device."""
    person = new_id()
    cast.alice.say("person.add", person, {"name": role, "roles": [role]})
    invited = cast.alice.post("/api/v1/enrolments", {"person_id": person}, status=201)
    body = {"secret": invited["secret"], "device_name": "another"}
    session = cast.alice.client.post("/api/v1/enrol", json=body).get_json()
    client, lab_id = cast.app.test_client(), cast.alice.lab_id
    return Device(client, session["token"], session["device_id"], lab_id, person)


def _custody(reception: Reception) -> list[Json]:
    rows: list[Json] = reception.desk.get(f"/api/v1/custody?id={reception.sample}")["rows"]
    return rows
