"""What a pattern left in the tables when it was really pushed, and the names that stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from fieldsample.extensions import db
from tools.benchmarks.databases import Raw, Row
from tools.benchmarks.laboratory import FORM_NO, PREFIX

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
NAMES = re.compile(rf"{UUID}|{PREFIX}[0-9A-HJKMNP-TV-Z]{{11}}|{FORM_NO}[0-9]{{9}}")
# In the order in which rows may be written; the journal, whose rows bind the others, comes apart.
BY_SUBJECT = ("label_roll", "visit", "sample", "item", "box", "label_use", "document")
BY_OPERATION = ("operation", "fact", "box_fact")


@dataclass(slots=True)
class Pattern:
    """Rows by table, as the driver gives them."""

    rows: dict[str, list[Row]]
    ids: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    sample_nos: list[str] = field(default_factory=list)
    form_nos: list[str] = field(default_factory=list)

    def at(self, table: str, column: str) -> int:
        """Where a column stands in the rows of a table."""
        return list(db.metadata.tables[table].columns.keys()).index(column)

    def column(self, table: str, column: str) -> list[Any]:
        """All values of a column."""
        at = self.at(table, column)
        return [row[at] for row in self.rows[table]]


def pattern_since(raw: Raw, since: int) -> Pattern:
    """Everything that was said after a position, and what it made."""
    pattern = Pattern({})
    pattern.rows["journal"] = _rows(raw, "journal", "pos", range(since + 1, 1 << 62))
    said = set(pattern.column("journal", "op_id"))
    for table in BY_OPERATION:
        pattern.rows[table] = _rows(raw, table, "op_id", said)
    subjects = set(pattern.column("operation", "subject"))
    for table in BY_SUBJECT:
        pattern.rows[table] = _rows(raw, table, "id", subjects)
    pattern.rows["label"] = _rows(raw, "label", "roll_id", subjects)
    pattern.rows["checkpoint"] = _rows(raw, "checkpoint", "pos", range(since + 1, 1 << 62))
    pattern.rows["journal"].sort(key=lambda row: int(row[pattern.at("journal", "pos")]))
    # In the order of their making, so that new ids keep it: an index likes to grow at its end.
    pattern.ids = sorted(said | subjects)
    pattern.codes = pattern.column("label", "code")
    pattern.sample_nos = pattern.column("sample", "sample_no")
    pattern.form_nos = [one for one in pattern.column("sample", "form_no") if one]
    return pattern


def _rows(raw: Raw, name: str, column: str, wanted: Any) -> list[Row]:
    table = db.metadata.tables[name]
    at = list(table.columns.keys()).index(column)
    return [row for row in raw.rows(table) if row[at] in wanted]
