"""The bench a verb works on: the session, and what it touched, brought and counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy.orm import Session

from fieldsample.extensions import Base
from fieldsample.operations.act import NeverTrue, NotHereYet

Record = TypeVar("Record", bound=Base)
CountKey = tuple[str, str, str, str]
"""(month, site, sample_type, column)"""
ReadmitKey = tuple[str, str, str]
"""(op_id, body_sha256, who let it in)"""


@dataclass(slots=True)
class Trace:
    """What one operation left behind; dropped whole when its verb fails."""

    touched: dict[tuple[str, str], None] = field(default_factory=dict)
    brought: set[str] = field(default_factory=set)
    counts: Counter[CountKey] = field(default_factory=Counter)
    readmitted: list[ReadmitKey] = field(default_factory=list)


@dataclass(slots=True)
class Work:
    """One lab's open write transaction, as verbs see it."""

    session: Session
    lab_id: str
    timezone: str = "Asia/Shanghai"
    trace: Trace = field(default_factory=Trace)

    def find(self, model: type[Record], record_id: str | None) -> Record | None:
        """The lab's record of that id, or None."""
        return self.session.get(model, (self.lab_id, record_id)) if record_id else None

    def get(self, model: type[Record], noun: str, record_id: str) -> Record:
        """The lab's record of that id; raises NotHereYet for the door to hold the operation."""
        record = self.find(model, record_id)
        if record is None:
            raise NotHereYet(f"{noun}:{record_id}")
        return record

    def add_new(self, record: Base, noun: str, record_id: str) -> None:
        """Keep a record that must be new, and tell what waited for it that it is here."""
        if self.find(type(record), record_id) is not None:
            raise NeverTrue("subject", "exists")
        self.session.add(record)
        self.brought(f"{noun}:{record_id}")

    def touch(self, collection: str, record_id: str) -> None:
        """This document has changed."""
        self.trace.touched[collection, record_id] = None

    def brought(self, key: str) -> None:
        """What waited for `key` may go on."""
        self.trace.brought.add(key)

    def count(self, key: CountKey, by: int) -> None:
        """Move one number of the coverage rollup."""
        self.trace.counts[key] += by
