"""The desk through the wire: decisions, doubts, checks, and who may say what."""

from __future__ import annotations

from typing import Any

import pytest

from fieldsample.domain.labels import draw_codes
from tests.cast import Cast, new_id, sample_body
from tests.reception import HOLD, Reception, second_desk

Json = dict[str, Any]
PAPER = {"written_by": ["赵一", "钱二"], "paper_no": "2026-0077"}


@pytest.fixture
def reception(cast: Cast) -> Reception:
    return Reception(cast)


def test_rejecting_without_a_reason_is_impossible(reception: Reception) -> None:
    reception.capture().say("sample.arrive", {})

    result = reception.desk.say("sample.reject", reception.sample, {"notice_no": "1"})

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    assert "reason" in result["message"]
    assert reception.standing() == ("arrived", set())


def test_a_rejection_tells_the_number_of_its_notice(reception: Reception) -> None:
    reception.capture().say("sample.arrive", {})
    reception.say("sample.reject", {"reason": "R01", "notice_no": "拒-2026-017"})

    sample = reception.seen()

    assert (sample["decision"], sample["reject_reason"]) == ("reject", "R01")
    assert sample["notice_no"] == "拒-2026-017"


def test_two_desks_that_receive_one_sample_have_one_effect_and_both_are_told(
    cast: Cast, reception: Reception
) -> None:
    reception.capture().say("sample.arrive", {})
    ours, theirs = (
        reception.say("sample.receive", {}, by=desk) for desk in (cast.rita, second_desk(cast))
    )

    sample = reception.seen()

    assert reception.standing() == ("received", set())
    kept = [fact["op_id"] for fact in sample["facts"] if fact["kind"] == "sample.receive"]
    assert kept == [ours, theirs]


def test_a_void_sample_that_is_received_is_a_conflict_that_has_its_words(
    cast: Cast, reception: Reception
) -> None:
    reception.capture().say("sample.void", {"reason": "spilt"}, by=cast.bob)
    reception.say("sample.void", {"reason": "agreed"}, by=cast.alice)
    result = reception.desk.say("sample.receive", reception.sample, {})

    assert (result["status"], result["flags"]) == ("conflict", ["state_conflict"])
    state, flags = reception.standing()
    assert (state, "state_conflict" in flags) == ("sealed", True)


def test_a_doubt_waits_and_the_decision_that_names_it_settles_it(reception: Reception) -> None:
    reception.capture().say("sample.arrive", {})
    hold = reception.say("sample.hold", HOLD)
    waiting, questions = reception.standing(), reception.seen()["holds"]
    reply = reception.say("sample.reply", {"hold": hold, "text": "It was whole."}, by=reception.by)
    answered = reception.seen()["holds"][0]["replies"]
    reception.say("sample.receive", {"answers": [hold]})

    assert waiting == ("on_hold", set())
    assert [
        (one["op_id"], one["question"], one["reason"], one["to"], one["replies"])
        for one in questions
    ] == [(hold, HOLD["question"], "R01", reception.by.person_id, [])]
    assert [(one["op_id"], one["text"]) for one in answered] == [(reply, "It was whole.")]
    assert reception.standing() == ("received", set())
    assert reception.seen()["holds"] == []


def test_the_sampler_who_is_asked_has_the_question_on_the_phone(reception: Reception) -> None:
    reception.capture().say("sample.hold", HOLD)

    asked = reception.by.document("samples", reception.sample)

    assert asked["holds"][0]["question"] == HOLD["question"]


def test_one_desk_doubts_and_another_receives_and_both_see_that_they_differ(
    cast: Cast, reception: Reception
) -> None:
    reception.capture().say("sample.arrive", {})
    hold = reception.say("sample.hold", HOLD)
    received = reception.say("sample.receive", {}, by=second_desk(cast))
    differ = reception.standing()
    reception.say("sample.receive", {"answers": [hold, received], "deviation": "seal B"})

    assert differ == ("arrived", {"state_conflict"})
    assert reception.standing() == ("received_dev", set())


def test_a_reply_of_the_sampler_settles_nothing_and_may_not_try(reception: Reception) -> None:
    reception.capture()
    hold = reception.say("sample.hold", HOLD)

    body = {"hold": hold, "text": "fine", "answers": [hold]}
    result = reception.by.say("sample.reply", reception.sample, body)

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    assert reception.seen()["state"] == "on_hold"


def test_what_the_desk_says_of_an_unknown_code_waits_and_then_joins(reception: Reception) -> None:
    told: list[tuple[str, Json]] = [
        ("sample.arrive", {"scan_mode": "scanned"}),
        ("reception.check", {"checklist": {"seal_a": "ok"}}),
        ("sample.hold", HOLD),
    ]
    results = [
        reception.desk.say(kind, None, {**body, "label": reception.label}) for kind, body in told
    ]
    reception.desk.pull()
    waiting = {doc["kind"] for key, doc in reception.desk.replica.items() if key[0] == "waiting"}
    reception.capture()

    assert [result["status"] for result in results] == ["held"] * 3
    assert waiting == {kind for kind, _ in told}
    assert reception.seen()["state"] == "on_hold"
    assert reception.seen()["check"]["checklist"] == {"seal_a": "ok"}
    assert not [key for key in reception.desk.replica if key[0] == "waiting"]


def test_what_is_no_label_at_all_is_refused_in_words(reception: Reception) -> None:
    result = reception.desk.say("sample.hold", None, {**HOLD, "label": "weixin://x"})

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    assert "label" in result["message"]


def test_a_code_of_another_lab_joins_nothing_there(cast: Cast, reception: Reception) -> None:
    """The other lab's label is no label of ours: what we say of it waits here and moves nothing."""
    code = draw_codes("NB", 1)[0]
    theirs = new_id()
    cast.charlie.say("label_roll.issue", new_id(), {"codes": [code], "issued_to": None})
    foreign = reception.desk.operation("sample.arrive", theirs, {}, lab_id=cast.charlie.lab_id)
    ours = reception.desk.say("sample.arrive", None, {"label": code})

    assert ours["status"] == "held"
    assert reception.desk.push(foreign)[0]["status"] == "quarantined"
    reception.desk.get(f"/api/v1/labels/{code}", status=404)


def test_a_deviation_is_flagged_until_a_decision_takes_it_into_account(
    reception: Reception,
) -> None:
    reception.capture().say("sample.arrive", {})
    body = {
        "checklist": {"seal_a": "ok", "amount": "deviates"},
        "got_amount": 1.5,
        "got_unit": "kg",
    }
    check = reception.say("reception.check", {**body, "appearance": "wilted"})
    doubtful, shown = reception.standing(), reception.seen()["check"]
    reception.say("sample.receive", {"deviation": "1.5 kg", "agreed_by": "Alice"})

    assert doubtful == ("arrived", {"check_deviates"})
    assert (shown["op_id"], shown["checklist"]) == (check, body["checklist"])
    assert (shown["got_amount"], shown["appearance"]) == (1.5, "wilted")
    assert reception.standing() == ("received_dev", set())


def test_the_check_with_the_latest_time_stands_whichever_came_first(reception: Reception) -> None:
    reception.capture().say("sample.arrive", {})
    late, early = "2026-11-22T10:00:00+00:00", "2026-11-22T09:00:00+00:00"
    reception.say("reception.check", {"checklist": {"package": "ok"}}, at=late)
    reception.say("reception.check", {"checklist": {"package": "deviates"}}, at=early)

    assert reception.seen()["check"]["checklist"] == {"package": "ok"}
    assert "check_deviates" not in reception.seen()["flags"]


@pytest.mark.parametrize(
    "body",
    [
        {"checklist": {}},
        {"checklist": {"colour": "ok"}},
        {"checklist": {"seal_a": "maybe"}},
        {"checklist": {"seal_a": "ok"}, "temperature_c": "warm"},
        {"checklist": {"seal_a": "ok"}, "temperature_c": -300},
        {"checklist": {"seal_a": "ok"}, "answers": []},
        {},
    ],
)
def test_a_check_that_says_nothing_sensible_is_refused(reception: Reception, body: Json) -> None:
    result = reception.capture().desk.say("reception.check", reception.sample, body)

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")


def test_a_sheet_of_commands_works_until_it_is_withdrawn(reception: Reception) -> None:
    sheet, desk = new_id(), reception.desk
    first = desk.say("command_sheet.withdraw", sheet, {"reason": "lost"})
    desk.say("command_sheet.issue", sheet, {"token": "7K3MZ0QW"})
    document = desk.document("command_sheets", sheet)
    reception.by.pull()

    assert first["status"] == "held"
    assert (document["token"], document["issued_by"]) == ("7K3MZ0QW", desk.person_id)
    assert document["withdrawn_at"] is not None
    assert ("command_sheets", sheet) not in reception.by.replica


@pytest.mark.parametrize("token", ["7K3MZ0Q", "7K3MZ0QWX", "7k3mz0qw", "7K3MZ0Q\n", "IIIIIIII"])
def test_a_token_that_a_scanner_could_mistake_is_refused(reception: Reception, token: str) -> None:
    result = reception.desk.say("command_sheet.issue", new_id(), {"token": token})

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("sample.transcribe", sample_body(**PAPER)),
        ("sample.hold", HOLD),
        ("reception.check", {"checklist": {"seal_a": "ok"}}),
        ("item.unexpected", {"explanation": "x"}),
        ("item.mark_missing", {"item": new_id(), "reason": "x"}),
        ("sample.recollect", {}),
        ("command_sheet.issue", {"token": "7K3MZ0QW"}),
        (
            "box.reconcile",
            {"expected": 0, "scanned": 0, "manual": 0, "missing": 0, "unexpected": 0},
        ),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_a_sampler_says_nothing_of_the_desk(reception: Reception, kind: str, body: Json) -> None:
    result = reception.by.say(kind, new_id(), body)

    assert (result["status"], result["reason"]) == ("quarantined", "not_permitted")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("sample.hold", {}),
        ("sample.hold", {**HOLD, "reason": "R77"}),
        ("sample.hold", {**HOLD, "colour": "red"}),
        ("sample.reply", {"text": "fine"}),
        ("item.unexpected", {}),
        ("item.mark_missing", {"reason": "not there"}),
        ("item.mark_missing", {"item": new_id()}),
        ("sample.recollect", {"due": "soon"}),
        ("sample.transcribe", sample_body()),
        ("sample.transcribe", sample_body(written_by=[])),
        ("sample.transcribe", sample_body(written_by=["a", "b", "c", "d", "e"])),
        ("sample.transcribe", sample_body(**PAPER, trail=[])),
    ],
)
def test_what_says_too_little_or_too_much_is_refused(
    reception: Reception, kind: str, body: Json
) -> None:
    result = reception.capture().desk.say(kind, reception.sample, body)

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
