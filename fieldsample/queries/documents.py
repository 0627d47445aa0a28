"""Single documents, and who may have them: the feed's own rule, asked for one record."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.domain.scopes import Reach
from fieldsample.models.field import Signature
from fieldsample.models.having import may_have
from fieldsample.models.journal import Document
from fieldsample.models.samples import Photo

COLLECTIONS = {"sample": "samples", "visit": "visits", "box": "boxes", "place": "places"}
"""Where the document of a photo's owner stands."""


def find_document(
    session: Session, lab_id: str, person_id: str, reach: Reach, collection: str, record_id: str
) -> str | None:
    """The document's JSON, or None when there is none in this reach."""
    query = select(Document.doc).where(
        Document.lab_id == lab_id,
        Document.collection == collection,
        Document.id == record_id,
        may_have(person_id, reach),
    )
    return session.scalar(query)


def may_see_photo(session: Session, lab_id: str, person_id: str, reach: Reach, sha256: str) -> bool:
    """Whether a record in this reach speaks of the picture, or is a signature with it."""
    photos = select(Photo.owner, Photo.owner_id).where(
        Photo.lab_id == lab_id, Photo.sha256 == sha256
    )
    signatures = select(Signature.id).where(Signature.lab_id == lab_id, Signature.sha256 == sha256)
    named = [(COLLECTIONS[owner], owner_id) for owner, owner_id in session.execute(photos)]
    named += [("signatures", signature_id) for signature_id in session.scalars(signatures)]
    return any(
        find_document(session, lab_id, person_id, reach, collection, record_id) is not None
        for collection, record_id in named
    )
