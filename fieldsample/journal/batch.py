"""A batch: operations taken one by one under the lab's lock, then numbered and chained."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

import orjson
from marshmallow import ValidationError
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session
from uuid_utils import uuid7

from fieldsample.domain.clock import trusted
from fieldsample.journal import closing, own_voice, releasing
from fieldsample.journal.chain import digest
from fieldsample.journal.envelope import Envelope, Unfit, in_words, read_body, unfit
from fieldsample.models.blobs import Blob, OperationBlob
from fieldsample.models.journal import Held, LabHead, Operation, Quarantine
from fieldsample.models.people import Lab
from fieldsample.operations.act import Act, NeverTrue, NotHereYet
from fieldsample.operations.bodies import COMMON
from fieldsample.operations.kinds import KINDS
from fieldsample.operations.work import CountKey, ReadmitKey, Trace, Work

log = logging.getLogger(__name__)
OPERATION_COLUMNS = [
    column.name for column in Operation.__table__.columns if hasattr(Envelope, column.name)
]


@dataclass(slots=True)
class Line:
    """One journal row to be: numbered and chained when the batch closes."""

    op_id: str
    body_sha256: str
    envelope_sha256: str
    actor: str
    outcome: dict[str, Any]
    touched: dict[tuple[str, str], None] = field(default_factory=dict)
    pos: int = 0


class Refused(Exception):
    """A server-made operation that its verb did not take: a mistake in what was asked."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(f"{reason}: {message}")
        self.reason = reason
        self.message = message


@dataclass(slots=True)
class Batch:
    """What one transaction adds to a lab's journal."""

    session: Session
    head: LabHead
    now: datetime
    work: Work
    lines: list[Line] = field(default_factory=list)
    brought: set[str] = field(default_factory=set)
    counts: Counter[CountKey] = field(default_factory=Counter)
    readmitted: list[ReadmitKey] = field(default_factory=list)
    unlinked: set[str] = field(default_factory=set)
    """Operations that were looked for and name no photo yet."""

    @classmethod
    def open(cls, session: Session, head: LabHead, now: datetime) -> Self:
        """A batch on a lab whose head is locked."""
        lab = session.get(Lab, head.lab_id)
        work = Work(session, head.lab_id)
        if lab is not None:
            work.timezone = lab.timezone
        return cls(session, head, now, work)

    def take(self, envelope: Envelope, said: dict[str, Any], role: str, sent_by: str) -> Line:
        """Store an operation and apply it: accepted, conflict, held, or set aside."""
        try:
            with self.session.begin_nested():
                return self.take_plainly(envelope, said, role, sent_by)
        except OperationalError:
            raise  # the lock or the disk, not the operation: nothing is stored, try again
        except Exception as problem:
            self.work.forget()
            return self._put_by(envelope, role, sent_by, problem)

    def take_plainly(
        self, envelope: Envelope, said: dict[str, Any], role: str, sent_by: str
    ) -> Line:
        """Store and apply with no savepoint of its own; raises what the verb raises."""
        self.store(envelope, role, sent_by)
        outcome = self.apply(envelope, said, role)
        return self.line(envelope, outcome)

    def start_over(self) -> None:
        """Forget all that was taken: the caller has rolled it back and takes it again."""
        self.work.forget()
        self.lines.clear()
        self.brought.clear()
        self.counts.clear()
        self.readmitted.clear()
        self.unlinked.clear()

    def say(
        self, kind: str, subject: str | None, body: dict[str, Any], *, actor: str, role: str = ""
    ) -> str:
        """An operation that the server itself makes, on behalf of `actor`; returns its op_id.

        Raises Refused, so that nothing of the transaction stays.
        """
        envelope = own_voice.envelope(self, kind, subject, body, actor)
        try:
            said = read_body(kind, envelope.body, envelope.schema)
        except ValidationError as problem:
            raise Refused("invalid", in_words(problem.messages)) from problem
        line = self.take(envelope, said, role or "admin", self.work.lab_id)
        if line.outcome["status"] == "quarantined":
            raise Refused(line.outcome["reason"], line.outcome["message"])
        return envelope.op_id

    def set_aside(self, envelope: Envelope, reason: str, message: str) -> Line:
        """Quarantine an operation that is in form but cannot stand; its photos are evidence too."""
        for blob in envelope.blobs:
            self._want(envelope, blob)
        return self.keep(unfit(_as_sent(envelope), reason, message), envelope.device_id)

    def keep(self, bytes_: Unfit, device_id: str) -> Line:
        """Put bytes into quarantine, with a line of their own in the journal."""
        self.session.add(
            Quarantine(
                lab_id=self.work.lab_id,
                id=str(uuid7()),
                op_id=bytes_.op_id,
                body_sha256=bytes_.body_sha256,
                device_id=device_id,
                kind=bytes_.kind,
                actor=bytes_.actor,
                device_seq=bytes_.device_seq,
                reason=bytes_.reason,
                message=bytes_.message,
                raw=bytes_.raw,
                received_at=self.now,
            )
        )
        self.session.flush()
        outcome = {"status": "quarantined", "flags": [], "reason": bytes_.reason}
        line = Line(
            bytes_.op_id,
            bytes_.body_sha256,
            digest(bytes_.raw.decode()),
            bytes_.actor or "",
            {**outcome, "message": bytes_.message},
        )
        self.lines.append(line)
        return line

    def keep_once(self, bytes_: Unfit, device_id: str) -> None:
        """Quarantine bytes unless these very ones stand somewhere already."""
        known = select(Quarantine.id).where(
            Quarantine.lab_id == self.work.lab_id,
            Quarantine.op_id == bytes_.op_id,
            Quarantine.body_sha256 == bytes_.body_sha256,
        )
        stored = self.session.get(Operation, (self.work.lab_id, bytes_.op_id))
        if self.session.scalar(known) is None and (
            stored is None or stored.body_sha256 != bytes_.body_sha256
        ):
            self.keep(bytes_, device_id)

    def close(self) -> None:
        """Release what waited, write documents and counts, number and chain every line."""
        releasing.readmit(self)
        releasing.release(self)
        closing.number_and_chain(self)
        closing.write_counts(self)

    def apply(
        self, said_by: Envelope | Operation, said: dict[str, Any], role: str
    ) -> dict[str, Any]:
        """Call the verb; what it touched counts only when it returns."""
        self.work.trace = Trace()
        act = self._act(said_by, said, role)
        own = {key: value for key, value in said.items() if key not in COMMON}
        flags = KINDS[said_by.kind].verb(self.work, act, **own) or frozenset()
        return {"status": "conflict" if flags else "accepted", "flags": sorted(flags)}

    def _act(self, said_by: Envelope | Operation, said: dict[str, Any], role: str) -> Act:
        device_time = datetime.fromisoformat(said_by.device_time)
        time = trusted(
            device_time,
            None if said_by.clock_offset_ms is None else round(said_by.clock_offset_ms),
            said_by.clock_offset_age_s,
            getattr(said_by, "received_at", self.now),
        )
        return Act(
            lab_id=said_by.lab_id,
            op_id=said_by.op_id,
            kind=said_by.kind,
            subject=said_by.subject,
            actor=said_by.actor,
            role=role,
            device_id=said_by.device_id,
            at=time.at,
            unsure=time.unsure,
            band_s=time.band_s,
            received_at=getattr(said_by, "received_at", self.now),
            said=orjson.loads(said_by.body),
            shift=timedelta() if time.unsure else time.at - device_time,
        )

    def _put_by(self, envelope: Envelope, role: str, sent_by: str, problem: Exception) -> Line:
        """What becomes of an operation that its verb did not take; its bytes are kept."""
        if isinstance(problem, NotHereYet):
            return self._hold(envelope, role, sent_by, problem.waits_for)
        if isinstance(problem, NeverTrue):
            return self.set_aside(envelope, "invalid", f"{problem.field}: {problem.why}")
        if isinstance(problem, IntegrityError):
            return self.set_aside(envelope, "invalid", "contradicts what is on record")
        log.error("%s of kind %s crashed", envelope.op_id, envelope.kind, exc_info=problem)
        return self.set_aside(envelope, "server_error", "the server could not apply it")

    def _hold(self, envelope: Envelope, role: str, sent_by: str, waits_for: str) -> Line:
        """Store an operation whose record has not come; its bytes are safe, its effect waits."""
        self.store(envelope, role, sent_by)
        held = Held(
            lab_id=envelope.lab_id,
            op_id=envelope.op_id,
            waits_for=waits_for,
            pos=self.head.pos + len(self.lines) + 1,
            since=self.now,
        )
        self.session.add(held)
        self.session.flush()
        self.work.trace = Trace()
        line = self.line(envelope, {"status": "held", "flags": [], "waits_for": waits_for})
        line.touched["waiting", envelope.op_id] = None
        return line

    def store(self, envelope: Envelope, role: str, sent_by: str) -> None:
        """Keep the operation's own bytes, and want the photos that it speaks of."""
        values = {name: getattr(envelope, name) for name in OPERATION_COLUMNS}
        self.session.add(Operation(**values, role=role, uploaded_by=sent_by, received_at=self.now))
        for blob in envelope.blobs:
            self._want(envelope, blob)

    def _want(self, envelope: Envelope, blob: dict[str, Any]) -> None:
        """Remember which photo the operation speaks of; its bytes are wanted from now on."""
        key = {"lab_id": self.work.lab_id, "sha256": blob["sha256"]}
        if self.work.find(Blob, blob["sha256"]) is None:
            wanted = Blob(**key, size=blob["size"], mime=blob["mime"], state="wanted")
            self.session.add(wanted)
            self.work.remember(wanted, blob["sha256"])
        link = OperationBlob(op_id=envelope.op_id, **key)
        if envelope.op_id in self.unlinked:
            self.session.add(link)
        else:
            self.session.merge(link)

    def line(self, said_by: Envelope | Operation, outcome: dict[str, Any]) -> Line:
        """A journal row to be, with what the last verb left behind."""
        trace = self.work.trace
        line = Line(
            said_by.op_id,
            said_by.body_sha256,
            said_by.envelope_sha256,
            said_by.actor,
            outcome,
            dict(trace.touched),
        )
        self.lines.append(line)
        self.brought |= trace.brought
        self.counts.update(trace.counts)
        self.readmitted += trace.readmitted
        return line


def _as_sent(envelope: Envelope) -> dict[str, Any]:
    names = (name for name in Envelope.__slots__ if name != "device_id")
    return {name: getattr(envelope, name) for name in names}
