"""XLSForms as programmes write them: what comes in, and what is said of the rest."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from fieldsample.domain.questions import problems_in
from fieldsample.imports.problems import SheetRefused
from fieldsample.imports.xlsform import ReadForm, read_xlsform
from fieldsample.imports.xlsform_words import SENTENCES
from fieldsample.imports.xpath import NotTranslated, condition_of, limits_of

Rows = list[list[Any]]
HEAD = ["type", "name", "label::Chinese (zh)", "label::English (en)"]


def written(survey: Rows, choices: Rows | None = None, settings: Rows | None = None) -> bytes:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "survey"
    for row in survey:
        first.append(row)
    for title, rows in (("choices", choices), ("settings", settings)):
        if rows:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def read(
    *survey: list[Any], head: list[str] | None = None, choices: Rows | None = None
) -> ReadForm:
    return read_xlsform(written([head or HEAD, *survey], choices))


CHOICES: Rows = [
    ["list_name", "name", "label::Chinese (zh)", "label::English (en)"],
    ["yn", "yes", "是", "Yes"],
    ["yn", "no", "否", "No"],
]


def words(remarks: list[Any]) -> str:
    return "\n".join(one.en for one in remarks)


def test_questions_of_every_kind_come_in_with_both_languages() -> None:
    head = [*HEAD, "hint::Chinese (zh)", "required", "relevant", "constraint"]
    form = read_xlsform(
        written(
            [
                head,
                ["text", "who", "谁", "Who", "姓名", "yes"],
                ["select_one yn", "iced", "加冰了吗", "Iced?"],
                ["select_multiple yn", "both", "多选", "Several"],
                [
                    "decimal",
                    "ph",
                    "酸碱度",
                    "pH",
                    None,
                    "${iced} = 'yes'",
                    None,
                    ". >= 0 and . <= 14",
                ],
                ["date", "made", "生产日期", "Made on"],
                ["image", "shelf", "货架", "Shelf", None, None, "selected(${both}, 'no')"],
                ["note", "end_note", "谢谢", "Thanks"],
            ],
            CHOICES,
            [["form_title", "form_id"], ["豆芽专项", "sprouts"]],
        )
    )

    assert (form.name, form.problems, form.skipped) == ("豆芽专项", [], [])
    assert problems_in(form.questions) == []
    who, iced, both, ph, made, shelf, note = form.questions
    assert (who["zh"], who["en"], who["hint_zh"], who["required"]) == ("谁", "Who", "姓名", True)
    assert iced["choices"][0] == {"key": "yes", "zh": "是", "en": "Yes"}
    assert [one["kind"] for one in (iced, both, made, note)] == [
        "choice",
        "choices",
        "date",
        "words",
    ]
    assert (ph["min"], ph["max"]) == (0, 14)
    assert ph["required"] == {"key": "iced", "test": "=", "value": "yes"}
    assert shelf["relevant"] == {"key": "both", "test": "has", "value": "no"}


def test_a_form_in_one_language_is_read_as_it_is() -> None:
    form = read(["text", "who", "谁"], head=["type", "name", "label"])

    assert (form.questions[0]["zh"], form.questions[0]["en"]) == ("谁", None)
    assert form.problems == []


def test_a_group_gives_its_condition_to_what_is_in_it() -> None:
    form = read(
        ["select_one yn", "iced", "冰", "Ice"],
        ["begin group", "g", "组", "Group", "${iced} = 'yes'"],
        ["integer", "bags", "袋", "Bags", "${iced} != 'no'"],
        ["end group"],
        head=[*HEAD, "relevant"],
        choices=CHOICES,
    )

    assert form.questions[1]["relevant"] == {
        "all": [
            {"key": "iced", "test": "=", "value": "yes"},
            {"key": "iced", "test": "!=", "value": "no"},
        ]
    }
    assert words(form.skipped) == SENTENCES["whole_number"][1].format(name="bags")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["calculate", "sum", None, None, "1+1"], "calculated"),
        (["audio", "song", "歌", "Song"], "kind audio"),
        (["time", "hour", "时", "Hour"], "kind time"),
        (["select_one_from_file shops.csv", "shop", "店", "Shop"], "another file"),
        (["rank yn", "order", "排", "Order"], "kind rank"),
    ],
)
def test_what_cannot_be_asked_here_is_said_with_its_row(row: list[Any], said: str) -> None:
    form = read(["text", "who", "谁", "Who"], row, head=[*HEAD, "calculation"], choices=CHOICES)

    assert [one["key"] for one in form.questions] == ["who"]
    assert [(one.sheet, one.row) for one in form.problems] == [("survey", 3)]
    assert said in words(form.problems)


def test_a_repeat_is_left_out_whole_and_said() -> None:
    form = read(
        ["begin repeat", "crate", "箱", "Crate"],
        ["text", "a", "甲", "A"],
        ["text", "b", "乙", "B"],
        ["end repeat"],
        ["text", "c", "丙", "C"],
    )

    assert [one["key"] for one in form.questions] == ["c"]
    assert "None of its 2 questions" in words(form.problems)


@pytest.mark.parametrize(
    "column", ["relevant", "required", "constraint", "default", "choice_filter"]
)
def test_an_expression_that_is_not_translated_is_said(column: str) -> None:
    form = read(
        ["integer", "n", "数", "N", "string-length(${n}) > 3 or today() > 5"],
        head=[*HEAD, column],
    )

    assert form.questions[0]["relevant"] is None
    assert form.questions[0]["required"] is False
    assert len(form.problems) == 1
    assert form.problems[0].row == 2


def test_metadata_and_unused_columns_are_named_as_skipped() -> None:
    form = read(
        ["start", "start"],
        ["text", "who", "谁", "Who", "multiline"],
        head=[*HEAD, "appearance"],
    )

    assert form.problems == []
    assert "records it by itself" in words(form.skipped)
    assert "appearance" in words(form.skipped)


def test_names_that_cannot_stand_are_bent_and_conditions_follow() -> None:
    form = read(
        ["text", "Shop-Name", "店名", "Shop"],
        ["text", "sample_name", "名", "Name", "${Shop-Name} != ''"],
        head=[*HEAD, "relevant"],
    )

    assert [one["key"] for one in form.questions] == ["shop_name", "own_sample_name"]
    assert form.questions[1]["relevant"] == {"key": "shop_name", "test": "answered"}
    assert len(form.problems) == 2
    assert problems_in(form.questions) == []


def test_or_other_asks_for_the_other_in_words() -> None:
    form = read(["select_one yn or_other", "iced", "冰", "Ice"], choices=CHOICES)

    other = form.questions[1]
    assert (other["key"], other["kind"]) == ("iced_other", "text")
    assert other["relevant"] == {"key": "iced", "test": "has", "value": "other"}


def test_a_form_that_is_wrong_in_itself_says_why() -> None:
    form = read(["select_one nothing", "iced", "冰", "Ice"], choices=CHOICES)

    assert form.questions == []
    assert "nothing" in words(form.problems)


@pytest.mark.parametrize(
    "rows", [[], [[]], [["type"]], [["a", "b"], [1, 2]], [["type", "name"], ["text", None]]]
)
def test_a_sheet_that_is_no_survey_is_answered_in_words(rows: Rows) -> None:
    form = read_xlsform(written(rows))

    assert form.questions == []
    assert form.problems


def test_a_workbook_without_a_survey_is_answered_in_words() -> None:
    book = openpyxl.Workbook()
    file = BytesIO()
    book.save(file)

    assert "no sheet called survey" in words(read_xlsform(file.getvalue()).problems)


def test_ten_thousand_questions_are_refused_at_once() -> None:
    rows = [["text", f"q{number}", "问", "Q"] for number in range(10_000)]

    with pytest.raises(SheetRefused) as refused:
        read(*rows)
    assert refused.value.problem.code == "file_too_large"


def test_more_questions_than_a_form_may_have_is_a_problem_in_words() -> None:
    form = read(*(["text", f"q{number}", "问", "Q"] for number in range(201)))

    assert "More than 200" in words(form.problems)


def test_a_surprise_inside_the_reader_is_a_problem_not_a_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def surprised(*_args: object, **_named: object) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr("pyxform.xls2json.workbook_to_json", surprised)

    assert "not right" in words(read(["text", "who", "谁", "Who"]).problems)


KEYS = {"a": "a", "b": "b", "Big": "big"}


@pytest.mark.parametrize(
    ("expression", "condition"),
    [
        ("${a} = 'x'", {"key": "a", "test": "=", "value": "x"}),
        ('${Big} != "x y"', {"key": "big", "test": "!=", "value": "x y"}),
        ("5 < ${a}", {"key": "a", "test": ">", "value": 5}),
        ("${ a } >= -1.5", {"key": "a", "test": ">=", "value": -1.5}),
        ("${a} = ''", {"key": "a", "test": "blank"}),
        ("${a} != ''", {"key": "a", "test": "answered"}),
        ("selected(${a}, 'x')", {"key": "a", "test": "has", "value": "x"}),
        ("not(selected(../a,'x'))", {"not": {"key": "a", "test": "has", "value": "x"}}),
        (
            "${a}='1' or ${a}='2' and ${b}='3'",
            {
                "any": [
                    {"key": "a", "test": "=", "value": "1"},
                    {
                        "all": [
                            {"key": "a", "test": "=", "value": "2"},
                            {"key": "b", "test": "=", "value": "3"},
                        ]
                    },
                ]
            },
        ),
        (
            "((${a}='1') and (${a}='2')) and ${b}='3'",
            {
                "all": [
                    {"key": "a", "test": "=", "value": "1"},
                    {"key": "a", "test": "=", "value": "2"},
                    {"key": "b", "test": "=", "value": "3"},
                ]
            },
        ),
    ],
)
def test_the_simple_part_of_xpath_becomes_conditions(
    expression: str, condition: dict[str, Any]
) -> None:
    assert condition_of(expression, KEYS) == condition


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "${a}",
        "true()",
        "${a} = ${b}",
        "${unknown} = 'x'",
        "${a} = 'x",
        "${a} = 'x' extra",
        "${a} + 1 = 2",
        "count(${a}) > 2",
        "not ${a} = 'x'",
        "${a} < ''",
        "(" * 50 + "${a} = 'x'" + ")" * 50,
        "not(" * 5 + "${a} = 'x'" + ")" * 5,
        "(" * 5000,
        "${a} = '" + "x" * 3000 + "'",
        "; DROP TABLE sample",
    ],
)
def test_what_goes_further_is_not_translated(expression: str) -> None:
    with pytest.raises(NotTranslated):
        condition_of(expression, KEYS)


@pytest.mark.parametrize(
    ("constraint", "limits"),
    [
        (". >= 0 and . <= 14", (0, 14)),
        (".>=1", (1, None)),
        ("100 >= .", (None, 100)),
    ],
)
def test_a_range_becomes_least_and_greatest(constraint: str, limits: tuple[Any, Any]) -> None:
    assert limits_of(constraint) == limits


@pytest.mark.parametrize(
    "constraint", [". > 0", ". >= 0 or . <= 1", ". >= 0 and . >= 1", "regex(., 'x')", "${a} >= 1"]
)
def test_another_constraint_is_not_translated(constraint: str) -> None:
    with pytest.raises((NotTranslated, ValueError)):
        limits_of(constraint)
