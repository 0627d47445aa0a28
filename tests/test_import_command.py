"""`fieldsample import sites`: whole or not at all, and what is wrong is said in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from fieldsample.cli import commands
from fieldsample.cli.sheets import language_of
from fieldsample.entrance.founding import Founding, found
from fieldsample.extensions import reading
from fieldsample.models.journal import Operation
from fieldsample.queries.sites import Registered, registered
from tests.laws import the_chain_is_whole

Rows = list[list[object]]
CHINESE: Rows = [
    ["名称", "类型", "乡镇", "经度", "纬度"],
    ["城东菜市场", "菜市场", "转塘", 120.08, 30.16],
]
ENGLISH: Rows = [["Town", "Kind", "Remarks", "Name"], ["Zhuantang", "canteen", "busy", "School"]]
BAD: Rows = [*CHINESE, ["城西菜市场", "没有的类型", "转塘", 30.16, 120.08]]


@pytest.fixture
def lab_id(app: Flask, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A lab in the database that the command's own environment names."""
    monkeypatch.setenv("FIELDSAMPLE_DATABASE_URL", database_url)
    monkeypatch.setenv("FIELDSAMPLE_DATA", str(app.config["FIELDSAMPLE"].data))
    with app.app_context():
        yield found(Founding("Lab One", "HZ", "Asia/Shanghai", "Alice"))["lab_id"]


def as_csv(rows: Rows, encoding: str) -> bytes:
    lines = [",".join(str(cell) for cell in row) for row in rows]
    return "\n".join(lines).encode(encoding)


def as_xlsx(rows: Rows) -> bytes:
    book, file = openpyxl.Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(file)
    return file.getvalue()


def run(folder: Path, data: bytes, *options: str, name: str = "sites.csv") -> Result:
    (folder / name).write_bytes(data)
    return CliRunner().invoke(commands, ["import", "sites", str(folder / name), *options])


def on_register(lab_id: str) -> list[Registered]:
    reading().rollback()
    return registered(reading(), lab_id)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("sites.csv", as_csv(CHINESE, "utf-8-sig")),
        ("sites.csv", as_csv(CHINESE, "gb18030")),
        ("sites.xlsx", as_xlsx(CHINESE)),
    ],
)
def test_each_way_in_which_excel_saves_a_list_is_read(lab_id, tmp_path, name, data):
    result = run(tmp_path, data, "--language", "zh", name=name)

    assert (result.exit_code, result.output) == (0, "新增 1 个地点，已有 0 个。\n")
    assert [(site.name, site.town) for site in on_register(lab_id)] == [("城东菜市场", "转塘")]


def test_english_headings_in_any_order_are_read_and_unknown_ones_are_named(lab_id, tmp_path):
    result = run(tmp_path, as_csv(ENGLISH, "utf-8"), "--language", "en")

    assert "not imported: Remarks" in result.output
    assert "Sites added: 1, already known: 0." in result.output
    assert [(site.name, site.town) for site in on_register(lab_id)] == [("School", "Zhuantang")]


def test_the_same_file_a_second_time_adds_nothing(lab_id, tmp_path):
    run(tmp_path, as_csv(CHINESE, "utf-8"))
    before = on_register(lab_id)

    result = run(tmp_path, as_csv(CHINESE, "utf-8"), "--json")

    assert json.loads(result.output)["added"] == 0
    assert json.loads(result.output)["known"] == 1
    assert on_register(lab_id) == before


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "第 3 行「类型」（没有的类型）：没有这种地点类型"),
        ("en", "Row 3, 类型 (没有的类型): There is no"),
    ],
)
def test_one_bad_row_and_nothing_is_imported(lab_id, tmp_path, language, said):
    result = run(tmp_path, as_csv(BAD, "utf-8"), "--language", language)

    assert result.exit_code == 1
    assert said in result.output
    assert on_register(lab_id) == []


def test_programs_get_each_problem_with_its_code(lab_id, tmp_path):
    result = run(tmp_path, as_csv(BAD, "utf-8"), "--json", "--language", "en")

    said = json.loads(result.output)
    assert (result.exit_code, said["added"]) == (1, 0)
    assert [(p["row"], p["code"]) for p in said["problems"]] == [
        (3, "site_type_unknown"),
        (3, "position_swapped"),
    ]
    assert lab_id


def test_a_dry_run_says_what_would_be_added_and_adds_nothing(lab_id, tmp_path):
    result = run(tmp_path, as_csv(CHINESE, "utf-8"), "--dry-run", "--language", "zh")

    assert (result.exit_code, "将新增 1 个地点" in result.output) == (0, True)
    assert on_register(lab_id) == []


def test_a_file_that_is_no_spreadsheet_is_refused_with_its_cure(lab_id, tmp_path):
    result = run(tmp_path, b"%PDF-1.7", "--language", "en", name="sites.pdf")

    assert result.exit_code == 1
    assert result.output.startswith("File (sites.pdf): Only .xlsx and .csv can be imported.")
    assert on_register(lab_id) == []


def test_sites_come_in_through_the_journal_like_everything_else(lab_id, tmp_path):
    run(tmp_path, as_csv(CHINESE, "utf-8"))

    reading().rollback()
    said = reading().scalars(select(Operation).where(Operation.kind == "site.add")).all()
    assert [operation.actor for operation in said] == [lab_id]
    the_chain_is_whole(reading(), lab_id)


def test_without_a_lab_the_command_says_how_to_found_one(app, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("FIELDSAMPLE_DATABASE_URL", database_url)
    monkeypatch.setenv("FIELDSAMPLE_DATA", str(app.config["FIELDSAMPLE"].data))

    result = run(tmp_path, as_csv(CHINESE, "utf-8"))

    assert result.exit_code == 1
    assert "There is no lab yet" in result.output


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_consoles_language_follows_the_locale(environ, language):
    assert language_of(environ) == language
