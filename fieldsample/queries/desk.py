"""One reader's view of the documents that papers are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.domain import paper
from fieldsample.domain.sheets import Said
from fieldsample.models.field import Signature
from fieldsample.models.journal import Document, Operation
from fieldsample.models.people import Lab, Person
from fieldsample.models.samples import Item
from fieldsample.queries.documents import find_document
from fieldsample.queries.reader import Reader

Json = dict[str, Any]


class Desk:
    """Finds for one reader what stands on a paper, and names it."""

    def __init__(self, session: Session, reader: Reader) -> None:
        self.session = session
        self.reader = reader
        self.lab = session.get_one(Lab, reader.lab_id)
        self.moments = paper.Moments(ZoneInfo(self.lab.timezone))
        self.said = Said(self.moments, self.person, self.instrument, self.place)

    def find(self, collection: str, record_id: str | None) -> Json:
        """A document as this reader has it; empty when there is none for them."""
        who = (self.reader.lab_id, self.reader.person_id, self.reader.reach)
        doc = find_document(self.session, *who, collection, record_id) if record_id else None
        return dict(json.loads(doc)) if doc else {}

    def items_of(self, sample_id: str) -> list[Json]:
        """A sample's items in the order of filling, and of labelling."""
        query = select(Item.id).where(
            Item.lab_id == self.reader.lab_id, Item.sample_id == sample_id
        )
        # Sorted here: asked for by id, SQLite would walk through all items to have it so.
        found = (self.find("items", item) for item in sorted(self.session.scalars(query)))
        return sorted(filter(None, found), key=lambda item: item.get("position") or 0)

    def person(self, person_id: str | None) -> str:
        """What the person is called; nothing for nobody."""
        found = self.session.get(Person, (self.reader.lab_id, person_id)) if person_id else None
        return found.name if found else ""

    def names(self, ids: Iterable[str]) -> str:
        """Several people, or a stroke."""
        return "、".join(filter(None, map(self.person, ids))) or paper.NOTHING

    def instrument(self, instrument_id: str | None) -> str:
        """What the instrument is called; nothing for none."""
        return self.find("instruments", instrument_id).get("name") or ""

    def place(self, place_id: str | None) -> str:
        """What a place of the store is called; nothing for none."""
        return self.find("places", place_id).get("name") or ""

    def signatures_of(self, records: Sequence[str]) -> tuple[tuple[paper.Signed, ...], int]:
        """Those that this reader has, and how many others there are."""
        query = select(Signature.id).where(
            Signature.lab_id == self.reader.lab_id, Signature.record.in_(records)
        )
        ids = list(self.session.scalars(query.order_by(Signature.at, Signature.id)))
        seen = [doc for doc in (self.find("signatures", one) for one in ids) if doc]
        return tuple(self._signed(doc) for doc in seen), len(ids) - len(seen)

    def position(self, collection: str, ids: Sequence[str]) -> int:
        """Where the journal stood when one of these documents last changed."""
        query = select(Document.pos, Document.rev).where(
            Document.lab_id == self.reader.lab_id,
            Document.collection == collection,
            Document.id.in_(ids),
        )
        # SQLite knows the lab alone for as good as a key: asked for the highest position, or for
        # nothing but positions, it walks through an index that has them, with all documents.
        return max((row.pos for row in self.session.execute(query)), default=0)

    def operation(self, op_id: str) -> Operation | None:
        """What a device said, with its own time and the time of its coming."""
        return self.session.get(Operation, (self.reader.lab_id, op_id))

    def _signed(self, doc: Json) -> paper.Signed:
        name = doc["name"] or (self.names([doc["person"]]) if doc["person"] else paper.NOTHING)
        at = self.moments.words(doc["at"])
        return paper.Signed(doc["signs_as"], name, at, doc["sha256"], doc["refused"])
