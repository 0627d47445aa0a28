"""The end of a batch: documents of what it touched, positions, the chain, the rollup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from sqlalchemy import select

from fieldsample.journal.chain import digest, row_hash
from fieldsample.journal.sharing import Key, follow, leave, shares_of
from fieldsample.models.coverage import CoverageCount
from fieldsample.models.journal import Document, JournalRow
from fieldsample.operations.documents import build
from fieldsample.operations.scoped import Scoped

if TYPE_CHECKING:
    from fieldsample.journal.batch import Batch, Line


def number_and_chain(batch: Batch) -> None:
    """Give every line its position and hash; the head moves with the last one."""
    for number, line in enumerate(batch.lines, start=batch.head.pos + 1):
        line.pos = number
    hashes = _write_documents(batch)
    for line in batch.lines:
        _chain(batch, line, hashes.get(line.pos, []))


def write_counts(batch: Batch) -> None:
    """Move the coverage rollup by what the batch changed, in the same transaction."""
    for (month, site, sample_type, column), change in sorted(batch.counts.items()):
        key = (batch.work.lab_id, month, site, sample_type)
        count = batch.session.get(CoverageCount, key)
        if count is None:
            count = CoverageCount(lab_id=key[0], month=month, site=site, sample_type=sample_type)
            count.collected = count.arrived = count.received = count.rejected = 0
            batch.session.add(count)
        setattr(count, column, getattr(count, column) + change)


def _write_documents(batch: Batch) -> dict[int, list[str]]:
    """Write each touched document once, at the position of the last line that touched it."""
    last: dict[Key, int] = {}
    for line in batch.lines:
        last.update(dict.fromkeys(line.touched, line.pos))
    known, shares = _known(batch, last), shares_of(batch, last)
    hashes: dict[int, list[str]] = {}
    waiting = list(last.items())
    for key, pos in waiting:  # grows: a document that is given to somebody brings its parts
        document = known.get(key) or _new(batch, *key)
        scoped = _build(batch, key)
        hashes.setdefault(pos, []).append(_write(batch, document, scoped, pos))
        if follow(batch, key, shares.get(key, {}), scoped.others, pos):
            parts = dict.fromkeys((part for part in scoped.parts if part not in last), pos)
            known, shares = known | _known(batch, parts), shares | shares_of(batch, parts)
            waiting += parts.items()
    return hashes


def _known(batch: Batch, keys: dict[Key, int]) -> dict[Key, Document]:
    collections = {collection for collection, _ in keys}
    ids = {record_id for _, record_id in keys}
    query = select(Document).where(
        Document.lab_id == batch.work.lab_id,
        Document.collection.in_(collections),
        Document.id.in_(ids),
    )
    return {(found.collection, found.id): found for found in batch.session.scalars(query)}


def _new(batch: Batch, collection: str, record_id: str) -> Document:
    document = Document(lab_id=batch.work.lab_id, collection=collection, id=record_id, rev=0)
    batch.session.add(document)
    return document


def _build(batch: Batch, key: Key) -> Scoped:
    with batch.session.no_autoflush:
        return build(batch.work, *key)


def _write(batch: Batch, document: Document, scoped: Scoped, pos: int) -> str:
    text = None if scoped.doc is None else orjson.dumps(scoped.doc).decode()
    if document.owner is not None and document.owner != scoped.owner:
        leave(batch, (document.collection, document.id), document.owner, pos)
    document.rev += 1
    document.pos, document.scope, document.owner = pos, scoped.scope, scoped.owner
    document.doc, document.doc_sha256 = text, None if text is None else digest(text)
    return document.doc_sha256 or ""


def _chain(batch: Batch, line: Line, documents: list[str]) -> None:
    outcome = orjson.dumps(line.outcome, option=orjson.OPT_SORT_KEYS).decode()
    row = JournalRow(
        lab_id=batch.work.lab_id,
        pos=line.pos,
        op_id=line.op_id,
        body_sha256=line.body_sha256,
        envelope_sha256=line.envelope_sha256,
        actor=line.actor,
        outcome=outcome,
        documents=",".join(documents),
        prev=batch.head.hash,
        hash="",
    )
    row.hash = row_hash(vars(row))
    batch.session.add(row)
    batch.head.pos, batch.head.hash = line.pos, row.hash
