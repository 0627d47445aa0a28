"""A push: a device's operations, each answered with what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from fieldsample.extensions import Base
from fieldsample.journal.batch import Batch, Line
from fieldsample.journal.door import open_door
from fieldsample.journal.envelope import Envelope, TooNew, Unfit, read
from fieldsample.models.blobs import Blob, OperationBlob
from fieldsample.models.field import Instrument
from fieldsample.models.journal import JournalRow, Operation, Quarantine
from fieldsample.models.people import Device, Person
from fieldsample.models.places import Site, Visit
from fieldsample.models.samples import Item
from fieldsample.models.store import StorePlace
from fieldsample.operations.box_cases import bring_arrivals_to_hand, bring_boxes_to_hand
from fieldsample.operations.cases import read_cases, read_claims
from fieldsample.operations.item_cases import bring_items_to_hand
from fieldsample.operations.kinds import KINDS, acting_role
from fieldsample.operations.work import Work

Read = tuple[Envelope, dict[str, Any]] | Unfit
NEW_RECORDS: dict[str, type[Base]] = {
    "instrument.add": Instrument,
    "label.bind": Item,
    "place.add": StorePlace,
    "site.add": Site,
    "site.propose": Site,
    "visit.record": Visit,
}
"""Kinds whose subject is a record that must be new."""
Take = Callable[[Envelope, dict[str, Any], str, str], Line]


@dataclass(frozen=True, slots=True)
class Caller:
    """The device that knocks, as its credential says."""

    lab_id: str
    device_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one operation; `pos` is that of its first journal row."""

    op_id: str
    body_sha256: str
    pos: int | None
    outcome: dict[str, Any]
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The results in the order sent, the lab's head after them, and the photos still wanted."""

    results: list[Result]
    head_pos: int
    head_hash: str
    want_blobs: list[str]


def push(caller: Caller, raw_ops: Sequence[Any]) -> Answer:
    """Take a device's operations; when this returns, every one of them is durably stored.

    Raises door.Busy when the lab's lock could not be had; then nothing was stored.
    """
    read_ops = [_read(raw, caller.device_id) for raw in raw_ops]
    ops = [op for op in read_ops if not isinstance(op, TooNew)]
    with open_door(caller.lab_id) as batch:
        known = _known(batch.session, caller.lab_id, ops)
        answers = iter(_take_all(batch, caller, ops, known))
        wanted = _wanted(batch.session, caller, ops)
    results = [
        _not_stored(op) if isinstance(op, TooNew) else _result(*next(answers)) for op in read_ops
    ]
    return Answer(results, batch.head.pos, batch.head.hash, wanted)


def _read(raw: Any, device_id: str) -> Read | TooNew:
    try:
        return read(raw, device_id)
    except TooNew as newer:
        return newer


def _not_stored(newer: TooNew) -> Result:
    """The one answer that means "not here": the phone keeps it until the server is newer."""
    outcome = {"status": "retry", "flags": [], "reason": "server_too_old"}
    return Result(newer.op_id, newer.body_sha256, None, outcome)


@dataclass(slots=True)
class Known:
    """What is stored already, by op_id with its identity; it grows with the batch."""

    operations: dict[str, tuple[tuple[str, str, str | None], Result | Line]]
    quarantined: dict[tuple[str, str], Result | Line]

    def copy(self) -> Known:
        """Another one that grows by itself."""
        return Known(dict(self.operations), dict(self.quarantined))


def _take_all(
    batch: Batch, caller: Caller, ops: Sequence[Read], known: Known
) -> list[tuple[Result | Line, bool]]:
    """Take a batch on the fast road; what does not fit there goes on the plain one, one by one.

    The fast road has one savepoint for all and writes all rows at the end. It is for batches in
    which every verb takes what it is told: any exception rolls the whole of it back.
    """
    before = known.copy()
    try:
        with batch.session.begin_nested():
            bring_to_hand(batch.work, ops)
            bring_photos_to_hand(batch, ops)
            return [_take(batch, caller, op, known, batch.take_plainly) for op in ops]
    except OperationalError:
        raise
    except Exception:
        batch.start_over()
    return [_take(batch, caller, op, before, batch.take) for op in ops]


def bring_to_hand(work: Work, ops: Sequence[Read]) -> None:
    """Read the samples and labels that a batch speaks of, with one question a table."""
    fit = [op for op in ops if not isinstance(op, Unfit)]
    about = {op[0].subject for op in fit} | {op[1].get("sample") for op in fit}
    labels = {op[1].get("label") or op[1].get("code") for op in fit}
    bring_boxes_to_hand(work, [(op[0].kind, op[0].subject, op[1]) for op in fit])
    bring_items_to_hand(work, [(op[0].kind, op[0].subject, op[1]) for op in fit])
    for kind, model in NEW_RECORDS.items():
        work.look_for(model, [op[0].subject for op in fit if op[0].kind == kind and op[0].subject])
    read_cases(work, [one for one in about if isinstance(one, str)])
    read_claims(work, [one for one in labels if isinstance(one, str)])
    bring_arrivals_to_hand(work, [(op[0].kind, op[0].subject, op[1]) for op in fit])


def bring_photos_to_hand(batch: Batch, ops: Sequence[Read]) -> None:
    """Read which photos of these operations are known, with one question a table."""
    named = {
        op[0].op_id: {blob["sha256"] for blob in op[0].blobs}
        for op in ops
        if not isinstance(op, Unfit) and op[0].blobs
    }
    if not named:
        return
    lab_id, hashes = batch.work.lab_id, set().union(*named.values())
    links = select(OperationBlob.op_id).where(
        OperationBlob.lab_id == lab_id, OperationBlob.op_id.in_(named)
    )
    batch.unlinked = named.keys() - set(batch.session.scalars(links))
    batch.work.absent(Blob, hashes)
    blobs = select(Blob).where(Blob.lab_id == lab_id, Blob.sha256.in_(hashes))
    for blob in batch.session.scalars(blobs):
        batch.work.remember(blob, blob.sha256)


def _take(
    batch: Batch, caller: Caller, op: Read, known: Known, take: Take
) -> tuple[Result | Line, bool]:
    """Store an operation, or find what became of it the first time: (answer, repeated)."""
    seen = _seen(op, known)
    if seen is not None:
        return seen, True
    line = _take_new(batch, caller, op, known, take)
    _remember(op, line, known)
    return line, False


def _seen(op: Read, known: Known) -> Result | Line | None:
    if isinstance(op, Unfit):
        return known.quarantined.get((op.op_id, op.body_sha256))
    envelope = op[0]
    stored = known.operations.get(envelope.op_id)
    if stored is not None and stored[0] == _identity(envelope):
        return stored[1]
    return known.quarantined.get((envelope.op_id, envelope.body_sha256))


def _take_new(batch: Batch, caller: Caller, op: Read, known: Known, take: Take) -> Line:
    if isinstance(op, Unfit):
        return batch.keep(op, caller.device_id)
    envelope, said = op
    sender = batch.work.find(Device, caller.device_id)
    maker = batch.work.find(Device, envelope.device_id)
    if any(device is not None and device.revoked_at for device in (sender, maker)):
        return batch.set_aside(envelope, "device_revoked", "this device was stopped by the lab")
    if envelope.op_id in known.operations:
        return batch.set_aside(envelope, "id_reuse", "this op_id stands for other bytes already")
    role = _role(batch.work, caller, sender, envelope, said)
    if role is None:
        return batch.set_aside(envelope, "not_permitted", "this person may not say this")
    return take(envelope, said, role, caller.person_id)


def _role(
    work: Work,
    caller: Caller,
    device: Device | None,
    envelope: Envelope,
    said: dict[str, Any],
) -> str | None:
    """The role in which the actor may say this, or None: another lab, another person, no right.

    What was made under an earlier enrolment is delivered by a later one of the same person.
    """
    if device is None or envelope.lab_id != caller.lab_id or envelope.actor != device.person_id:
        return None
    maker = work.find(Device, envelope.device_id)
    if maker is not None and maker.person_id != device.person_id:
        return None
    person = work.find(Person, envelope.actor)
    if person is None or not person.active:
        return None
    roles = frozenset(person.roles) & frozenset(device.roles)
    return acting_role(KINDS[envelope.kind], roles, said)


def _identity(envelope: Envelope | Operation) -> tuple[str, str, str | None]:
    return envelope.body_sha256, envelope.kind, envelope.subject


def _remember(op: Read, line: Line, known: Known) -> None:
    if isinstance(op, Unfit) or line.outcome["status"] == "quarantined":
        known.quarantined[line.op_id, line.body_sha256] = line
    else:
        known.operations[op[0].op_id] = (_identity(op[0]), line)


def _known(session: Session, lab_id: str, ops: Sequence[Read]) -> Known:
    """One look for all ids of the batch, never one a record."""
    ids = {op.op_id if isinstance(op, Unfit) else op[0].op_id for op in ops}
    first = _first_rows(session, lab_id, ids)
    operations = select(Operation).where(Operation.lab_id == lab_id, Operation.op_id.in_(ids))
    quarantine = select(Quarantine).where(Quarantine.lab_id == lab_id, Quarantine.op_id.in_(ids))
    return Known(
        {
            stored.op_id: (_identity(stored), first[stored.op_id, stored.body_sha256])
            for stored in session.scalars(operations)
        },
        {
            key: first[key]
            for row in session.scalars(quarantine)
            if (key := (row.op_id, row.body_sha256))
        },
    )


def _first_rows(session: Session, lab_id: str, ids: set[str]) -> dict[tuple[str, str], Result]:
    query = select(JournalRow).where(JournalRow.lab_id == lab_id, JournalRow.op_id.in_(ids))
    first: dict[tuple[str, str], Result] = {}
    # Sorted here: asked to sort, SQLite walks the whole journal by position instead.
    for row in sorted(session.scalars(query), key=lambda row: row.pos):
        outcome = orjson.loads(row.outcome)
        result = Result(row.op_id, row.body_sha256, row.pos, outcome, duplicate=True)
        first.setdefault((row.op_id, row.body_sha256), result)
    return first


def _result(stored: Result | Line, repeated: bool) -> Result:
    if isinstance(stored, Result):
        return stored
    return Result(stored.op_id, stored.body_sha256, stored.pos, stored.outcome, repeated)


def _wanted(session: Session, caller: Caller, ops: Sequence[Read]) -> list[str]:
    """Photos that these operations speak of and whose bytes are not here."""
    named = {blob["sha256"] for op in ops if not isinstance(op, Unfit) for blob in op[0].blobs}
    if not named:
        return []
    query = select(Blob.sha256).where(
        Blob.lab_id == caller.lab_id, Blob.sha256.in_(named), Blob.state != "present"
    )
    return sorted(session.scalars(query))
