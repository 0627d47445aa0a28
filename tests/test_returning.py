"""Sent back for correction: a flag until every return is answered; custody stays as it is."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from tests.cast import Cast, found_lab_with, new_id, sample_body

Json = dict[str, Any]
COMMENTS = {
    "comments": [{"field": "sample_name", "text": "请写品种"}, {"field": None, "text": "补"}]
}


def make_sample(cast: Cast) -> str:
    sample = new_id()
    cast.bob.say("sample.create", sample, sample_body())
    return sample


def send_back(cast: Cast, sample: str) -> str:
    operation = cast.rita.operation("sample.return", sample, COMMENTS)
    assert cast.rita.push(operation)[0]["status"] == "accepted"
    op_id: str = operation["op_id"]
    return op_id


def is_returned(cast: Cast, sample: str) -> bool:
    return "returned" in cast.bob.document("samples", sample)["flags"]


def test_a_return_is_answered_by_naming_it_and_its_comments_stay(cast: Cast) -> None:
    sample = make_sample(cast)
    one, other = send_back(cast, sample), send_back(cast, sample)
    assert is_returned(cast, sample)

    cast.bob.say("sample.resubmit", sample, {"answers": [one]})
    assert is_returned(cast, sample)
    cast.bob.say("sample.resubmit", sample, {"answers": [other]})

    doc = cast.bob.document("samples", sample)
    said = [fact["said"] for fact in doc["facts"] if fact["kind"] == "sample.return"]
    assert "returned" not in doc["flags"]
    assert said == [COMMENTS, COMMENTS]


def test_custody_stays_as_it_is_while_a_record_is_sent_back(cast: Cast) -> None:
    sample = make_sample(cast)
    for kind in ("sample.arrive", "sample.receive"):
        cast.rita.say(kind, sample, {})
    decision = cast.rita.document("samples", sample)["facts"][-1]["op_id"]

    send_back(cast, sample)
    cast.bob.say("sample.resubmit", sample, {"answers": [decision]})

    doc = cast.rita.document("samples", sample)
    assert (doc["state"], doc["decision"]) == ("received", "receive")
    assert "returned" in doc["flags"]


def test_a_desk_s_decision_answers_no_return(cast: Cast) -> None:
    sample = make_sample(cast)
    returned = send_back(cast, sample)

    cast.rita.say("sample.receive", sample, {"answers": [returned]})

    assert is_returned(cast, sample)


def test_a_return_that_was_taken_back_needs_no_answer(cast: Cast) -> None:
    sample = make_sample(cast)
    returned = send_back(cast, sample)

    assert cast.rita.say("operation.undo", None, {"op_id": returned})["status"] == "accepted"

    assert not is_returned(cast, sample)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"comments": []},
        {"comments": [{"field": "site", "text": ""}]},
        {"comments": [{"field": "site"}]},
        {"comments": [{"text": "x"}] * 41},
        {"comments": "all of it"},
    ],
    ids=range(6),
)
def test_a_return_without_words_goes_to_quarantine(cast: Cast, wrong: Json) -> None:
    sample = make_sample(cast)

    result = cast.rita.say("sample.return", sample, wrong)

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    assert not is_returned(cast, sample)


def test_who_samples_cannot_send_back_and_the_desk_cannot_resubmit(cast: Cast) -> None:
    sample = make_sample(cast)
    returned = send_back(cast, sample)

    back = cast.bob.say("sample.return", sample, COMMENTS)
    again = cast.rita.say("sample.resubmit", sample, {"answers": [returned]})
    empty = cast.bob.say("sample.resubmit", sample, {"answers": []})

    assert (back["reason"], again["reason"]) == ("not_permitted", "not_permitted")
    assert empty["reason"] == "invalid"


def test_returns_and_answers_in_any_order_give_one_flag(cast: Cast) -> None:
    sample, first, second = (new_id() for _ in range(3))
    said = [
        (0, "sample.create", sample, sample_body(), new_id()),
        (1, "sample.return", sample, COMMENTS, first),
        (1, "sample.return", sample, COMMENTS, second),
        (0, "sample.resubmit", sample, {"answers": [second, first]}, new_id()),
    ]
    for order in list(permutations(said))[::4]:
        leader, devices = found_lab_with(cast.app, ["sampler", "receiver"])
        for who, kind, subject, body, op_id in order:
            devices[who].say(kind, subject, body, op_id=op_id)
        assert "returned" not in leader.document("samples", sample)["flags"]
