"""XLSX from strangers: its limits first, then the values of its first visible sheet."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.utils.exceptions import InvalidFileException

from fieldsample.imports.problems import SheetRefused

MOST_ENTRIES: Final = 2_000
MOST_UNPACKED_BYTES: Final = 200_000_000
MOST_RATIO: Final = 100
MOST_COLUMNS: Final = 200
# Excel pads a sheet with formatted blank rows; so many are read, filled or not.
MOST_ROWS_LOOKED_AT: Final = 100_000

# A broken workbook breaks openpyxl in many ways, none of them ours to repair.
_DAMAGED: Final = (
    zipfile.BadZipFile,
    InvalidFileException,
    DefusedXmlException,
    ParseError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    OSError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    zlib.error,
)
_MACROS = re.compile(r"vbaProject|macrosheets/", re.IGNORECASE)
_LINKS = re.compile(r"externalLinks/", re.IGNORECASE)


class Sheets(NamedTuple):
    """The sheets asked for by their names in small letters, and the names of all others."""

    rows: dict[str, list[list[str]]]
    others: list[str]


def sheets_of(data: bytes, wanted: Collection[str], *, most_bytes: int, most_rows: int) -> Sheets:
    """Give every row of the wanted sheets; limits and refusals are those of `rows_of`.

    SheetRefused when it unpacks to more than `most_bytes`, or a sheet has more than `most_rows`.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise SheetRefused("file_mismatch")
    try:
        _check_archive(data, most_bytes)
        return _sheets_in(data, wanted, most_rows)
    except _DAMAGED as damaged:
        raise SheetRefused("file_damaged") from damaged


def rows_of(data: bytes) -> Iterator[list[str]]:
    """Give every row of the first visible sheet as stripped text, blank rows too.

    Formulas are read as the value that Excel last saw. SheetRefused when a limit is passed, when
    there are macros or links to other workbooks, and when it is no workbook.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise SheetRefused("file_mismatch")
    try:
        _check_archive(data)
        yield from _values_of(data)
    except _DAMAGED as damaged:
        raise SheetRefused("file_damaged") from damaged


def _check_archive(data: bytes, most_bytes: int = MOST_UNPACKED_BYTES) -> None:
    """Look at the table of contents, which zipfile holds the entries to, before unpacking any."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if (
            len(entries) > MOST_ENTRIES
            or unpacked > most_bytes
            or unpacked > MOST_RATIO * len(data)
        ):
            raise SheetRefused("file_too_large")
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise SheetRefused("file_mismatch")
        if any(_MACROS.search(name) for name in names):
            raise SheetRefused("file_macros")
        if any(_LINKS.search(name) for name in names):
            raise SheetRefused("file_links")
        for name in names:
            if name.lower().endswith((".xml", ".rels")):
                _check_declares_nothing(archive, name)


def _check_declares_nothing(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a document type; it stands before the first element, so no more is read."""
    with archive.open(name) as part:
        for _ in iterparse(part, events=("start",), forbid_dtd=True):
            return


@contextmanager
def _opened(data: bytes) -> Iterator[openpyxl.Workbook]:
    with warnings.catch_warnings():
        # Styles and validations that openpyxl does not know; no value depends on them.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
    try:
        yield book
    finally:
        book.close()


def _values_of(data: bytes) -> Iterator[list[str]]:
    with _opened(data) as book:
        sheet = next((s for s in book.worksheets if s.sheet_state == "visible"), None)
        if sheet is not None:
            yield from _rows_in(sheet, MOST_ROWS_LOOKED_AT)


def _sheets_in(data: bytes, wanted: Collection[str], most_rows: int) -> Sheets:
    found = Sheets({}, [])
    with _opened(data) as book:
        for sheet in book.worksheets:
            name = str(sheet.title).strip().lower()
            if name not in wanted or name in found.rows:
                found.others.append(str(sheet.title))
                continue
            found.rows[name] = _filled_rows(sheet, most_rows)
    return found


def _filled_rows(sheet: Any, most: int) -> list[list[str]]:
    """A sheet's rows; blank ones are kept, empty, so that numbers stay right, and do not count."""
    rows: list[list[str]] = []
    filled = 0
    for row in _rows_in(sheet, MOST_ROWS_LOOKED_AT):
        is_filled = any(row)
        filled += is_filled
        if filled > most:
            raise SheetRefused("file_too_large")
        rows.append(row if is_filled else [])
    return rows


def _rows_in(sheet: Any, most: int) -> Iterator[list[str]]:
    # The size a file claims for its sheet is a claim.
    sheet.reset_dimensions()
    for cells in sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS, values_only=True):
        yield [_text_of(cell) for cell in cells]


def _text_of(value: object) -> str:
    """Write a cell as typed: no `.0` behind a code that Excel took for a number."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).strip()
