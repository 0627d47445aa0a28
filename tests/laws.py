"""What must hold of a lab after all is sent, asked of the database itself."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.domain.arrivals import item_arrivals
from fieldsample.domain.custody import CustodyFact
from fieldsample.journal.chain import GENESIS, envelope_digest, row_hash
from fieldsample.models.boxes import Box, BoxFact
from fieldsample.models.coverage import CoverageCount
from fieldsample.models.desk import CommandSheet
from fieldsample.models.field import Instrument
from fieldsample.models.journal import (
    Document,
    DocumentShare,
    Held,
    JournalRow,
    LabHead,
    Operation,
    Quarantine,
)
from fieldsample.models.labels import Label, LabelMark, LabelRoll, LabelUse
from fieldsample.models.people import Device, Person
from fieldsample.models.places import Site, Visit
from fieldsample.models.samples import Fact, Item, Sample
from fieldsample.models.store import StorePlace
from fieldsample.operations.standing import share_of

Json = dict[str, Any]
WAITED_FOR: dict[str, tuple[Any, ...]] = {
    "box": (Box.id,),
    "box_label": (Box.code,),
    "device": (Device.id,),
    "instrument": (Instrument.id,),
    "item": (Item.id,),
    "label": (Item.label,),
    "label_roll": (LabelRoll.id,),
    "operation": (Fact.op_id, BoxFact.op_id),
    "person": (Person.id,),
    "place": (StorePlace.id,),
    "sample": (Sample.id,),
    "sheet": (CommandSheet.id,),
    "site": (Site.id,),
    "visit": (Visit.id,),
}
"""What an operation may wait for, and where it stands once it has come."""


def everything_said_is_kept_once(session: Session, lab_id: str, said: Iterable[Json]) -> None:
    """Each operation made stands in operation or in quarantine exactly once, byte for byte."""
    operations = {
        row.op_id: row
        for row in session.scalars(select(Operation).where(Operation.lab_id == lab_id))
    }
    aside: dict[str, list[Quarantine]] = defaultdict(list)
    for row in session.scalars(
        select(Quarantine).where(Quarantine.lab_id == lab_id, Quarantine.resolved_op.is_(None))
    ):
        aside[row.op_id].append(row)
    for made in said:
        stored = operations.get(made["op_id"])
        kept = [row for row in aside[made["op_id"]] if json.loads(row.raw)["body"] == made["body"]]
        as_operation = stored is not None and stored.body == made["body"]
        assert as_operation + len(kept) == 1, made


def the_chain_is_whole(session: Session, lab_id: str) -> None:
    """Positions are dense, each row binds the one before, and the head is the last."""
    query = select(JournalRow).where(JournalRow.lab_id == lab_id).order_by(JournalRow.pos)
    rows = list(session.scalars(query))
    assert [row.pos for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0].prev == GENESIS
    assert all(row.prev == before.hash for before, row in pairwise(rows))
    assert all(row.hash == row_hash(vars(row)) for row in rows)
    head = session.get_one(LabHead, lab_id)
    assert (head.pos, head.hash) == (rows[-1].pos, rows[-1].hash)


def bodies_have_their_hashes(session: Session, lab_id: str) -> None:
    """What the chain binds is what is stored."""
    for operation in session.scalars(select(Operation).where(Operation.lab_id == lab_id)):
        assert operation.body_sha256 == sha256(operation.body.encode()).hexdigest()
        assert operation.envelope_sha256 == envelope_digest(operation)


def nothing_waits_for_what_is_here(session: Session, lab_id: str) -> None:
    """No operation is held whose record or label exists, but what can never be true."""
    here: dict[str, set[str]] = {}
    for held in session.scalars(select(Held).where(Held.lab_id == lab_id)):
        noun, _, key = held.waits_for.partition(":")
        if noun not in here:
            here[noun] = {
                one for column in WAITED_FOR[noun] for one in _all(session, column, lab_id)
            }
        assert key not in here[noun] or held.problem, held.waits_for


def _all(session: Session, column: Any, lab_id: str) -> Iterable[str]:
    return session.scalars(select(column).where(column.class_.__table__.c.lab_id == lab_id))


def twins_are_flagged(session: Session, lab_id: str) -> None:
    """All items that share a label are marked, their samples flagged, and no others."""
    items = list(session.scalars(select(Item).where(Item.lab_id == lab_id)))
    uses = Counter(item.label for item in items)
    assert all(item.twin == (uses[item.label] > 1) for item in items)
    twins = {item.sample_id for item in items if item.twin}
    for sample in session.scalars(select(Sample).where(Sample.lab_id == lab_id)):
        assert ("dup_label" in sample.flags) == (sample.id in twins)


def rolls_know_their_used_labels(session: Session, lab_id: str) -> None:
    """The kept bitmaps say what items and marks say."""
    items = set(session.scalars(select(Item.label).where(Item.lab_id == lab_id)))
    marks = session.scalars(select(LabelMark).where(LabelMark.lab_id == lab_id))
    said = {(mark.code, mark.mark) for mark in marks} | {(code, "used") for code in items}
    for use in session.scalars(select(LabelUse).where(LabelUse.lab_id == lab_id)):
        for label in session.scalars(
            select(Label).where(Label.lab_id == lab_id, Label.roll_id == use.id)
        ):
            byte, bit = divmod(label.number - 1, 8)
            for mark in ("used", "spoiled", "lost"):
                bits = getattr(use, mark).ljust(byte + 1, b"\0")
                assert bool(bits[byte] >> bit & 1) == ((label.code, mark) in said), label.code


def coverage_counts_what_is_there(session: Session, lab_id: str) -> None:
    """The kept rollup equals one made afresh."""
    fresh: Counter[tuple[str, str, str, str]] = Counter()
    for sample in session.scalars(select(Sample).where(Sample.lab_id == lab_id)):
        for column, share in share_of(sample).items():
            fresh[sample.month, sample.site or "", sample.sample_type, column] += share
    kept: Counter[tuple[str, str, str, str]] = Counter()
    for count in session.scalars(select(CoverageCount).where(CoverageCount.lab_id == lab_id)):
        for column in ("collected", "arrived", "received", "rejected"):
            key = (count.month, count.site, count.sample_type, column)
            kept[key] += getattr(count, column)
    assert +kept == +fresh


def items_are_where_facts_say(session: Session, lab_id: str) -> None:
    """Each item's kept arrival follows from its sample's facts, and its boxes say the same."""
    docs = documents_in(session, lab_id)
    kept = {key[1]: doc for key, doc in docs.items() if key[0] == "items"}
    for (collection, sample_id), sample in docs.items():
        if collection != "samples":
            continue
        items = [one for one in kept.values() if one["sample"] == sample_id and not one["blind"]]
        facts = [
            CustodyFact(fact["op_id"], fact["kind"], fact["by"], "", fact["said"])
            for fact in sample["facts"]
        ]
        told = item_arrivals(facts, {item["id"]: item["label"] for item in items})
        assert {one.item: one.state for one in told} == {
            item["id"]: item["arrival"] for item in items
        }
    for (collection, _), box in docs.items():
        if collection == "boxes":
            listed = {one["item"]: kept[one["item"]]["arrival"] for one in box["items"]}
            for key, arrival in (("checked", "arrived"), ("missing", "missing")):
                assert set(box[key]) == {item for item, now in listed.items() if now == arrival}


def whoever_is_asked_has_it(session: Session, lab_id: str) -> None:
    """A sample and its items are shared with those whom its document asks, and nobody else."""
    docs = documents_in(session, lab_id)
    expected = {
        (*key, person)
        for key, doc in docs.items()
        if key[0] in {"samples", "items"}
        for person in asked_by(docs["samples", doc["sample"] if key[0] == "items" else key[1]])
    }
    query = select(DocumentShare).where(DocumentShare.lab_id == lab_id)
    assert expected == {(one.collection, one.id, one.person) for one in session.scalars(query)}


def asked_by(sample: Json) -> set[str]:
    """Whom a sample's document asks or names, beside its maker."""
    named = [hold["to"] for hold in sample["holds"]]
    wanted = sample["recollect"]
    if wanted and not wanted["taken"] and not wanted["withdrawn"]:
        named.append(wanted["to"])
    typed = sample["samplers"] if sample["transcribed"] else []
    return {person for person in (*named, *typed) if person} - {sample["created_by"]}


def custody_in(replica: dict[tuple[str, str], Json]) -> dict[tuple[str, str], Json]:
    """The samples and items among these documents."""
    return {key: doc for key, doc in replica.items() if key[0] in {"samples", "items"}}


def custody_of(person: str, whole: dict[tuple[str, str], Json]) -> dict[tuple[str, str], Json]:
    """The samples and items that a sampler's phone should hold: their own, and what is asked."""
    samples = {key[1]: doc for key, doc in whole.items() if key[0] == "samples"}
    theirs = {
        sample_id
        for sample_id, doc in samples.items()
        if person in {doc["created_by"], *asked_by(doc)}
    }
    return {
        key: doc
        for key, doc in custody_in(whole).items()
        if (key[1] if key[0] == "samples" else doc["sample"]) in theirs
    }


def documents_in(session: Session, lab_id: str) -> dict[tuple[str, str], Json]:
    """Every document of the lab, as one who may have all of them would hold it."""
    query = select(Document).where(Document.lab_id == lab_id, Document.doc.is_not(None))
    return {(row.collection, row.id): json.loads(row.doc or "") for row in session.scalars(query)}


def all_laws(session: Session, lab_id: str, said: Iterable[Json]) -> None:
    """Every invariant at once."""
    everything_said_is_kept_once(session, lab_id, said)
    the_chain_is_whole(session, lab_id)
    bodies_have_their_hashes(session, lab_id)
    nothing_waits_for_what_is_here(session, lab_id)
    twins_are_flagged(session, lab_id)
    coverage_counts_what_is_there(session, lab_id)
    rolls_know_their_used_labels(session, lab_id)
    items_are_where_facts_say(session, lab_id)
    whoever_is_asked_has_it(session, lab_id)
