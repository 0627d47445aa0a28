"""A sample's case: everything on record about it, read once a batch and kept at hand.

Verbs add to the case and to the session alike, so that the next operation of the batch sees both
without asking the database again: first take the case to hand, then add, or a question that flushes
would find the new row too. When a verb fails, the door lets all cases go.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from fieldsample.models.field import Measurement
from fieldsample.models.labels import Label, LabelMark
from fieldsample.models.samples import Amendment, Fact, Item, Photo, Sample
from fieldsample.operations.work import Record, Work


@dataclass(slots=True)
class Case:
    """One sample with its items, its own facts, its photos, its readings and its amendments."""

    sample: Sample
    items: list[Item] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    measurements: list[Measurement] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)


@dataclass(slots=True)
class Claims:
    """One label code: its place in a roll, the items that claim it, what was said of it alone."""

    label: Label | None = None
    items: list[Item] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    marks: list[LabelMark] = field(default_factory=list)

    @property
    def registered(self) -> bool:
        """Whether a roll has it."""
        return self.label is not None

    @property
    def spoiled(self) -> bool:
        """Whether it was said to be spoiled or lost."""
        return any(mark.mark != "used" for mark in self.marks)


@dataclass(slots=True)
class Files:
    """All cases and claims that a batch has at hand."""

    cases: dict[str, Case] = field(default_factory=dict)
    claims: dict[str, Claims] = field(default_factory=dict)
    boxes: object = None
    """What box_cases.py has at hand."""
    calendar: tuple[frozenset[date], frozenset[date]] | None = None
    """Holidays and worked weekends, once calendars.py has read them."""


def files_of(work: Work) -> Files:
    """The batch's own files."""
    if not isinstance(work.files, Files):
        work.files = Files()
    return work.files


def open_case(work: Work, sample: Sample) -> Case:
    """The case of a sample that is only now registered: nothing else can be on record."""
    case = files_of(work).cases[sample.id] = Case(sample)
    return case


def case_of(work: Work, sample: Sample) -> Case:
    """A sample's case; read from the database the first time it is asked for."""
    files = files_of(work)
    if sample.id not in files.cases:
        read_cases(work, [sample.id])
    return files.cases[sample.id]


def claims_on(work: Work, code: str) -> Claims:
    """What is known of a label; read from the database the first time it is asked for."""
    files = files_of(work)
    if code not in files.claims:
        read_claims(work, [code])
    return files.claims[code]


def facts_in(work: Work, case: Case) -> list[Fact]:
    """A sample's facts in order of time: its own, and those on a label that it alone claims."""
    alone = {item.label for item in case.items if not item.twin}
    by_label = [fact for code in sorted(alone) for fact in claims_on(work, code).facts]
    told = [fact for fact in (*case.facts, *by_label) if not fact.of_item]
    return sorted(told, key=lambda fact: (fact.at, fact.op_id))


def item_facts_in(work: Work, case: Case, item: Item) -> list[Fact]:
    """An item's facts in order of time: its own, and those on a label that it alone claims."""
    own = [fact for fact in case.facts if fact.item_id == item.id]
    by_label = (
        [] if item.twin else [one for one in claims_on(work, item.label).facts if one.of_item]
    )
    return sorted([*own, *by_label], key=lambda fact: (fact.at, fact.op_id))


def read_cases(work: Work, sample_ids: Iterable[str]) -> None:
    """Bring the cases of these samples to hand, with one question a table."""
    wanted = [one for one in dict.fromkeys(sample_ids) if one not in files_of(work).cases]
    samples = _read(work, Sample, Sample.id, wanted)
    found = {sample.id: Case(sample) for sample in samples}
    for item in _read(work, Item, Item.sample_id, found):
        found[item.sample_id].items.append(item)
    for fact in _read(work, Fact, Fact.sample_id, found):
        found[fact.sample_id or ""].facts.append(fact)
    for photo in _read(work, Photo, Photo.owner_id, found):
        found[photo.owner_id].photos.append(photo)
    for reading in _read(work, Measurement, Measurement.owner_id, found):
        found[reading.owner_id].measurements.append(reading)
    for amendment in _read(work, Amendment, Amendment.sample_id, found):
        found[amendment.sample_id].amendments.append(amendment)
    for sample in samples:
        work.remember(sample, sample.id)
    work.absent(Sample, set(wanted) - found.keys())
    files_of(work).cases.update(found)
    read_claims(work, [item.label for case in found.values() for item in case.items])


def read_claims(work: Work, codes: Iterable[str]) -> None:
    """Bring what is known of these labels to hand, with one question a table."""
    wanted = [one for one in dict.fromkeys(codes) if one not in files_of(work).claims]
    found = {code: Claims() for code in wanted}
    for label in _read(work, Label, Label.code, found):
        found[label.code].label = label
    for item in _read(work, Item, Item.label, found):
        found[item.label].items.append(item)
    for fact in _read(work, Fact, Fact.label, found):
        found[fact.label or ""].facts.append(fact)
    for mark in _read(work, LabelMark, LabelMark.code, found):
        found[mark.code].marks.append(mark)
    files_of(work).claims.update(found)


def _read(
    work: Work, model: type[Record], column: InstrumentedAttribute[Any], keys: Iterable[str]
) -> Sequence[Record]:
    wanted = list(keys)
    if not wanted:
        return []
    of_lab = model.__table__.c.lab_id == work.lab_id
    return work.session.scalars(select(model).where(of_lab, column.in_(wanted))).all()
