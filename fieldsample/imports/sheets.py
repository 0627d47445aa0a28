"""Spreadsheets from anywhere: rows of text, or a plain reason why not."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import PurePath
from typing import Final, NamedTuple

from fieldsample.imports import workbooks
from fieldsample.imports.problems import SheetRefused

LARGEST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 20_000
_DELIMITERS: Final = ",;\t"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
# What people rename to .csv: zip (so .xlsx), old Excel, PDF.
_NO_TEXT: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


class Row(NamedTuple):
    """A row that is not blank, with its number as the spreadsheet shows it (from 1)."""

    number: int
    cells: tuple[str, ...]


def read_sheet(data: bytes, filename: str) -> list[Row]:
    """Read CSV (UTF-8, UTF-16 or GB 18030; comma, semicolon or tab) or the first sheet of XLSX.

    Cells are stripped; blank rows are left out. Raises SheetRefused: more than 20 MB or 20,000
    rows, a name that does not fit the content, macros, damage, an unknown encoding, emptiness.
    """
    if len(data) > LARGEST_BYTES:
        raise SheetRefused("file_too_large", filename)
    rows: list[Row] = []
    for number, cells in enumerate(_rows_of(data, filename), 1):
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(Row(number, tuple(cells)))
        if len(rows) > MOST_ROWS:
            raise SheetRefused("file_too_large", filename)
    if not rows:
        raise SheetRefused("file_empty", filename)
    return rows


def _rows_of(data: bytes, filename: str) -> Iterator[list[str]]:
    extension = PurePath(filename).suffix.lower()
    if extension in {".xlsm", ".xltm", ".xlam"}:
        raise SheetRefused("file_macros", filename)
    if extension == ".xlsx":
        return workbooks.rows_of(data)
    if extension in {".csv", ".tsv", ".txt"}:
        return _rows_of_text(_decoded(data))
    raise SheetRefused("file_kind", filename)


def _rows_of_text(text: str) -> Iterator[list[str]]:
    lines = StringIO(text, newline="")
    # Strict, since a quote that is never closed would otherwise swallow the rows behind it.
    reader = csv.reader(lines, delimiter=_delimiter_of(text), strict=True)
    try:
        for cells in reader:
            yield [cell.strip() for cell in cells]
    except csv.Error as damaged:
        raise SheetRefused("file_damaged") from damaged


def _decoded(data: bytes) -> str:
    """Try the encodings that Excel in China writes, the strictest first."""
    if data.startswith(_NO_TEXT):
        raise SheetRefused("file_mismatch")
    encodings = ["utf-16"] if data.startswith(_UTF_16) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise SheetRefused("file_mismatch")
        return text
    raise SheetRefused("file_encoding")


def _delimiter_of(text: str) -> str:
    """Take the one that the first line with any holds most of; a comma when there is none."""
    for line in text.splitlines():
        counts = {mark: line.count(mark) for mark in _DELIMITERS}
        if any(counts.values()):
            return max(counts, key=lambda mark: counts[mark])
    return ","
