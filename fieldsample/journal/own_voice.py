"""The server's own voice: operations that it makes itself, on behalf of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import func, select
from uuid_utils import uuid7

from fieldsample.journal.chain import digest
from fieldsample.journal.envelope import Envelope
from fieldsample.journal.upcasters import LATEST
from fieldsample.models.journal import Operation

if TYPE_CHECKING:
    from fieldsample.journal.batch import Batch


def envelope(
    batch: Batch, kind: str, subject: str | None, body: dict[str, Any], actor: str
) -> Envelope:
    """An operation whose device is the lab itself; its clock is the trusted one."""
    text = orjson.dumps(body).decode()
    return Envelope(
        device_id=batch.work.lab_id,
        op_id=str(uuid7()),
        device_seq=_next_number(batch),
        schema=LATEST,
        kind=kind,
        lab_id=batch.work.lab_id,
        subject=subject,
        actor=actor,
        device_time=batch.now.isoformat(),
        mono_ms=0.0,
        clock_offset_ms=0.0,
        clock_offset_age_s=0.0,
        body=text,
        body_sha256=digest(text),
        blobs=[],
        sig=None,
    )


def _next_number(batch: Batch) -> int:
    own = (Operation.lab_id == batch.work.lab_id, Operation.device_id == batch.work.lab_id)
    return (batch.session.scalar(select(func.max(Operation.device_seq)).where(*own)) or 0) + 1
