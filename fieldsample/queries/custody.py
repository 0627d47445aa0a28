"""Custody: any code or record, and all that was ever said of it, with its place in the chain."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.journal import Checkpoint
from fieldsample.queries.custody_rows import moment, rows_of
from fieldsample.queries.custody_scope import around, operation_ids
from fieldsample.queries.custody_search import Found, Json, by_code, by_id
from fieldsample.queries.reader import Reader


def custody_of(
    session: Session, reader: Reader, *, code: str | None = None, record_id: str | None = None
) -> Json:
    """The answer of /custody. What is not there and what is not this reader's look alike."""
    found = by_id(session, reader, record_id) if record_id else by_code(session, reader, code or "")
    asked = code if code is not None else record_id
    only = found[0] if len(found) == 1 else None
    rows = _timeline(session, reader, only) if only else []
    return {
        "code": asked,
        "found": [{"kind": one.kind, "id": one.id, "title": one.title} for one in found],
        "record": _record(only) if only else None,
        "chain": _chain(session, reader.lab_id, rows),
        "rows": rows,
    }


def _timeline(session: Session, reader: Reader, found: Found) -> list[Json]:
    picture = around(session, reader, found)
    op_ids = operation_ids(session, reader.lab_id, picture)
    return rows_of(session, reader, picture, op_ids)


def _record(found: Found) -> Json:
    """The document, under the record's kind; an item's own kind is then its `item_kind`."""
    own = {"item_kind": found.doc["kind"]} if found.kind == "item" else {}
    return {**found.doc, **own, "kind": found.kind, "id": found.id}


def _chain(session: Session, lab_id: str, rows: list[Json]) -> Json:
    """The newest line of the timeline, and the first signed checkpoint that covers it.

    The first one, not the newest: it is the tightest evidence, and the same for ever after.
    """
    last = max((row for row in rows if row["pos"]), key=lambda row: int(row["pos"]), default=None)
    if last is None:
        return {"pos": None, "hash": None, "checkpoint": None}
    beyond = select(Checkpoint.pos, Checkpoint.at).where(
        Checkpoint.lab_id == lab_id, Checkpoint.pos >= last["pos"]
    )
    signed = session.execute(beyond.order_by(Checkpoint.pos).limit(1)).first()
    checkpoint = {"pos": signed.pos, "at": moment(signed.at)} if signed else None
    return {"pos": last["pos"], "hash": last["hash"], "checkpoint": checkpoint}
