"""From a code to records: a label, a sample's number, a form's number or a box's code."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from fieldsample.domain.lookup_keys import form_key, label_key, number_keys
from fieldsample.models.boxes import Box
from fieldsample.models.samples import Item, Sample
from fieldsample.queries.documents import find_document
from fieldsample.queries.reader import Reader

Json = dict[str, Any]
MOST_FOUND = 20
COLLECTIONS = {"sample": "samples", "item": "items", "box": "boxes", "visit": "visits"}


class Found(NamedTuple):
    """One record that a code means, as this reader has it."""

    kind: str
    id: str
    doc: Json

    @property
    def title(self) -> str:
        """What people call it."""
        if self.kind == "sample":
            return str(self.doc["sample_no"] or self.doc["sample_name"] or self.doc["sample_type"])
        return str(self.doc["label" if self.kind == "item" else "code"])


def by_code(session: Session, reader: Reader, code: str) -> list[Found]:
    """All that a code means; what this reader may not have is not there."""
    found: dict[str, Found] = {}
    if "\x00" in code:
        return []
    for kind, query in _lookups(reader.lab_id, code):
        for record_id in session.scalars(query.limit(MOST_FOUND)):
            if record_id not in found and (one := _seen(session, reader, kind, record_id)):
                found[record_id] = one
    return list(found.values())


def by_id(session: Session, reader: Reader, record_id: str) -> list[Found]:
    """The sample, item or box of an id; none where this reader may not have it."""
    kinds = ("sample", "item", "box")
    seen = (_seen(session, reader, kind, record_id) for kind in kinds)
    return [one for one in seen if one][:1]


def document_of(session: Session, reader: Reader, kind: str, record_id: str | None) -> Json | None:
    """A record's document as this reader has it."""
    if not record_id:
        return None
    doc = find_document(session, *reader, COLLECTIONS[kind], record_id)
    return dict(json.loads(doc)) if doc else None


def _seen(session: Session, reader: Reader, kind: str, record_id: str) -> Found | None:
    doc = document_of(session, reader, kind, record_id)
    return Found(kind, record_id, doc) if doc else None


def _lookups(lab_id: str, code: str) -> list[tuple[str, Select[str]]]:
    """One question an index, so that a million records make no difference."""
    label, form_no = label_key(code), form_key(code)
    numbered = select(Sample.id).where(
        Sample.lab_id == lab_id, Sample.sample_no.in_(number_keys(code))
    )
    lookups = [("sample", numbered)]
    if form_no:
        of_form = select(Sample.id).where(Sample.lab_id == lab_id, Sample.form_no == form_no)
        lookups.append(("sample", of_form))
    if label:
        items = select(Item.id).where(Item.lab_id == lab_id, Item.label == label)
        boxes = select(Box.id).where(Box.lab_id == lab_id, Box.code == label)
        newest = boxes.order_by(Box.opened_at.desc())
        lookups += [("item", items), ("box", newest)]
    return lookups
