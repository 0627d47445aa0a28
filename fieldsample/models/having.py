"""Who may have a document: a clause for every question about documents."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, exists, or_

from fieldsample.domain.scopes import Reach
from fieldsample.models.journal import Document, DocumentShare


def may_have(person_id: str, reach: Reach) -> ColumnElement[bool]:
    """Whether a document is in the reach: of a whole scope, or one's own."""
    own = and_(Document.scope.in_(reach.own), is_own(person_id))
    return or_(Document.scope.in_(reach.whole), own)


def is_own(person_id: str) -> ColumnElement[bool]:
    """Whether a document belongs to this person, or is shared with them for now."""
    shared = exists().where(
        DocumentShare.lab_id == Document.lab_id,
        DocumentShare.collection == Document.collection,
        DocumentShare.id == Document.id,
        DocumentShare.person == person_id,
    )
    return or_(Document.owner.is_not_distinct_from(person_id), shared)
