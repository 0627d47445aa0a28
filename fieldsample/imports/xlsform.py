"""XLSForms: read with pyxform, and said in our own questions as far as these go."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import Any, Final

from fieldsample.domain.questions import problems_in
from fieldsample.imports.workbooks import Sheets, sheets_of
from fieldsample.imports.xlsform_questions import Taken, take
from fieldsample.imports.xlsform_words import Remark, remark

log = logging.getLogger(__name__)
MOST_BYTES: Final = 20_000_000
"""Unpacked; a form of a thousand rows is a hundredth of it."""
MOST_ROWS: Final = 2_000
SHEETS: Final = ("survey", "choices", "settings")
TAKEN: Final = ("type", "name", "label", "hint", "required", "relevant", "constraint", "list_name")
TOLD_BY_ROW: Final = (
    "calculation",
    "default",
    "choice_filter",
    "read_only",
    "readonly",
    "trigger",
    "repeat_count",
)
_ROW: Final = re.compile(r"\[row\s*:\s*(\d+)\]")


@dataclass(slots=True)
class ReadForm:
    """What an XLSForm says: its questions, what could not be translated, what is not needed."""

    name: str = ""
    questions: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)


def read_xlsform(data: bytes) -> ReadForm:
    """Read an XLSForm. Raises SheetRefused for what is no workbook, or one that may harm."""
    sheets = sheets_of(data, SHEETS, most_bytes=MOST_BYTES, most_rows=MOST_ROWS)
    form = ReadForm()
    form.skipped += [remark(name, 0, "sheet", name=name) for name in sheets.others]
    if "survey" not in sheets.rows:
        form.problems.append(remark("survey", 0, "no_survey"))
        return form
    tables = {name: _table(name, rows, form) for name, rows in sheets.rows.items()}
    _tell_columns(tables["survey"], form)
    tree = _tree(tables, sheets, form)
    if tree is not None:
        form.name = str(tree.get("title") or tree.get("id_string") or "")[:200]
        _take_over(tree, tables["survey"], form)
    return form


def _table(name: str, rows: list[list[str]], form: ReadForm) -> list[dict[str, str]]:
    """A sheet's rows by the names of its columns; an empty one for each blank row."""
    if not rows:
        return []
    heads: list[str | None] = []
    for head in (re.sub(r"\s+", " ", cell) for cell in rows[0]):
        if head and head in heads:
            form.problems.append(remark(name, 1, "heading_twice", column=head))
        heads.append(head if head and head not in heads else None)
    return [
        {head: cell for head, cell in zip(heads, row, strict=False) if head and cell}
        for row in rows[1:]
    ]


def _tell_columns(survey: list[dict[str, str]], form: ReadForm) -> None:
    """Columns that we do not use are named once; what changes a question, at its row."""
    told: set[str] = set()
    for number, row in enumerate(survey, 2):
        for column, value in row.items():
            base = column.split("::")[0].split(":")[0].strip().lower().replace(" ", "_")
            if base in TOLD_BY_ROW and row.get("type") != "calculate":
                said = {"name": row.get("name", ""), "column": column, "value": value}
                form.problems.append(remark("survey", number, "part", **said))
            elif base not in (*TAKEN, *TOLD_BY_ROW) and column not in told:
                told.add(column)
                form.skipped.append(remark("survey", 1, "column", column=column))


def _tree(
    tables: dict[str, list[dict[str, str]]], sheets: Sheets, form: ReadForm
) -> dict[str, Any] | None:
    """What pyxform makes of it; what it refuses is said in its own words."""
    # A fifth of what every command and every start of the server would import, for one button.
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - see above
    from pyxform.xls2json import workbook_to_json  # noqa: PLC0415 - see above
    from pyxform.xls2json_backends import DefinitionData  # noqa: PLC0415 - see above

    given: dict[str, Any] = {"sheet_names": [*sheets.rows, *sheets.others]}
    for name, rows in tables.items():
        columns = dict.fromkeys(column for row in rows for column in row)
        given |= {name: rows, f"{name}_header": [columns] if columns else []}
    try:
        return workbook_to_json(DefinitionData(**given), form_name="form", warnings=[])
    except PyXFormError as problem:
        why = " ".join(str(problem).split())
    except Exception:
        log.exception("an XLSForm that pyxform could not read")
        why = "?"
    row = _ROW.search(why)
    form.problems.append(remark("survey", int(row[1]) if row else 0, "broken", why=why))
    return None


def _take_over(tree: dict[str, Any], survey: list[dict[str, str]], form: ReadForm) -> None:
    rows: dict[str, int] = {}
    for number, row in enumerate(survey, 2):
        rows.setdefault(row.get("name", ""), number)
    taken: Taken = take(tree, rows)
    form.questions = taken.questions
    form.problems += taken.problems
    form.skipped += taken.skipped
    if not taken.questions:
        form.problems.append(remark("survey", 0, "nothing_read"))
        return
    for one in problems_in(taken.questions):
        row_no = taken.rows.get(one.key, 0)
        words = remark("survey", row_no, "question", name=one.key, why="")
        form.problems.append(words._replace(zh=words.zh + one.zh, en=words.en + one.en))
