"""The custody timeline: any code leads to the whole chain, and each look-up uses an index."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from fieldsample.entrance.enrolling import make_token
from fieldsample.entrance.staff import take_on
from fieldsample.extensions import db
from tests.cast import Cast, Device, Json, issue_roll, new_id, sample_body
from tests.plans import every_question_has_its_index, statements
from tests.test_boxes import Trip

NUMBER = "HZ26A00100017"
FORM_NO = "XC24340102 001"


class Story:
    """One sample on its way from the field to the desk, in one box."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.trip = trip = Trip(cast)
        self.site, self.visit = new_id(), new_id()
        site = {"name": "East", "site_type": "farm", "no_position_reason": "new"}
        cast.alice.say("site.add", self.site, site)
        trip.say("visit.record", self.visit, {"site": self.site, "outcome": "normal"})
        body = sample_body(sample_no=NUMBER, visit=self.visit, fields={"form_no": FORM_NO})
        trip.say("sample.create", trip.sample, body)
        bind = {"sample": trip.sample, "code": trip.label, "item_kind": "A"}
        trip.say("label.bind", trip.item, bind)
        trip.say("sample.seal", trip.sample, {"seal_no_a": "S1"})
        trip.open()
        trip.pack()
        trip.say("box.close", trip.box, {"seal_no": "B1", "temperature_c": 4})
        trip.say("box.hand_over", trip.box, {"to_name": "driver"})
        self.arrived = self.desk("box.arrive", None, label=trip.code, count=1)
        self.taken = self.desk("sample.receive", None, label=trip.label)

    def desk(self, kind: str, subject: str | None, **body: Any) -> str:
        operation = self.cast.rita.operation(kind, subject, body)
        assert self.cast.rita.push(operation)[0]["status"] in {"accepted", "conflict"}
        return str(operation["op_id"])

    def ask(self, code: str, who: Device | None = None) -> Json:
        client = (who or self.cast.rita).client
        found = client.get(
            "/api/v1/custody", query_string={"code": code}, headers=(who or self.cast.rita).headers
        )
        assert found.status_code == 200, found.text
        told: Json = found.get_json()
        return told


@pytest.fixture
def story(cast: Cast) -> Story:
    return Story(cast)


def kinds(told: Json) -> list[str]:
    return [row["kind"] for row in told["rows"]]


WHOLE = [
    "label_roll.issue",
    "visit.record",
    "sample.create",
    "label.bind",
    "sample.seal",
    "box.open",
    "box.pack",
    "box.close",
    "box.hand_over",
    "box.arrive",
    "sample.receive",
]


@pytest.mark.parametrize("spoken", ["number", "form", "form, full-width", "id"])
def test_a_sample_is_found_by_each_of_its_names(story: Story, spoken: str) -> None:
    told = {
        "number": lambda: story.ask(NUMBER.lower()),
        "form": lambda: story.ask(FORM_NO),
        "form, full-width": lambda: story.ask("ｘｃ24340102001"),
        "id": lambda: story.cast.rita.get(f"/api/v1/custody?id={story.trip.sample}"),
    }[spoken]()

    assert told["found"] == [{"kind": "sample", "id": story.trip.sample, "title": NUMBER}]
    assert (told["record"]["kind"], told["record"]["sample_no"]) == ("sample", NUMBER)
    assert kinds(told) == WHOLE


def test_a_label_finds_its_item_with_the_whole_chain(story: Story) -> None:
    code = story.trip.label
    told = story.ask(f" {code[:2]}-{code[2:].lower()} ")

    assert told["found"] == [{"kind": "item", "id": story.trip.item, "title": code}]
    assert (told["record"]["kind"], told["record"]["item_kind"]) == ("item", "A")
    assert kinds(told) == WHOLE
    assert {row["of"]["kind"] for row in told["rows"]} == {
        "label",
        "visit",
        "sample",
        "item",
        "box",
    }


def test_a_boxs_code_finds_the_box_and_what_was_said_of_its_code_alone(story: Story) -> None:
    told = story.ask(story.trip.code)

    assert told["record"]["kind"] == "box"
    assert kinds(told) == ["box.open", "box.pack", "box.close", "box.hand_over", "box.arrive"]
    assert told["rows"][-1]["of"] == {
        "kind": "label",
        "id": story.trip.code,
        "title": story.trip.code,
    }


def test_a_row_says_who_when_and_where_it_stands_in_the_chain(story: Story) -> None:
    before = datetime.now(UTC) - timedelta(minutes=5)
    row = story.ask(NUMBER)["rows"][4]

    assert (row["by_name"], row["role"], row["device_name"]) == ("Bob", "sampler", "test")
    assert row["device_no"] > 0
    assert before < datetime.fromisoformat(row["at"]) <= datetime.fromisoformat(row["received_at"])
    assert (0 < row["band_s"] < 5, row["unsure"]) == (True, False)
    assert row["said"] == {"seal_no_a": "S1"}
    assert (row["undone"], row["answered_by"], row["photos"]) == (False, None, [])
    with story.cast.app.app_context():
        query = text("SELECT op_id, hash FROM journal WHERE pos = :pos AND lab_id = :lab")
        lab = story.cast.rita.lab_id
        found = db.session.execute(query, {"pos": row["pos"], "lab": lab}).one()
    assert tuple(found) == (row["op_id"], row["hash"])


def test_the_chain_ends_with_the_newest_line_and_the_first_checkpoint_beyond_it(
    story: Story,
) -> None:
    told = story.ask(NUMBER)
    last = max(told["rows"], key=lambda row: row["pos"])
    unsigned = told["chain"]["checkpoint"]
    for _ in range(101):
        story.cast.alice.say(
            "label_roll.issue", new_id(), {"codes": issue_roll(story.cast.alice, 1)}
        )

    signed = story.ask(NUMBER)["chain"]

    assert unsigned is None
    assert (signed["pos"], signed["hash"]) == (last["pos"], last["hash"])
    assert last["pos"] <= signed["checkpoint"]["pos"] <= last["pos"] + 110


def test_a_correction_shows_what_stood_there_and_what_stands_now(story: Story) -> None:
    said = {"field": "qty_total", "old": 3, "new": 4, "reason": "weighed again"}
    story.desk("sample.amend", story.trip.sample, **said)

    row = story.ask(NUMBER)["rows"][-1]
    assert row["said"] == {**said, "stood": 3, "applied": True}


def test_what_was_taken_back_or_answered_stays_and_says_so(story: Story) -> None:
    rejected = story.desk("sample.reject", story.trip.sample, reason="R01", answers=[story.taken])
    story.desk("operation.undo", story.trip.sample, op_id=rejected)
    again = story.desk("sample.receive", story.trip.sample, answers=[story.taken])

    rows = {row["op_id"]: row for row in story.ask(NUMBER)["rows"]}
    assert rows[rejected]["undone"] is True
    assert (rows[story.taken]["undone"], rows[story.taken]["answered_by"]) == (False, again)


def test_an_item_leaves_out_what_was_said_of_its_siblings(story: Story) -> None:
    (other,) = issue_roll(story.cast.alice, 1)
    sibling = new_id()
    story.trip.say(
        "label.bind", sibling, {"sample": story.trip.sample, "code": other, "item_kind": "B"}
    )
    story.desk("sample.arrive", story.trip.sample, item=sibling)

    of_item, of_sample = story.ask(story.trip.label), story.ask(NUMBER)
    assert "sample.arrive" in kinds(of_sample)
    assert kinds(of_item) == WHOLE
    assert kinds(of_sample).count("label.bind") == 2


def test_another_samples_place_in_the_box_is_not_told(story: Story) -> None:
    other = Trip(story.cast)
    other.capture()
    story.trip.say("box.pack", story.trip.box, {"item": other.item})

    assert kinds(story.ask(NUMBER)).count("box.pack") == 1


def test_a_label_on_two_items_is_found_twice_and_nothing_is_guessed(story: Story) -> None:
    twin = Trip(story.cast)
    twin.label = story.trip.label
    twin.capture()

    told = story.ask(story.trip.label)
    assert {one["id"] for one in told["found"]} == {story.trip.item, twin.item}
    assert (told["record"], told["rows"], told["chain"]["pos"]) == (None, [], None)


def test_who_may_not_have_it_hears_the_same_as_where_there_is_nothing(story: Story) -> None:
    nothing: Json = {"found": [], "record": None, "rows": []}
    codes = [NUMBER, story.trip.label, story.trip.code, FORM_NO, "NB7K3QM9T2XD6", "no\x00thing"]
    for stranger in (story.cast.bea, story.cast.charlie):
        for code in codes:
            told = story.ask(code, stranger)
            assert {key: told[key] for key in nothing} == nothing
    assert kinds(story.ask(NUMBER, story.cast.bob)) == WHOLE[1:]


def test_only_who_has_a_signature_reads_whose_it_is(story: Story) -> None:
    signed = {"of": "sample", "signs_as": "carrier", "name": "Chen", "refused": "in a hurry"}
    story.trip.say("signature.add", story.trip.sample, signed)
    lab_id = story.cast.alice.lab_id
    with story.cast.app.app_context():
        quinn = take_on(lab_id, "Quinn", ["quality"])
        made = make_token(lab_id, quinn, ["quality"], "test")
    client = story.cast.app.test_client()
    quality = Device(client, made["token"], made["device_id"], lab_id, quinn)

    assert story.ask(NUMBER)["rows"][-1]["said"] == signed
    told = story.ask(NUMBER, quality)
    assert kinds(told) == [*WHOLE, "signature.add"]
    assert told["rows"][-1]["said"] == {"of": "sample", "signs_as": "carrier"}


@pytest.mark.parametrize(
    "asked", ["", "?code=A&id=01a204e5-6eb6-7285-a8bc-ce648795629d", "?id=1", "?code=" + "A" * 201]
)
def test_a_question_without_exactly_one_name_is_refused_in_words(cast: Cast, asked: str) -> None:
    refused = cast.rita.get(f"/api/v1/custody{asked}", 422)

    assert refused["error"]["code"] == "invalid_request"


def test_every_question_of_a_look_up_goes_through_an_index(story: Story) -> None:
    with story.cast.app.app_context():
        with statements() as heard:
            for code in (NUMBER, FORM_NO, story.trip.label, story.trip.code):
                story.ask(code)
        assert len(heard) > 40
        every_question_has_its_index(heard)


def test_what_else_lay_in_the_box_is_on_the_boxes_chain_and_not_on_the_samples(
    story: Story,
) -> None:
    (code,), other = issue_roll(story.cast.alice, 1), new_id()
    story.cast.bob.say("sample.create", other, sample_body())
    bind = {"sample": other, "code": code, "item_kind": "A"}
    story.cast.bob.say("label.bind", new_id(), bind)
    said = {"label": code, "box": story.trip.box, "explanation": "at the bottom"}

    story.desk("item.unexpected", None, **said)

    assert "item.unexpected" not in kinds(story.ask(NUMBER))
    assert "item.unexpected" in kinds(story.ask(story.trip.code))
    assert "item.unexpected" in kinds(story.ask(code))
