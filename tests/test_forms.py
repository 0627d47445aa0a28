"""Programmes' own forms: published in versions, read by everybody, imported from an XLSForm."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest

from fieldsample.domain.questions import MOST_QUESTIONS
from tests.cast import Cast, Device, new_id
from tests.imports.test_xlsform import CHOICES, HEAD, written

Json = dict[str, Any]
ROUTE = "/api/v1/forms/read-xlsform"


def question(key: str = "iced", **over: Any) -> Json:
    return {"key": key, "zh": "加冰了吗", "kind": "text", "stage": "capture", **over}


def choice(key: str = "ice") -> Json:
    return question(
        key, kind="choice", choices=[{"key": "yes", "zh": "是"}, {"key": "no", "zh": "否"}]
    )


def form(*questions: Any, **over: Any) -> Json:
    asked = list(questions) or [question()]
    return {
        "name": "豆芽专项",
        "version": 1,
        "task_category": "monthly",
        "questions": asked,
        **over,
    }


def publish(device: Device, *questions: Any, subject: str | None = None, **over: Any) -> Json:
    return device.say("form.publish", subject or new_id(), form(*questions, **over))


def test_a_published_form_reaches_everybody_of_the_lab_whole(cast: Cast) -> None:
    made = new_id()
    result = publish(cast.alice, question(required=True), subject=made)

    assert result["status"] == "accepted"
    seen = cast.bob.document("forms", f"{made}:1")
    assert (seen["name"], seen["version"], seen["sample_types"]) == ("豆芽专项", 1, [])
    assert seen["questions"] == [
        {
            "key": "iced",
            "zh": "加冰了吗",
            "en": None,
            "kind": "text",
            "stage": "capture",
            "required": True,
            "relevant": None,
            "unit": None,
            "quantity": None,
            "min": None,
            "max": None,
            "choices": [],
            "hint_zh": None,
            "hint_en": None,
        }
    ]
    cast.charlie.pull()
    assert not [key for key in cast.charlie.replica if key[0] == "forms"]


def test_a_version_never_changes_and_the_next_one_stands_beside_it(cast: Cast) -> None:
    made = new_id()
    first = publish(cast.alice, subject=made)
    again = publish(cast.alice, subject=made)
    changed = publish(cast.alice, question(zh="改了"), subject=made)
    second = publish(cast.alice, question(zh="改了"), subject=made, version=2)

    assert [one["status"] for one in (first, again, changed, second)] == [
        "accepted",
        "accepted",
        "quarantined",
        "accepted",
    ]
    assert "other content" in changed["message"]
    assert cast.bob.document("forms", f"{made}:1")["questions"][0]["zh"] == "加冰了吗"
    assert cast.bob.document("forms", f"{made}:2")["questions"][0]["zh"] == "改了"


def test_only_a_manager_publishes(cast: Cast) -> None:
    assert publish(cast.bob)["reason"] == "not_permitted"


def deep(times: int) -> Json:
    condition: Json = {"key": "iced", "test": "=", "value": "yes"}
    for _ in range(times):
        condition = {"not": condition}
    return condition


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ("text", "must be a list"),
        ([7], "not a question"),
        ([question(key="Iced")], "#1: A key has small letters"),
        ([question(), question()], "iced: Another question"),
        ([question(key="sample_name")], "sample_name: The sampling form has"),
        ([question(zh="")], "iced: “zh”"),
        ([question(zh="x" * 501)], "iced: “zh”"),
        ([question(hint_en=7)], "iced: “hint_en”"),
        ([question(kind="audio")], "audio"),
        ([question(kind=[])], "iced: There is no kind"),
        ([question(kind="choice", choices={})], "iced: A choice needs"),
        ([question(stage="later")], "iced: A question is asked at"),
        ([question(colour="red")], "colour"),
        ([question(choices=[{"key": "a", "zh": "甲"}])], "iced: This kind of question has no"),
        ([question(kind="choice", choices=[])], "iced: A choice needs"),
        ([question(kind="choice", choices=[{"key": "a b", "zh": "甲"}])], "iced: Choice 1"),
        ([question(kind="choice", choices=[{"key": "a", "zh": "甲"}] * 2)], "stands twice"),
        ([question(kind="reading", quantity="luck")], "iced: There is no field quantity"),
        ([question(kind="number", min="a")], "iced: “min” must be a number"),
        ([question(kind="number", min=2, max=1)], "iced: The least value"),
        ([question(kind="words", required=True)], "iced: Words that are only shown"),
        ([question(required="yes")], "iced: “required”"),
        ([question(relevant=True)], "iced: A condition is not right"),
        ([question(relevant={"key": "nobody", "test": "answered"})], "nobody"),
        ([question(), question("b", relevant={"key": "iced", "test": "~"})], "b: A condition"),
        ([question(), question("b", relevant={"not": [deep(0)]})], "b: A condition is not right"),
        ([question(), question("b", relevant={"all": []})], "b: A condition is not right"),
        ([question(), question("b", relevant={"all": [deep(0)], "x": 1})], "b: A condition"),
        ([question(), question("b", relevant={"key": "iced", "test": "="})], "cannot be"),
        (
            [question(), question("b", relevant={"key": "iced", "test": "<", "value": "x"})],
            "cannot be",
        ),
        (
            [choice(), question("b", relevant={"key": "ice", "test": "=", "value": "maybe"})],
            "b: A condition asks for “maybe”",
        ),
        ([question(), question("b", required=deep(5))], "b: A condition is more than 5 deep"),
        ([question(), question("b", required=deep(50))], "b: A condition is more than 5 deep"),
        ([question(), question("b", required={"any": [deep(0)] * 200})], "too long"),
        (
            [
                question("a", relevant={"key": "b", "test": "answered"}),
                question("b", relevant={"key": "a", "test": "answered"}),
            ],
            "in a circle",
        ),
        ([question(f"q{number}") for number in range(MOST_QUESTIONS + 1)], "More than 200"),
    ],
)
def test_a_form_that_cannot_be_asked_is_refused_with_the_questions_key(
    cast: Cast, questions: Any, said: str
) -> None:
    result = cast.alice.say("form.publish", new_id(), {**form(), "questions": questions})

    assert (result["status"], result["reason"]) == ("quarantined", "invalid")
    assert said in result["message"]


def test_all_that_is_wrong_is_said_at_once(cast: Cast) -> None:
    result = publish(cast.alice, question("a", kind="audio"), question("b", stage="later"))

    assert "a: There is no kind" in result["message"]
    assert "b: A question is asked" in result["message"]


def test_ten_thousand_questions_are_quarantined_in_a_moment(cast: Cast) -> None:
    many = [{"key": f"q{number}"} for number in range(10_000)]

    assert "More than 200" in publish(cast.alice, *many)["message"]


def test_conditions_may_speak_of_the_sampling_forms_own_fields(cast: Cast) -> None:
    relevant = {"all": [{"key": "sample_name", "test": "answered"}, deep(2)]}

    assert publish(cast.alice, question(), question("b", relevant=relevant))["status"] == "accepted"


@pytest.mark.parametrize(
    "over",
    [
        {"version": 0},
        {"version": 1.5},
        {"version": "1"},
        {"version": 2**40},
        {"task_category": "party"},
        {"sample_types": ["X"]},
        {"name": ""},
        {"extra": 1},
    ],
)
def test_a_form_with_a_wrong_frame_is_refused(cast: Cast, over: Json) -> None:
    assert publish(cast.alice, **over)["reason"] == "invalid"


def read(device: Device, data: bytes, language: str = "en", **how: Any) -> Any:
    headers = {**device.headers, "Accept-Language": language}
    return device.client.post(ROUTE, data=data, headers=headers, **how)


SURVEY = [[*HEAD, "relevant"], ["select_one yn", "iced", "加冰", "Iced"], ["audio", "x", "录", "X"]]


def test_an_xlsform_is_read_and_what_it_gives_can_be_published(cast: Cast) -> None:
    answer = read(cast.alice, written(SURVEY, CHOICES)).get_json()
    chinese = read(cast.alice, written(SURVEY, CHOICES), "zh-CN").get_json()

    assert [(one["sheet"], one["row"]) for one in answer["problems"]] == [("survey", 3)]
    assert "kind audio" in answer["problems"][0]["text"]
    assert "没有导入" in chinese["problems"][0]["text"]
    cast.bob.pull()
    assert not [key for key in cast.bob.replica if key[0] == "forms"]
    assert publish(cast.alice, *answer["questions"])["status"] == "accepted"


def test_an_xlsform_may_come_as_a_file_of_a_page(cast: Cast) -> None:
    file = (BytesIO(written(SURVEY, CHOICES)), "form.xlsx")

    answer = cast.alice.client.post(ROUTE, data={"file": file}, headers=cast.alice.headers)

    assert answer.status_code == 200
    assert answer.get_json()["questions"][0]["key"] == "iced"


def bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 100_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "file_mismatch"),
        (b"type,name\ntext,who\n", "file_mismatch"),
        (b"\xd0\xcf\x11\xe0" + b"old excel", "file_mismatch"),
        (b"PK\x03\x04" + b"\x00" * 100, "file_damaged"),
        (bomb(), "file_too_large"),
        (b"PK\x03\x04" + b"\x00" * 2_000_000, "file_too_large"),
        (b"PK\x03\x04" + b"\x00" * 3_000_000, "file_too_large"),
    ],
    ids=["nothing", "text", "xls", "damaged", "bomb", "over the limit", "far over the limit"],
)
def test_a_file_that_is_none_is_refused_in_words(cast: Cast, data: bytes, problem: str) -> None:
    answer = read(cast.alice, data)

    said = answer.get_json()["error"]
    assert (answer.status_code, said["code"]) == (422, "form_file_unreadable")
    assert said["details"]["problem"] == problem
    assert said["details"]["why"]


def test_only_a_manager_has_a_form_read(cast: Cast) -> None:
    for device in (cast.bob, cast.rita):
        assert read(device, written(SURVEY, CHOICES)).status_code == 403
