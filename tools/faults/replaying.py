"""The lab once more: what was said in a bad hour, taken into an empty database on a quiet day.

State is a fold of facts. So when records come before what is said of them, and that in any order,
each document must come out as the bad hour left it, letter by letter. What was taken and cannot be
true shows here, and so does what was taken and left no trace.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from random import Random
from typing import Any

import orjson
from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import Session

from fieldsample.extensions import Base
from fieldsample.journal import push, releasing
from fieldsample.journal.batch import Batch
from fieldsample.journal.chain import GENESIS
from fieldsample.journal.envelope import Envelope, read_body
from fieldsample.models.journal import Document, Held, JournalRow, LabHead, Operation
from fieldsample.models.people import Lab
from fieldsample.operations.documents import build
from fieldsample.operations.work import Work

NEVER = datetime.min.replace(tzinfo=UTC)
"""Each operation brings its own moment."""
TIERS: dict[str, int] = {
    **dict.fromkeys(("lab.found", "person.add", "device.enrol"), 0),
    **dict.fromkeys(("label_roll.issue", "sample.create", "sample.transcribe", "visit.record"), 1),
    **dict.fromkeys(("site.add", "site.propose", "place.add", "instrument.add"), 1),
    **dict.fromkeys(("label.bind", "box.open", "command_sheet.issue"), 2),
    "item.split": 3,
    **dict.fromkeys(("item.confirm_disposal", "item.decline_disposal"), 5),
    "operation.undo": 6,
}
"""What begins a record comes before what is said of it, and taking back comes last."""
SAID_OF_IT = 4
MOST_TRIES = 6
BY_ARRIVAL = frozenset(
    {
        "lab.found",
        "person.add",
        "device.enrol",  # devices are numbered as they join
        "device.revoke",  # the first stands
        "person.change",
        "site.change",
        "label_roll.issue",  # a code is of the roll that came first
        "sample.amend",  # the first whose old value fits stands
        "sample.relabel",
        "item.split",  # a part may be parted again
    }
)
"""Kinds that mean what they mean by the order in which they came: that order is kept."""
NO_RECORD = frozenset({"quarantine.apply"})
"""Kinds that change nothing but the quarantine."""
Key = tuple[str, str]
"""A document's collection and id."""
Read = tuple[Operation, Envelope, dict[str, Any]]


@dataclass(slots=True)
class Replay:
    """One lab's operations applied again; `wrong` says what could not be."""

    lab: Lab
    session: Session
    head: LabHead
    waits: set[str]
    touched: dict[Key, None] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def take(self, operations: list[Operation]) -> None:
        """Apply them as of the moments in which they came, all in one go.

        What has nothing to speak of yet is put off to the end and taken by itself; where that is
        so of many, all are.
        """
        said = [(one, _envelope(one), _body(one)) for one in operations]
        put_off = self._take_together(said)
        self._take_singly([one for one in said if one[0].op_id in put_off])

    def _take_together(self, said: list[Read]) -> set[str]:
        put_off = {one.op_id for one, *_ in said if one.op_id in self.waits}
        for _ in range(MOST_TRIES):
            batch, taken = self._batch(), ""
            push.bring_to_hand(batch.work, [one[1:] for one in said])
            try:
                with self.session.begin_nested():
                    for one in said:
                        taken = one[0].op_id
                        if taken not in put_off:
                            _take(batch, one, batch.take_plainly)
            except Exception:  # whatever it was, it shows when this one is taken by itself
                put_off.add(taken)
                continue
            self._note(batch)
            return put_off
        return {one.op_id for one, *_ in said}

    def _take_singly(self, said: list[Read]) -> None:
        batch = self._batch()
        for one in said:
            _take(batch, one, batch.take)
        releasing.release(batch)
        self._note(batch)

    def documents(self) -> dict[Key, str]:
        """Every document, built from the rows."""
        self.session.flush()
        work = self._work()
        built = {key: build(work, *key).doc for key in self.touched}
        return {key: orjson.dumps(doc).decode() for key, doc in built.items() if doc is not None}

    def _batch(self) -> Batch:
        return Batch(self.session, self.head, NEVER, self._work())

    def _work(self) -> Work:
        return Work(self.session, self.lab.id, self.lab.timezone)

    def _note(self, batch: Batch) -> None:
        self.head.pos += len(batch.lines)
        for line in batch.lines:
            self.touched.update(line.touched)
            if line.outcome["status"] == "quarantined":
                self.wrong.append(f"{line.op_id} was taken: {line.outcome['message']}")


def replayed(session: Session, lab_id: str, chance: Random) -> list[str]:
    """What comes out differently on a quiet day."""
    kept = select(Document).where(Document.lab_id == lab_id, Document.doc.is_not(None))
    before = {(one.collection, one.id): one.doc or "" for one in session.scalars(kept)}
    waits = set(session.scalars(select(Held.op_id).where(Held.lab_id == lab_id)))
    said = _in_good_order(_taken(session, lab_id), chance)
    with _empty_database() as empty:
        head = LabHead(lab_id=lab_id, pos=0, hash=GENESIS)
        empty.add(head)
        replay = Replay(session.get_one(Lab, lab_id), empty, head, waits)
        replay.take(said)
        after = replay.documents()
        empty.rollback()
    keys = sorted(before.keys() | after.keys())
    named = [_difference(key, before.get(key), after.get(key)) for key in keys]
    return replay.wrong + [words for words in named if words]


def _in_good_order(said: list[Operation], chance: Random) -> list[Operation]:
    """Tier by tier, in any order within, but for kinds that go by arrival."""
    by_arrival = iter([one for one in said if one.kind in BY_ARRIVAL])
    mixed = chance.sample(said, len(said))
    mixed = [next(by_arrival) if one.kind in BY_ARRIVAL else one for one in mixed]
    return sorted(mixed, key=lambda one: TIERS.get(one.kind, SAID_OF_IT))


def _taken(session: Session, lab_id: str) -> list[Operation]:
    """What was applied or waits, in the order of its last effect; not what can never be."""
    rows = select(JournalRow).where(JournalRow.lab_id == lab_id).order_by(JournalRow.pos)
    last = {row.op_id: row.pos for row in session.scalars(rows)}
    stuck = select(Held.op_id).where(Held.lab_id == lab_id, Held.problem.is_not(None))
    asked = select(Operation).where(
        Operation.lab_id == lab_id,
        Operation.kind.not_in(NO_RECORD),
        Operation.op_id.not_in(stuck),
    )
    return sorted(session.scalars(asked), key=lambda one: last[one.op_id])


def _take(batch: Batch, one: Read, take: Any) -> None:
    operation, envelope, said = one
    batch.now = operation.received_at
    take(envelope, said, operation.role, operation.uploaded_by)


def _envelope(operation: Operation) -> Envelope:
    names = (one.name for one in fields(Envelope) if one.name != "blobs")
    return Envelope(**{name: getattr(operation, name) for name in names}, blobs=[])


def _body(operation: Operation) -> dict[str, Any]:
    return read_body(operation.kind, operation.body, operation.schema)


def _difference(key: Key, before: str | None, after: str | None) -> str:
    """Where two documents differ, in few words; nothing where they are alike."""
    if before == after:
        return ""
    one, other = (json.loads(text) if text else {} for text in (before, after))
    parts = [
        f"{name}: {_short(one.get(name))} / {_short(other.get(name))}"
        for name in one.keys() | other.keys()
        if one.get(name) != other.get(name)
    ]
    return f"replayed {key[0]} {key[1]}: {'; '.join(sorted(parts)) or 'the order of its keys'}"


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:160]


@contextmanager
def _empty_database() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", _no_implicit_begin)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    Base.metadata.create_all(engine)
    with Session(engine, expire_on_commit=False) as session:
        yield session
    engine.dispose()


def _no_implicit_begin(connection: Any, _record: Any) -> None:
    """The driver's own transactions would end at a savepoint."""
    connection.isolation_level = None
