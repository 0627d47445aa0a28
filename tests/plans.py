"""How the database would answer a question: by an index of more than the lab, or by walking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from fieldsample.extensions import db

Heard = list[tuple[str, Any]]
# Tables that stay short: a row a lab, a device, a year, or what waits just now.
SHORT = r"(?:lab_head|lab|device|person|calendar|durable_mark|held|quarantine|credential|contact)"


@contextmanager
def statements() -> Iterator[Heard]:
    """Every question that the database is asked meanwhile."""
    heard: Heard = []

    def hear(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.lstrip().startswith("SELECT"):
            heard.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", hear)
    yield heard
    event.remove(db.engine, "before_cursor_execute", hear)


def every_question_has_its_index(heard: Heard) -> None:
    """None of them is answered by walking through all that the lab has; needs an app context."""
    plans = {statement: plan_of(statement, given) for statement, given in heard}
    for statement, plan in plans.items():
        lines = [
            line for line in plan.splitlines() if not re.search(rf"(SEARCH|SCAN) {SHORT} ", line)
        ]
        for line in lines:
            # An empty list in a query is a table of no rows, which SQLite "scans", as it does
            # what it has gathered before.
            assert not re.search(r"SCAN (?!CONSTANT|\(subquery|anon_)", line), (statement, plan)
            # An index of which the lab alone is used is a walk through all that the lab has;
            # unless it stands in the order asked for, and the first will do.
            first = "LIMIT" in statement and "TEMP B-TREE" not in plan
            assert "(lab_id=?)" not in line or first, (statement, plan)
            # So is one with nothing but a lower end; of the rejected there are few.
            wide = re.search(r"\(lab_id=\? AND (?!reject_reason)\w+>\?\)", line)
            assert not wide or first, (statement, plan)
        assert "Seq Scan" not in plan, (statement, plan)


def plan_of(statement: str, parameters: Any) -> str:
    """How the database would answer; PostgreSQL scans small tables unless it is told not to."""
    with db.engine.connect() as connection:
        sqlite = db.engine.dialect.name == "sqlite"
        if not sqlite:
            connection.exec_driver_sql("SET enable_seqscan = off")
        how = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
        rows = connection.exec_driver_sql(how + statement, parameters)
        return "\n".join(str(row[-1]) for row in rows)
