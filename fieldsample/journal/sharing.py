"""Who has a document beside its owner: read once a batch, and followed as documents are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from fieldsample.models.journal import DocumentLeft, DocumentShare

if TYPE_CHECKING:
    from fieldsample.journal.batch import Batch

Key = tuple[str, str]
"""A document's collection and id."""
SHARED = frozenset({"samples", "items"})
"""Of these somebody may be asked; nothing else is ever shared."""
Shares = dict[Key, dict[str, DocumentShare]]


def shares_of(batch: Batch, keys: Iterable[Key]) -> Shares:
    """By whom these documents are had beside their owners."""
    ids = {record_id for collection, record_id in keys if collection in SHARED}
    if not ids:
        return {}
    query = select(DocumentShare).where(
        DocumentShare.lab_id == batch.work.lab_id,
        DocumentShare.collection.in_(SHARED),
        DocumentShare.id.in_(ids),
    )
    found: Shares = {}
    for share in batch.session.scalars(query):
        found.setdefault((share.collection, share.id), {})[share.person] = share
    return found


def follow(
    batch: Batch, key: Key, before: dict[str, DocumentShare], now: frozenset[str], pos: int
) -> bool:
    """Give the document to whoever is new to it, and take it from the others; whether any was."""
    for person in sorted(now - before.keys()):
        batch.session.add(DocumentShare(**_of(batch, key), person=person))
    for person in sorted(before.keys() - now):
        batch.session.delete(before[person])
        leave(batch, key, person, pos)
    return now != before.keys()


def leave(batch: Batch, key: Key, person: str, pos: int) -> None:
    """It is no longer this person's: their devices are told to let it go."""
    batch.session.merge(DocumentLeft(**_of(batch, key), owner=person, pos=pos))


def _of(batch: Batch, key: Key) -> dict[str, str]:
    collection, record_id = key
    return {"lab_id": batch.work.lab_id, "collection": collection, "id": record_id}
