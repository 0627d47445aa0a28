"""Walking the chain: every row, what it binds, every checkpoint; the first broken row is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from sqlalchemy import Row, Select, and_, select
from sqlalchemy.orm import Session

from fieldsample.journal.chain import GENESIS, digest, envelope_digest, row_hash
from fieldsample.journal.checkpoints import checkpoint_text
from fieldsample.models.journal import (
    Checkpoint,
    Document,
    JournalRow,
    LabHead,
    Operation,
    Quarantine,
)

AT_ONCE = 1000
Verifier = Callable[[str, str], None]
"""Checks (text, signature); raises InvalidSignature."""


@dataclass(frozen=True, slots=True)
class Break:
    """One thing that is not as it was written: where, what kind, which operation."""

    pos: int
    kind: str
    what: str


@dataclass(slots=True)
class Walk:
    """How far the walk got, and what it found; `breaks` are in the order of the journal."""

    lab_id: str
    rows: int = 0
    checkpoints: int = 0
    signed_to: int = 0
    documents: int = 0
    breaks: list[Break] = field(default_factory=list)

    def found(self, pos: int, kind: str, what: str) -> None:
        """Note a break."""
        self.breaks.append(Break(pos, kind, what))


def walk(
    session: Session, lab_id: str, verify: Verifier, tell: Callable[[int], None] | None = None
) -> Walk:
    """Walk one lab's journal from its first row; `tell` hears how many rows were walked."""
    walked = Walk(lab_id)
    hashes = {0: GENESIS}
    signed = _signed(session, lab_id)
    for row in session.execute(rows_of(lab_id).execution_options(yield_per=AT_ONCE)):
        _look_at(walked, row, hashes)
        hashes = {row.JournalRow.pos: row.JournalRow.hash}
        if row.JournalRow.pos in signed:
            _check_signed(walked, signed.pop(row.JournalRow.pos), row.JournalRow.hash, verify)
        walked.rows += 1
        if tell and walked.rows % AT_ONCE == 0:
            tell(walked.rows)
    _look_at_the_end(session, walked, hashes, signed)
    _look_at_documents(session, walked)
    walked.breaks.sort(key=lambda found: found.pos)
    return walked


def labs_of(session: Session) -> list[str]:
    """Every lab that has a journal."""
    return sorted(session.scalars(select(LabHead.lab_id)))


def rows_of(lab_id: str) -> Select[JournalRow, Operation, bytes]:
    """The journal in order, each row with the operation or the quarantined bytes it speaks of."""
    same = and_(JournalRow.lab_id == Operation.lab_id, JournalRow.op_id == Operation.op_id)
    kept = and_(
        JournalRow.lab_id == Quarantine.lab_id,
        JournalRow.op_id == Quarantine.op_id,
        JournalRow.body_sha256 == Quarantine.body_sha256,
    )
    return (
        select(JournalRow, Operation, Quarantine.raw)
        .outerjoin(Operation, same)
        .outerjoin(Quarantine, kept)
        .where(JournalRow.lab_id == lab_id)
        .order_by(JournalRow.pos)
    )


def _look_at(walked: Walk, row: Row[JournalRow, Operation, bytes], hashes: dict[int, str]) -> None:
    line: JournalRow = row.JournalRow
    (before, hash_before), *_ = hashes.items()
    if line.pos != before + 1:
        walked.found(before + 1, "row_gone", f"positions {before + 1} to {line.pos - 1}")
    elif line.prev != hash_before:
        walked.found(line.pos, "chain_cut", "it does not bind the row before it")
    if line.hash != row_hash(vars(line)):
        walked.found(line.pos, "row_edited", "its own hash does not fit")
    _look_at_words(walked, line, row.Operation, row.raw)


def _look_at_words(
    walked: Walk, line: JournalRow, operation: Operation | None, raw: bytes | None
) -> None:
    """What was said still stands as the row binds it."""
    if json.loads(line.outcome).get("status") == "quarantined":
        if raw is None:
            walked.found(line.pos, "words_gone", f"quarantined {line.op_id}")
        elif digest(bytes(raw).decode()) != line.envelope_sha256:
            walked.found(line.pos, "words_edited", f"quarantined {line.op_id}")
    elif operation is None:
        walked.found(line.pos, "words_gone", f"operation {line.op_id}")
    elif digest(operation.body) != line.body_sha256:
        walked.found(line.pos, "words_edited", f"body of {operation.kind} {line.op_id}")
    elif envelope_digest(operation) != line.envelope_sha256:
        walked.found(line.pos, "words_edited", f"envelope of {operation.kind} {line.op_id}")


def _signed(session: Session, lab_id: str) -> dict[int, Checkpoint]:
    query = select(Checkpoint).where(Checkpoint.lab_id == lab_id)
    return {row.pos: row for row in session.scalars(query)}


def _check_signed(walked: Walk, mark: Checkpoint, hash_: str, verify: Verifier) -> None:
    walked.checkpoints += 1
    walked.signed_to = mark.pos
    try:
        verify(checkpoint_text(mark.lab_id, mark.pos, mark.hash, mark.at), mark.sig)
    except InvalidSignature:
        walked.found(mark.pos, "checkpoint_forged", "its signature is not this server's")
        return
    if mark.hash != hash_:
        walked.found(mark.pos, "chained_anew", "the server signed another hash for this row")


def _look_at_the_end(
    session: Session, walked: Walk, hashes: dict[int, str], unmet: dict[int, Checkpoint]
) -> None:
    (last, hash_), *_ = hashes.items()
    head = session.get_one(LabHead, walked.lab_id)
    if (head.pos, head.hash) != (last, hash_):
        walked.found(last + 1, "tail_gone", f"the head names position {head.pos}")
    for pos in sorted(unmet):
        walked.found(pos, "tail_gone", f"the server signed position {pos}, which is not here")


def _look_at_documents(session: Session, walked: Walk) -> None:
    """What devices are given is what the journal bound at the position of its last change."""
    same = and_(Document.lab_id == JournalRow.lab_id, Document.pos == JournalRow.pos)
    query = select(Document, JournalRow.documents).outerjoin(JournalRow, same)
    mine = query.where(Document.lab_id == walked.lab_id).order_by(Document.pos)
    for document, bound in session.execute(mine.execution_options(yield_per=AT_ONCE)):
        walked.documents += 1
        own = "" if document.doc is None else digest(document.doc)
        if own != (document.doc_sha256 or "") or own not in (bound or "").split(","):
            walked.found(document.pos, "document_edited", f"{document.collection} {document.id}")
