"""Quarantined operations that a person lets in after what was wrong has been mended."""

from __future__ import annotations

from sqlalchemy import select

from fieldsample.models.journal import Quarantine
from fieldsample.operations.act import Act, NeverTrue
from fieldsample.operations.bodies import Body, Id, Sha256, Text
from fieldsample.operations.work import Work


class ApplyBody(Body):
    """quarantine.apply: which bytes, and why they may come in now."""

    op_id = Id(required=True)
    body_sha256 = Sha256(required=True)
    reason = Text(2000, required=True)


def apply_again(work: Work, act: Act, *, op_id: str, body_sha256: str, reason: str) -> None:
    """Ask the door to try these bytes again; twice asked is tried once."""
    del reason  # stands in the journal
    query = select(Quarantine).where(
        Quarantine.lab_id == work.lab_id,
        Quarantine.op_id == op_id,
        Quarantine.body_sha256 == body_sha256,
    )
    row = work.session.scalars(query).one_or_none()
    if row is None:
        raise NeverTrue("op_id", "not in quarantine")
    if row.resolved_op is None:
        row.resolved_by, row.resolved_op = act.actor, act.op_id
        work.trace.readmitted.append((op_id, body_sha256, act.actor))
