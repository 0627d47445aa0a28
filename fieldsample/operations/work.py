"""The bench a verb works on: the session, and what it touched, brought and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from sqlalchemy import select
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
    """One lab's open write transaction, as verbs see it.

    Records are kept at hand for the length of a batch: the session's own memory is weak, and does
    not know what has not been flushed.
    """

    session: Session
    lab_id: str
    timezone: str = "Asia/Shanghai"
    trace: Trace = field(default_factory=Trace)
    files: object = None
    records: dict[tuple[type[Base], str], Base | None] = field(default_factory=dict)

    def find(self, model: type[Record], record_id: str | None) -> Record | None:
        """The lab's record of that id, or None."""
        if not record_id:
            return None
        key = (model, record_id)
        if key not in self.records:
            self.records[key] = self.session.get(model, (self.lab_id, record_id))
        return cast("Record | None", self.records[key])

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
        self.remember(record, record_id)
        self.brought(f"{noun}:{record_id}")

    def remember(self, record: Base, record_id: str) -> None:
        """Keep a record at hand."""
        self.records[type(record), record_id] = record

    def look_for(self, model: type[Base], record_ids: Iterable[str]) -> None:
        """Bring these records to hand with one question, and know which are not there."""
        wanted = set(record_ids)
        if not wanted:
            return
        table = model.__table__.c
        query = select(model).where(table.lab_id == self.lab_id, table.id.in_(wanted))
        self.absent(model, wanted)
        for record in self.session.scalars(query):
            self.remember(record, record.__dict__["id"])

    def absent(self, model: type[Base], record_ids: Iterable[str]) -> None:
        """These were looked for and are not there: no need to ask again."""
        self.records.update({(model, record_id): None for record_id in record_ids})

    def forget(self) -> None:
        """Let everything at hand go: a verb failed, and what it had begun was rolled back."""
        self.records.clear()
        self.files = None
        self.trace = Trace()

    def touch(self, collection: str, record_id: str) -> None:
        """This document has changed."""
        self.trace.touched[collection, record_id] = None

    def brought(self, key: str) -> None:
        """What waited for `key` may go on."""
        self.trace.brought.add(key)

    def count(self, key: CountKey, by: int) -> None:
        """Move one number of the coverage rollup."""
        self.trace.counts[key] += by
