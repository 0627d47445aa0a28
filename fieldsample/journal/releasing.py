"""Second chances: what was held is released, what was quarantined is tried again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from fieldsample.journal.envelope import Envelope, TooNew, Unfit, read, read_body
from fieldsample.models.journal import Held, Operation, Quarantine
from fieldsample.models.people import Person
from fieldsample.operations.act import NotHereYet
from fieldsample.operations.kinds import KINDS, acting_role

if TYPE_CHECKING:
    from fieldsample.journal.batch import Batch

log = logging.getLogger(__name__)


class StillUnfit(Exception):
    """What was wrong has not been mended: the operation stays in quarantine."""


def release(batch: Batch) -> None:
    """Apply held operations whose record or label this batch brought, until none is left."""
    while waited := _waiting_for(batch, batch.brought):
        batch.brought = set()
        for held in waited:
            _release_one(batch, held)


def readmit(batch: Batch) -> None:
    """Try quarantined operations again that somebody asked for; what fails stays where it was."""
    for op_id, body_sha256, by in batch.readmitted:
        row = _quarantined(batch, op_id, body_sha256)
        try:
            with batch.session.begin_nested():
                _readmit_one(batch, row, by)
        except OperationalError:
            raise
        except Exception as problem:  # whatever it is, the row stays and says so
            batch.work.forget()
            row.resolved_by = row.resolved_op = None
            row.message = f"tried again: {problem}"[:2000]


def _waiting_for(batch: Batch, keys: set[str]) -> list[Held]:
    if not keys:
        return []
    query = select(Held).where(Held.lab_id == batch.work.lab_id, Held.waits_for.in_(keys))
    return list(batch.session.scalars(query.order_by(Held.pos, Held.op_id)))


def _release_one(batch: Batch, held: Held) -> None:
    operation = batch.session.get_one(Operation, (held.lab_id, held.op_id))
    said = read_body(operation.kind, operation.body, operation.schema)
    try:
        with batch.session.begin_nested():
            outcome = batch.apply(operation, said, operation.role)
    except NotHereYet as missing:
        batch.work.forget()
        held.waits_for = missing.waits_for
        return
    except OperationalError:
        raise
    except Exception as problem:
        batch.work.forget()
        log.exception("held operation %s could not be released", held.op_id)
        held.problem = f"{type(problem).__name__}: {problem}"[:200]
        return
    batch.session.delete(held)
    batch.session.flush()
    line = batch.line(operation, {**outcome, "released": True})
    line.touched["waiting", operation.op_id] = None


def _quarantined(batch: Batch, op_id: str, body_sha256: str) -> Quarantine:
    query = select(Quarantine).where(
        Quarantine.lab_id == batch.work.lab_id,
        Quarantine.op_id == op_id,
        Quarantine.body_sha256 == body_sha256,
    )
    return batch.session.scalars(query).one()


def _readmit_one(batch: Batch, row: Quarantine, by: str) -> None:
    envelope, said = _read_again(row)
    if batch.session.get(Operation, (envelope.lab_id, envelope.op_id)) is not None:
        raise StillUnfit("this op_id stands for other bytes")
    role = _role(batch, envelope, said)
    batch.store(envelope, role, by)
    outcome = batch.apply(envelope, said, role)
    batch.line(envelope, {**outcome, "readmitted": True})


def _read_again(row: Quarantine) -> tuple[Envelope, dict[str, Any]]:
    try:
        again = read(orjson.loads(row.raw), row.device_id)
    except TooNew as newer:
        raise StillUnfit("of a newer schema than this server knows") from newer
    if isinstance(again, Unfit):
        raise StillUnfit(again.message)
    if again[0].lab_id != row.lab_id:
        raise StillUnfit("of another lab")
    return again


def _role(batch: Batch, envelope: Envelope, said: dict[str, Any]) -> str:
    """The role in which the person who said it may say it now."""
    person = batch.session.get(Person, (envelope.lab_id, envelope.actor))
    roles = frozenset(person.roles) if person else frozenset()
    role = acting_role(KINDS[envelope.kind], roles, said)
    if role is None:
        raise StillUnfit("this person may not say this")
    return role
