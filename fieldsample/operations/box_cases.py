"""A box's case: all that is on record about it, read once a batch and kept at hand (cases.py)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from fieldsample.domain.arrivals import ARRIVED, MISSING
from fieldsample.domain.boxes import BoxStanding, Packed, Step, contents_of, standing_of
from fieldsample.models.boxes import Box, BoxFact
from fieldsample.models.samples import Item
from fieldsample.operations.act import Act
from fieldsample.operations.cases import files_of, read_cases
from fieldsample.operations.work import Work

MOVE_ITEMS = frozenset({"sample.arrive", "item.unexpected", "item.mark_missing"})
"""Kinds that say of an item whether it is here."""


@dataclass(slots=True)
class BoxFiles:
    """All that a batch has at hand of boxes: facts by box, by code, and where items were packed."""

    facts: dict[str, list[BoxFact]] = field(default_factory=dict)
    codes: dict[str, tuple[list[Box], list[BoxFact]]] = field(default_factory=dict)
    packings: dict[str, set[str]] = field(default_factory=dict)


def boxes_of(work: Work) -> BoxFiles:
    """The batch's own files of boxes."""
    files = files_of(work)
    if not isinstance(files.boxes, BoxFiles):
        files.boxes = BoxFiles()
    return files.boxes


def bring_boxes_to_hand(
    work: Work, said: Iterable[tuple[str, str | None, Mapping[str, Any]]]
) -> None:
    """Read the boxes and items of a batch, given as (kind, subject, said), before its verbs."""
    of_boxes = [one for one in said if one[0].startswith("box.")]
    if not of_boxes:
        return
    read_boxes(work, [subject for _, subject, _ in of_boxes if subject])
    items = [words["item"] for kind, _, words in of_boxes if kind in {"box.pack", "box.unpack"}]
    work.look_for(Item, items)
    read_packings(work, items)
    found = [item for one in items if (item := work.find(Item, one)) is not None]
    read_cases(work, [item.sample_id for item in found])


def bring_arrivals_to_hand(
    work: Work, said: Iterable[tuple[str, str | None, Mapping[str, Any]]]
) -> None:
    """Read what the desk speaks of by a label, and the boxes that its arrivals move."""
    known, files = list(said), files_of(work)
    named = {words["label"] for _, _, words in known if words.get("label")}
    claimed = {item.sample_id for label in named for item in files.claims[label].items}
    read_cases(work, claimed)
    arriving = [one for one in known if one[0] in MOVE_ITEMS]
    if not arriving:
        return
    about = sorted(claimed | {subject for _, subject, _ in arriving if subject})
    cases = [files.cases[one] for one in about if one in files.cases]
    read_packings(work, [item.id for case in cases for item in case.items])
    read_boxes(work, [words["box"] for _, _, words in arriving if words.get("box")])


def read_boxes(work: Work, box_ids: Iterable[str]) -> None:
    """Bring these boxes and their own facts to hand, with one question a table."""
    files = boxes_of(work)
    wanted = [one for one in dict.fromkeys(box_ids) if one not in files.facts]
    if not wanted:
        return
    work.look_for(Box, wanted)
    found: dict[str, list[BoxFact]] = {box_id: [] for box_id in wanted}
    query = select(BoxFact).where(BoxFact.lab_id == work.lab_id, BoxFact.box_id.in_(wanted))
    for fact in work.session.scalars(query):
        found[fact.box_id or ""].append(fact)
    files.facts.update(found)


def read_packings(work: Work, items: Iterable[str]) -> None:
    """Bring to hand which boxes these items were ever packed in, and those boxes."""
    files = boxes_of(work)
    wanted = [one for one in dict.fromkeys(items) if one not in files.packings]
    if not wanted:
        return
    query = select(BoxFact.item, BoxFact.box_id).where(
        BoxFact.lab_id == work.lab_id, BoxFact.item.in_(wanted), BoxFact.box_id.is_not(None)
    )
    files.packings.update({item: set() for item in wanted})
    for item, box_id in work.session.execute(query.distinct()):
        files.packings[item or ""].add(box_id or "")
    read_boxes(work, {box_id for item in wanted for box_id in files.packings[item]})


def own_facts(work: Work, box_id: str) -> list[BoxFact]:
    """The facts that name this box."""
    read_boxes(work, [box_id])
    return boxes_of(work).facts[box_id]


def on_code(work: Work, code: str) -> tuple[list[Box], list[BoxFact]]:
    """The boxes that bear a code, and what was said of the code alone."""
    files = boxes_of(work)
    if code not in files.codes:
        boxes = select(Box).where(Box.lab_id == work.lab_id, Box.code == code)
        facts = select(BoxFact).where(BoxFact.lab_id == work.lab_id, BoxFact.code == code)
        files.codes[code] = (
            list(work.session.scalars(boxes)),
            list(work.session.scalars(facts)),
        )
    return files.codes[code]


def facts_about(work: Work, box: Box) -> list[BoxFact]:
    """A box's facts in order of time: its own, and those on its code that mean this box."""
    boxes, said = on_code(work, box.code)
    known = {fact.op_id: fact for fact in said}
    # What takes another fact back means the box which that one meant.
    by_code = [
        fact for fact in said if _meant(boxes, known.get(fact.said.get("op_id", ""), fact)) is box
    ]
    own = own_facts(work, box.id)
    return sorted([*own, *by_code], key=lambda fact: (fact.at, fact.op_id))


def standing(work: Work, box: Box) -> BoxStanding:
    """What a box's facts add up to."""
    steps = _steps(facts_about(work, box))
    items = [packed.item for packed in contents_of(steps)]
    read_packings(work, items)
    elsewhere = frozenset(item for item in items if _is_elsewhere(work, item, box))
    return standing_of(steps, elsewhere, _arrivals(work, items))


def boxes_with(work: Work, item: str) -> set[str]:
    """Every box that the item was ever packed in."""
    read_packings(work, [item])
    return boxes_of(work).packings[item]


def packing_in(work: Work, item: str, box_id: str) -> Packed | None:
    """The packing by which a box holds the item now, or None."""
    box = work.get(Box, "box", box_id)
    contents = contents_of(_steps(facts_about(work, box)))
    return next((packed for packed in contents if packed.item == item), None)


def keep_box_fact(
    work: Work, act: Act, box_id: str | None, code: str | None = None, **said: object
) -> None:
    """Keep what was said about a box, here or not, or about a code; `said` is as it was read."""
    told = own_facts(work, box_id) if box_id else on_code(work, code or "")[1]
    item = said.get("item")
    if isinstance(item, str):
        read_packings(work, [item])
    fact = BoxFact(
        lab_id=act.lab_id,
        op_id=act.op_id,
        kind=act.kind,
        box_id=box_id,
        code=None if box_id else code,
        item=item,
        by=act.actor,
        device_id=act.device_id,
        at=act.at,
        unsure=act.unsure,
        band_s=act.band_s,
        said={**act.said, **said},
    )
    work.session.add(fact)
    told.append(fact)
    work.brought(f"operation:{act.op_id}")
    if box_id is not None and isinstance(item, str):
        boxes_of(work).packings[item].add(box_id)


def _meant(boxes: list[Box], fact: BoxFact) -> Box:
    """A box is used again: a code alone means the box of that code last opened before."""
    opened = sorted(boxes, key=lambda box: (box.opened_at, box.id))
    before = [box for box in opened if box.opened_at <= fact.at]
    return before[-1] if before else opened[0]


def _is_elsewhere(work: Work, item: str, here: Box) -> bool:
    others = boxes_with(work, item) - {here.id}
    return any(packing_in(work, item, box_id) for box_id in others)


def _arrivals(work: Work, items: list[str]) -> dict[str, str]:
    """Which of a box's items the desk has, or has looked for in vain."""
    work.look_for(Item, [item for item in items if (Item, item) not in work.records])
    found = {item: work.find(Item, item) for item in items}
    told = {item: record.arrival for item, record in found.items() if record is not None}
    return {item: arrival for item, arrival in told.items() if arrival in (ARRIVED, MISSING)}


def _steps(facts: list[BoxFact]) -> list[Step]:
    return [Step(fact.op_id, fact.kind, fact.at, fact.band_s, fact.said) for fact in facts]
