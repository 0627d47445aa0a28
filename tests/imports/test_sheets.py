"""Spreadsheets as people and attackers make them."""

import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldsample.imports import sheets, workbooks
from fieldsample.imports.problems import SENTENCES, SheetRefused
from fieldsample.imports.sheets import Row, read_sheet

TEXT = "名称,类型\n城东菜市场,菜市场\n"
ROWS = [Row(1, ("名称", "类型")), Row(2, ("城东菜市场", "菜市场"))]


def workbook(*rows: list[Any], change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if change:
        change(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def repacked(
    data: bytes, entries: dict[str, bytes] | None = None, by: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The same workbook with entries replaced or added."""
    new = dict(entries or {})
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", by) as archive,
    ):
        for name in old.namelist():
            archive.writestr(name, new.pop(name, old.read(name)))
        for name, content in new.items():
            archive.writestr(name, content)
    return file.getvalue()


def refusal(data: bytes, filename: str = "sites.xlsx") -> str:
    with pytest.raises(SheetRefused) as refused:
        read_sheet(data, filename)
    return refused.value.problem.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_every_encoding_excel_writes(encoding):
    assert read_sheet(TEXT.encode(encoding), "sites.csv") == ROWS


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_csv_is_read_with_any_delimiter_and_line_end(delimiter, line_end):
    text = TEXT.replace(",", delimiter).replace("\n", line_end)

    assert read_sheet(text.encode(), "Sites.CSV") == ROWS


def test_a_semicolon_within_a_later_cell_does_not_change_the_delimiter():
    text = "名称,点位\n城东,一号;二号;三号\n"

    assert read_sheet(text.encode(), "sites.csv")[1].cells == ("城东", "一号;二号;三号")


def test_rows_keep_the_number_people_see_though_blank_ones_are_left_out():
    text = '\n名称,类型\n,,\n"城东\n菜市场",菜市场\n\n城西,超市,,\n'

    rows = read_sheet(text.encode(), "sites.csv")

    assert [(row.number, row.cells) for row in rows] == [
        (2, ("名称", "类型")),
        (4, ("城东\n菜市场", "菜市场")),
        (6, ("城西", "超市")),
    ]


def test_a_workbook_gives_text_as_a_person_would_type_it():
    data = workbook(
        ["编号", "经度", "日期", "空", "整数"],
        [330106001001.0, 120.07613, date(2026, 11, 3), None, 7],
        [" 前后有空格 ", "１２０．１", "", "", True],
    )

    assert [row.cells for row in read_sheet(data, "sites.xlsx")[1:]] == [
        ("330106001001", "120.07613", "2026-11-03T00:00:00", "", "7"),
        ("前后有空格", "１２０．１", "", "", "True"),
    ]


def test_a_formula_is_read_as_the_value_excel_last_saw():
    data = workbook(["名称"], ["=1+1"])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<v />" in sheet or b"<v/>" in sheet or b"<v></v>" in sheet
    for empty in (b"<v />", b"<v/>", b"<v></v>"):
        sheet = sheet.replace(empty, b"<v>2</v>")

    data = repacked(data, {"xl/worksheets/sheet1.xml": sheet})

    assert read_sheet(data, "sites.xlsx")[1].cells == ("2",)


def test_the_first_visible_sheet_is_read():
    def hide(book: openpyxl.Workbook) -> None:
        book.create_sheet("数据").append(["看得见"])
        book.worksheets[0].sheet_state = "hidden"

    assert read_sheet(workbook(["藏起来"], change=hide), "a.xlsx") == [Row(1, ("看得见",))]


@pytest.mark.parametrize(
    ("filename", "data", "code"),
    [
        ("sites.xlsm", workbook(["名称"]), "file_macros"),
        ("sites.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "file_kind"),
        ("sites.pdf", b"%PDF-1.7", "file_kind"),
        ("sites", TEXT.encode(), "file_kind"),
        ("", b"", "file_kind"),
        ("sites.xlsx", TEXT.encode(), "file_mismatch"),
        ("sites.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "file_mismatch"),
        ("sites.csv", workbook(["名称"]), "file_mismatch"),
        ("sites.csv", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "file_mismatch"),
        ("sites.csv", b"a,b\n\0,c\n", "file_mismatch"),
        ("sites.csv", b"a,b\n\xff\xff\n", "file_encoding"),
        ("sites.csv", b'a,b\n"never closed,c\nd,e\n', "file_damaged"),
        ("sites.csv", b"", "file_empty"),
        ("sites.csv", b"\xef\xbb\xbf\n,,,\n", "file_empty"),
        ("sites.xlsx", workbook(), "file_empty"),
        ("sites.xlsx", workbook(["名称"])[:-300], "file_damaged"),
        ("sites.xlsx", b"PK\x03\x04" + b"\0" * 100, "file_damaged"),
    ],
)
def test_what_is_no_sheet_is_refused_with_its_reason(filename, data, code):
    assert refusal(data, filename) == code


def test_a_word_document_is_not_a_workbook():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")

    assert refusal(file.getvalue()) == "file_mismatch"


def test_macros_hidden_in_an_xlsx_are_found():
    assert refusal(repacked(workbook(["a"]), {"xl/vbaProject.bin": b"x"})) == "file_macros"


def test_links_to_other_workbooks_are_refused():
    data = repacked(workbook(["a"]), {"xl/externalLinks/externalLink1.xml": b"<x/>"})

    assert refusal(data) == "file_links"


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_a_workbook_that_declares_entities_is_refused(part, encoding, declaration):
    with zipfile.ZipFile(BytesIO(workbook(["a"]))) as archive:
        honest = archive.read(part).decode()
    honest = honest.removeprefix('<?xml version="1.0"?>')
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    crafted = (head + declaration.decode() + honest).encode(encoding)

    assert refusal(repacked(workbook(["a"]), {part: crafted})) == "file_damaged"


def test_a_bomb_by_ratio_is_refused_before_it_is_unpacked():
    data = repacked(workbook(["a"]), {"xl/media/zeros.bin": b"\0" * 30_000_000})

    assert refusal(data) == "file_too_large"


def test_a_bomb_by_number_of_entries_is_refused():
    many = {f"xl/media/{i}": b"" for i in range(2_001)}

    assert refusal(repacked(workbook(["a"]), many)) == "file_too_large"


def test_a_bomb_that_lies_about_its_size_is_refused():
    strings = b"<sst>" + b" " * 900_000 + b"</sst>"
    data = repacked(workbook(["a"]), {"xl/sharedStrings.xml": strings})
    lying = bytearray(data)
    # The size as unpacked stands 24 bytes into the entry of the table of contents.
    entry = lying.rindex(b"xl/sharedStrings.xml") - 46
    assert lying[entry : entry + 4] == b"PK\x01\x02"
    lying[entry + 24 : entry + 28] = struct.pack("<I", 10)

    assert refusal(bytes(lying)) == "file_damaged"


def test_a_sheet_that_lies_about_its_dimensions_is_read_as_it_is():
    data = workbook(["名称"], ["城东"])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'<dimension ref="A1:A2"' in sheet
    lying = sheet.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')

    rows = read_sheet(repacked(data, {"xl/worksheets/sheet1.xml": lying}), "sites.xlsx")

    assert rows == [Row(1, ("名称",)), Row(2, ("城东",))]


def test_a_cell_a_million_rows_down_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS_LOOKED_AT", 1_000)

    def far_below(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["A1048576"] = "x"

    assert read_sheet(workbook(["名称"], change=far_below), "a.xlsx") == [Row(1, ("名称",))]


def test_more_rows_or_bytes_than_anyone_types_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 10)
    assert refusal(b"a\n" * 11, "sites.csv") == "file_too_large"
    assert len(read_sheet(b"a\n" * 10, "sites.csv")) == 10

    monkeypatch.setattr(sheets, "LARGEST_BYTES", 10)
    assert refusal(b"a\n" * 6, "sites.csv") == "file_too_large"


@given(st.binary(max_size=300), st.sampled_from([".csv", ".xlsx"]), st.booleans())
def test_any_bytes_at_all_give_rows_or_a_refusal(data, extension, zipped):
    with suppress(SheetRefused):
        assert read_sheet(b"PK\x03\x04" * zipped + data, "sites" + extension)


@given(st.data())
def test_a_workbook_with_any_bytes_changed_gives_rows_or_a_refusal(data):
    honest = bytearray(repacked(workbook(["名称", "类型"], ["城东", 7]), by=zipfile.ZIP_STORED))
    for _ in range(data.draw(st.integers(1, 8))):
        honest[data.draw(st.integers(4, len(honest) - 1))] = data.draw(st.integers(0, 255))

    with suppress(SheetRefused):
        assert read_sheet(bytes(honest), "sites.xlsx")


def test_every_sentence_stands_in_both_languages():
    for zh, en in SENTENCES.values():
        assert any("\u4e00" <= character <= "\u9fff" for character in zh)
        assert en.isascii() or set("“”") & set(en)
