"""What belongs to one record's custody: the records around it, and the operations about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from fieldsample.models.boxes import Box, BoxFact
from fieldsample.models.journal import Held, Operation
from fieldsample.models.labels import Label, LabelMark
from fieldsample.models.places import Site
from fieldsample.models.samples import Fact, Item
from fieldsample.queries.custody_search import Found, Json, document_of
from fieldsample.queries.documents import find_document
from fieldsample.queries.reader import Reader

MOST_PARENTS = 5


@dataclass(slots=True)
class Around:
    """The records whose operations make up one timeline; titles by id, labels by code."""

    titles: dict[str, tuple[str, str]] = field(default_factory=dict)
    """id -> (kind, title)"""
    sample: str | None = None
    items: set[str] = field(default_factory=set)
    siblings: set[str] = field(default_factory=set)
    """Items and labels of the same sample that were not asked for."""
    labels: set[str] = field(default_factory=set)
    boxes: dict[str, Box] = field(default_factory=dict)
    rolls: dict[str, str] = field(default_factory=dict)
    """roll id -> a code of ours on it"""

    def name(self, record_id: str, kind: str, title: str | None) -> None:
        """Put a record into the picture."""
        self.titles[record_id] = (kind, title or "")


def around(session: Session, reader: Reader, found: Found) -> Around:
    """Gather the records around the one that was found, as far as this reader has them."""
    picture = Around()
    if found.kind == "box":
        picture.name(found.id, "box", found.title)
        picture.boxes = _boxes(session, reader.lab_id, [found.id])
        return picture
    _gather_items(session, reader, found, picture)
    _gather_sample(session, reader, found, picture)
    _gather_boxes(session, reader, picture)
    _gather_rolls(session, reader, picture)
    return picture


def operation_ids(session: Session, lab_id: str, picture: Around) -> set[str]:
    """The operations about these records, also those that named a label or a code alone."""
    about = [*picture.titles, *picture.rolls]
    queries: list[Select[str]] = [_where(Operation, lab_id, Operation.subject.in_(about))]
    if picture.sample:
        queries.append(_where(Fact, lab_id, Fact.sample_id == picture.sample))
    if picture.labels:
        queries.append(_where(Fact, lab_id, Fact.label.in_(picture.labels)))
        queries.append(_where(LabelMark, lab_id, LabelMark.code.in_(picture.labels)))
    if picture.boxes:
        queries.append(_where(BoxFact, lab_id, BoxFact.box_id.in_(picture.boxes)))
    ids = {op_id for query in queries for op_id in session.scalars(query)}
    ids |= _on_codes(session, lab_id, picture)
    waiting = select(Held.op_id).where(Held.lab_id == lab_id, Held.op_id.in_(ids))
    return ids - set(session.scalars(waiting))


def _where(model: Any, lab_id: str, condition: Any) -> Select[str]:
    return select(model.op_id).where(model.lab_id == lab_id, condition)


def _gather_items(session: Session, reader: Reader, found: Found, picture: Around) -> None:
    sample_id = found.id if found.kind == "sample" else found.doc["sample"]
    query = select(Item).where(Item.lab_id == reader.lab_id, Item.sample_id == sample_id)
    items = {item.id: item for item in session.scalars(query)}
    wanted = set(items) if found.kind == "sample" else _lineage(items, found.id)
    for item in items.values():
        if item.id not in wanted:
            picture.siblings |= {item.id, item.label}
            continue
        picture.items.add(item.id)
        picture.labels.add(item.label)
        picture.name(item.id, "item", item.label)
    picture.siblings -= picture.labels


def _lineage(items: dict[str, Item], item_id: str) -> set[str]:
    """An item and what it was split from."""
    line: set[str] = set()
    here = items.get(item_id)
    while here is not None and here.id not in line and len(line) <= MOST_PARENTS:
        line.add(here.id)
        here = items.get(here.parent or "")
    return line


def _gather_sample(session: Session, reader: Reader, found: Found, picture: Around) -> None:
    own = found.kind == "sample"
    doc = found.doc if own else document_of(session, reader, "sample", found.doc["sample"])
    if doc is None:
        return
    picture.sample = str(doc["id"])
    picture.name(picture.sample, "sample", Found("sample", picture.sample, doc).title)
    visit = document_of(session, reader, "visit", doc["visit"])
    if visit is not None:
        picture.name(visit["id"], "visit", _site_name(session, reader.lab_id, visit))


def _site_name(session: Session, lab_id: str, visit: Json) -> str | None:
    site = session.get(Site, (lab_id, visit["site"]))
    return site.name if site else None


def _gather_boxes(session: Session, reader: Reader, picture: Around) -> None:
    packed = select(BoxFact.box_id).where(
        BoxFact.lab_id == reader.lab_id,
        BoxFact.item.in_(picture.items),
    )
    # Sifted here: asked for those of a box, SQLite walks through all that lies in any.
    ids = {one for one in session.scalars(packed) if one}
    boxes = _boxes(session, reader.lab_id, sorted(ids))
    for box_id, box in boxes.items():
        if document_of(session, reader, "box", box_id) is not None:
            picture.boxes[box_id] = box
            picture.name(box_id, "box", box.code)


def _boxes(session: Session, lab_id: str, ids: list[str]) -> dict[str, Box]:
    query = select(Box).where(Box.lab_id == lab_id, Box.id.in_(ids))
    return {box.id: box for box in session.scalars(query)} if ids else {}


def _gather_rolls(session: Session, reader: Reader, picture: Around) -> None:
    """The rolls that the labels are of; who has all of custody may know to whom they went."""
    query = select(Label.roll_id, Label.code).where(
        Label.lab_id == reader.lab_id, Label.code.in_(picture.labels)
    )
    for roll_id, code in session.execute(query):
        whole = "custody" in reader.reach.whole
        if whole or find_document(session, *reader, "label_rolls", roll_id) is not None:
            picture.rolls[roll_id] = code


def _on_codes(session: Session, lab_id: str, picture: Around) -> set[str]:
    """What named the code of a box alone means the box of that code last opened before it."""
    codes = {box.code for box in picture.boxes.values()}
    if not codes:
        return set()
    same = select(Box).where(Box.lab_id == lab_id, Box.code.in_(codes))
    opened = sorted(session.scalars(same), key=lambda box: (box.opened_at, box.id))
    said = select(BoxFact).where(BoxFact.lab_id == lab_id, BoxFact.code.in_(codes))
    return {fact.op_id for fact in session.scalars(said) if _meant(opened, fact) in picture.boxes}


def _meant(opened: list[Box], fact: BoxFact) -> str:
    named = [box for box in opened if box.code == fact.code]
    before = [box for box in named if box.opened_at <= fact.at]
    return (before or named[:1])[-1].id
