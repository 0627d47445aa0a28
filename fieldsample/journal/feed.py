"""The feed: documents in a device's scope, latest version each, by the position of their change."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Subquery, and_, not_, select, union_all
from sqlalchemy.orm import Session

from fieldsample.domain.scopes import Reach
from fieldsample.journal.chain import GENESIS
from fieldsample.models.having import is_own, may_have
from fieldsample.models.journal import (
    Document,
    DocumentLeft,
    DocumentShare,
    DurableMark,
    JournalRow,
    LabHead,
)

HASH_PREFIX = 16
MAX_LIMIT = 500
ORDER = (Document.pos, Document.collection, Document.id)


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
    rows = _rows(session, (lab_id, person_id, reach), (since, top[0]), limit)
    more = len(rows) >= limit
    pos = rows[-1].pos if more else top[0]
    left = _left(session, lab_id, person_id, reach, (since, pos)) if since else []
    found = sorted([*map(_change, rows), *left], key=lambda change: change["pos"])
    return Page(found, _cursor(session, lab_id, reach, pos), more, top)


def durable(session: Session, lab_id: str) -> dict[str, dict[str, Any]]:
    """Up to where a backup or standby covers the lab; devices keep what lies beyond."""
    mark = session.get(DurableMark, lab_id)
    return {} if mark is None else {lab_id: {"pos": mark.pos, "hash": mark.hash[:HASH_PREFIX]}}


def _parts(person_id: str, reach: Reach) -> list[ColumnElement[bool]]:
    """A reach in parts of which each has an index in the order of the feed.

    Asked for all at once, a sampler's first page is looked for in everything that the lab has.
    """
    whole = [Document.scope == scope for scope in sorted(reach.whole)]
    own = and_(Document.owner == person_id, Document.scope.in_(sorted(reach.own)))
    return [*whole, own] if reach.own else whole


def _rows(
    session: Session, whose: tuple[str, str, Reach], window: tuple[int, int], limit: int
) -> list[Document]:
    """At most about `limit` documents, never cutting the ones of one position apart."""
    lab_id, person_id, reach = whose
    parts = _parts(person_id, reach)
    if window[0] >= window[1] or not parts:
        return []
    keys = _keys(lab_id, parts, window, limit)
    query = select(Document).join(keys, _same(Document, keys.c))
    found = {*session.scalars(query), *_shared(session, whose, window)}
    rows = sorted(found, key=_place)[:limit]
    if len(rows) < limit:
        return rows
    last = select(Document).where(Document.lab_id == lab_id, Document.pos == rows[-1].pos)
    same = session.scalars(last.where(may_have(person_id, reach)))
    return rows + sorted(set(same).difference(rows), key=_place)


def _place(row: Document) -> tuple[int, str, str]:
    return row.pos, row.collection, row.id


def _shared(
    session: Session, whose: tuple[str, str, Reach], window: tuple[int, int]
) -> list[Document]:
    """What others have shared with this person for now: few, and found by the person."""
    lab_id, person_id, reach = whose
    query = (
        select(Document)
        .join(DocumentShare, _same(Document, DocumentShare))
        .where(DocumentShare.lab_id == lab_id, DocumentShare.person == person_id)
    )
    in_reach = query.where(Document.scope.in_(sorted(reach.own)))
    return [one for one in session.scalars(in_reach) if window[0] < one.pos <= window[1]]


def _keys(
    lab_id: str, parts: list[ColumnElement[bool]], window: tuple[int, int], limit: int
) -> Subquery:
    """The first documents of all parts, by their keys."""
    mine = select(Document.lab_id, *ORDER).where(
        Document.lab_id == lab_id, Document.pos > window[0], Document.pos <= window[1]
    )
    firsts = [mine.where(part).order_by(*ORDER).limit(limit).subquery() for part in parts]
    every = union_all(*(select(first) for first in firsts)).subquery()
    order = (every.c.pos, every.c.collection, every.c.id)
    return select(every).order_by(*order).limit(limit).subquery()


def _same(document: Any, other: Any) -> ColumnElement[bool]:
    return and_(
        document.lab_id == other.lab_id,
        document.collection == other.collection,
        document.id == other.id,
    )


def _left(
    session: Session, lab_id: str, person_id: str, reach: Reach, window: tuple[int, int]
) -> list[dict[str, Any]]:
    """What was this person's own and is no more, as gone; nothing of what they have whole."""
    query = (
        select(Document, DocumentLeft.pos)
        .join(DocumentLeft, _same(Document, DocumentLeft))
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
