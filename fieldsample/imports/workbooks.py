"""XLSX from strangers: its limits first, then the values of its first visible sheet."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Final
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


def _check_archive(data: bytes) -> None:
    """Look at the table of contents, which zipfile holds the entries to, before unpacking any."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if (
            len(entries) > MOST_ENTRIES
            or unpacked > MOST_UNPACKED_BYTES
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


def _values_of(data: bytes) -> Iterator[list[str]]:
    with warnings.catch_warnings():
        # Styles and validations that openpyxl does not know; no value depends on them.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
    try:
        sheet = next((s for s in book.worksheets if s.sheet_state == "visible"), None)
        if sheet is None:
            return
        # The size a file claims for its sheet is a claim.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MOST_ROWS_LOOKED_AT, max_col=MOST_COLUMNS, values_only=True)
        for cells in rows:
            yield [_text_of(cell) for cell in cells]
    finally:
        book.close()


def _text_of(value: object) -> str:
    """Write a cell as typed: no `.0` behind a code that Excel took for a number."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).strip()
