"""The feed: documents in a device's scope, latest version each, by the position of their change."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Select, and_, not_, select
from sqlalchemy.orm import Session

from fieldsample.domain.scopes import Reach
from fieldsample.journal.chain import GENESIS
from fieldsample.models.having import is_own, may_have
from fieldsample.models.journal import Document, DocumentLeft, DurableMark, JournalRow, LabHead

HASH_PREFIX = 16
MAX_LIMIT = 500


class Witness(NamedTuple):
    """A head that a device remembers: a position and the beginning of its hash."""

    pos: int
    prefix: str


class HistoryChanged(Exception):
    """The journal no longer holds what the cursor saw, or the scope is another one."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the feed."""

    changes: list[dict[str, Any]]
    cursor: str
    more: bool
    head: tuple[int, str]


def changes(
    session: Session,
    lab_id: str,
    person_id: str,
    reach: Reach,
    cursor: str | None,
    limit: int = MAX_LIMIT,
    seen: Witness | None = None,
) -> Page:
    """What changed since `cursor`; raises HistoryChanged when it must be pulled from the start.

    `seen` is the newest head that the device was told of, as by a receipt: after a restore a cursor
    from before the backup is still good, and only this shows that what came after it is gone.
    """
    since = _position(session, lab_id, reach, cursor)
    if seen is not None and not _hash_at(session, lab_id, seen.pos).startswith(seen.prefix):
        raise HistoryChanged("history_changed")
    head = session.get_one(LabHead, lab_id)
    top = (head.pos, head.hash)
    rows = _rows(session, _in_scope(lab_id, person_id, reach), since, top[0], limit)
    more = len(rows) >= limit
    pos = rows[-1].pos if more else top[0]
    left = _left(session, lab_id, person_id, reach, (since, pos)) if since else []
    found = sorted([*map(_change, rows), *left], key=lambda change: change["pos"])
    return Page(found, _cursor(session, lab_id, reach, pos), more, top)


def durable(session: Session, lab_id: str) -> dict[str, dict[str, Any]]:
    """Up to where a backup or standby covers the lab; devices keep what lies beyond."""
    mark = session.get(DurableMark, lab_id)
    return {} if mark is None else {lab_id: {"pos": mark.pos, "hash": mark.hash[:HASH_PREFIX]}}


def _in_scope(lab_id: str, person_id: str, reach: Reach) -> Select[Document]:
    return select(Document).where(Document.lab_id == lab_id, may_have(person_id, reach))


def _rows(
    session: Session, scope: Select[Document], since: int, top: int, limit: int
) -> list[Document]:
    """At most about `limit` documents, never cutting the ones of one position apart."""
    order = (Document.pos, Document.collection, Document.id)
    window = scope.where(Document.pos > since, Document.pos <= top).order_by(*order)
    rows = list(session.scalars(window.limit(limit)))
    if len(rows) < limit:
        return rows
    seen = {(row.collection, row.id) for row in rows}
    same = session.scalars(scope.where(Document.pos == rows[-1].pos).order_by(*order))
    return rows + [row for row in same if (row.collection, row.id) not in seen]


def _left(
    session: Session, lab_id: str, person_id: str, reach: Reach, window: tuple[int, int]
) -> list[dict[str, Any]]:
    """What was this person's own and is no more, as gone; nothing of what they have whole."""
    of_document = and_(
        Document.lab_id == DocumentLeft.lab_id,
        Document.collection == DocumentLeft.collection,
        Document.id == DocumentLeft.id,
    )
    query = (
        select(Document, DocumentLeft.pos)
        .join(DocumentLeft, of_document)
        .where(
            DocumentLeft.lab_id == lab_id,
            DocumentLeft.owner == person_id,
            DocumentLeft.pos > window[0],
            DocumentLeft.pos <= window[1],
            Document.scope.in_(reach.own),
            not_(is_own(person_id)),
        )
    )
    gone = {"doc": None, "doc_sha256": None}
    return [{**_change(row), **gone, "pos": pos} for row, pos in session.execute(query)]


def _change(row: Document) -> dict[str, Any]:
    names = ("lab_id", "pos", "collection", "id", "rev", "doc", "doc_sha256")
    return {name: getattr(row, name) for name in names}


def _position(session: Session, lab_id: str, reach: Reach, cursor: str | None) -> int:
    if not cursor:
        return 0
    pos, prefix, mark = _read(lab_id, cursor)
    if mark != reach.mark:
        raise HistoryChanged("scope_changed")
    if _hash_at(session, lab_id, pos)[:HASH_PREFIX] != prefix:
        raise HistoryChanged("history_changed")
    return pos


def _read(lab_id: str, cursor: str) -> tuple[int, str, str]:
    """A cursor that cannot be read is no error of the person: pull from the beginning."""
    try:
        parsed = orjson.loads(base64.urlsafe_b64decode(cursor.encode()))
        pos, prefix = parsed["labs"][lab_id]
        return int(pos), str(prefix), str(parsed["scope"])
    except (binascii.Error, orjson.JSONDecodeError, KeyError, TypeError, ValueError) as problem:
        raise HistoryChanged("history_changed") from problem


def _cursor(session: Session, lab_id: str, reach: Reach, pos: int) -> str:
    prefix = _hash_at(session, lab_id, pos)[:HASH_PREFIX]
    text = orjson.dumps({"labs": {lab_id: [pos, prefix]}, "scope": reach.mark})
    return base64.urlsafe_b64encode(text).decode()


def _hash_at(session: Session, lab_id: str, pos: int) -> str:
    if pos == 0:
        return GENESIS
    query = select(JournalRow.hash).where(JournalRow.lab_id == lab_id, JournalRow.pos == pos)
    return session.scalar(query) or ""
