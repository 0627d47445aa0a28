"""The limit: the very rows that a push left, written again by the plain driver."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Table

from fieldsample.extensions import db
from tools.benchmarks.databases import Databases, Raw, Row

KEYS = {
    "operation": "op_id",
    "journal": "op_id",
    "fact": "op_id",
    "sample": "id",
    "item": "id",
    "document": "id",
}
# A row comes after what it refers to; the lab's head moves by an update, which is not counted.
ORDER = ("operation", "journal", "sample", "item", "fact", "document")
Rows = dict[str, list[Row]]


def tables() -> dict[str, Table]:
    """The tables a capture writes to."""
    return {name: db.metadata.tables[name] for name in ORDER}


def rows_by_operation(raw: Raw, since: int) -> list[Rows]:
    """The rows that each operation after position `since` left, in journal order."""
    found = {name: raw.rows(table, _added(name, since)) for name, table in tables().items()}
    by_key: dict[str, Rows] = defaultdict(lambda: {name: [] for name in ORDER})
    for name, rows in found.items():
        at = _place(name, KEYS[name])
        for row in rows:
            by_key[row[at]][name].append(row)
    op, subject = _place("operation", "op_id"), _place("operation", "subject")
    return [_joined(by_key, row[op], row[subject]) for row in found["operation"]]


def write_again(databases: Databases, operations: Sequence[Rows], batch: int) -> float:
    """Operations a second when the same rows are only inserted, `batch` operations a commit."""
    transactions = [_together(part) for part in _parts(operations, batch)]
    known = tables()
    with databases.raw(databases.empty()) as raw:
        start = time.perf_counter()
        for transaction in transactions:
            with raw.transaction():
                for name in ORDER:
                    if transaction[name]:
                        raw.insert(known[name], transaction[name])
        return len(operations) / (time.perf_counter() - start)


def _joined(by_key: dict[str, Rows], op_id: str, subject: str) -> Rows:
    return {name: by_key[op_id][name] + by_key[subject][name] for name in ORDER}


def _added(name: str, since: int) -> str:
    """Rows of operations after `since`; a phone's ids are made long before, so pos decides."""
    later = f"SELECT op_id FROM journal WHERE pos > {since}"  # noqa: S608 - a number of our own
    if name == "operation":
        return f"op_id IN ({later}) ORDER BY (SELECT min(pos) FROM journal WHERE journal.op_id = operation.op_id)"  # noqa: E501, S608 - one statement, our own words
    if name in {"journal", "document"}:
        return f"pos > {since}"
    if name == "fact":
        return f"op_id IN ({later})"
    return f"id IN (SELECT subject FROM operation WHERE op_id IN ({later}))"  # noqa: S608 - our own words


def _place(table: str, column: str) -> int:
    return list(db.metadata.tables[table].columns.keys()).index(column)


def _parts(operations: Sequence[Rows], batch: int) -> Iterator[Sequence[Rows]]:
    for start in range(0, len(operations), batch):
        yield operations[start : start + batch]


def _together(operations: Sequence[Rows]) -> Rows:
    return {name: [row for rows in operations for row in rows[name]] for name in ORDER}
