"""Do you still hold these? What of a device's list the lab lacks."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.blobs import Blob
from fieldsample.models.journal import Operation, Quarantine


def missing_operations(
    session: Session, lab_id: str, asked: Iterable[tuple[str, str]]
) -> list[str]:
    """The op_ids whose very bytes stand neither in operation nor in quarantine."""
    wanted = list(asked)
    ids = {op_id for op_id, _ in wanted}
    held = {
        (row.op_id, row.body_sha256)
        for table in (Operation, Quarantine)
        for row in session.execute(
            select(table.op_id, table.body_sha256).where(
                table.lab_id == lab_id, table.op_id.in_(ids)
            )
        )
    }
    return [op_id for op_id, sha256 in wanted if (op_id, sha256) not in held]


def missing_blobs(session: Session, lab_id: str, asked: Iterable[str]) -> list[str]:
    """The photos whose bytes are not here, verified."""
    wanted = list(asked)
    query = select(Blob.sha256).where(
        Blob.lab_id == lab_id, Blob.sha256.in_(wanted), Blob.state == "present"
    )
    present = set(session.scalars(query))
    return [sha256 for sha256 in wanted if sha256 not in present]
