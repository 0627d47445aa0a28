"""Which labels of a roll are used, spoiled, lost or back: bitmaps, so that a phone can tell."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from sqlalchemy import exists, select

from fieldsample.domain.bitmaps import bitmap, with_bit
from fieldsample.models.labels import Label, LabelMark, LabelRoll, LabelUse
from fieldsample.models.samples import Item
from fieldsample.operations.cases import Claims
from fieldsample.operations.scoped import Scoped
from fieldsample.operations.work import Work

MARKS = ("used", "spoiled", "lost")
Places = dict[str, set[int]]


def mark_use(work: Work, claims: Claims, mark: str) -> None:
    """Mark a label in its roll's bitmap; one whose roll has not come is marked when it comes."""
    if claims.label is None:
        return
    use = use_of(work, claims.label.roll_id)
    before = getattr(use, mark)
    after = with_bit(before, _place(claims.label))
    if after != before:
        setattr(use, mark, after)
        work.touch("label_use", use.id)


def begin_use(work: Work, roll_id: str, claims: Iterable[Claims]) -> None:
    """The bitmaps of a roll that has only now come: what was said of its labels before counts."""
    places: Places = {mark: set() for mark in MARKS}
    for one in claims:
        marks = {mark.mark for mark in one.marks} | ({"used"} if one.items else set())
        for mark in marks:
            places[mark].add(_place(one.label))
    _keep(work, roll_id, places)


def document(work: Work, record_id: str) -> Scoped:
    """The bitmaps of a roll, for those who have the roll."""
    roll = work.get(LabelRoll, "label_roll", record_id)
    use = use_of(work, record_id)
    shown = {**{mark: getattr(use, mark) for mark in MARKS}, "returned": use.returned or b""}
    bits = {mark: b64encode(places).decode() for mark, places in shown.items()}
    return Scoped("rolls", roll.issued_to, {"lab_id": work.lab_id, "id": record_id, **bits})


def use_of(work: Work, roll_id: str) -> LabelUse:
    """A roll's bitmaps; one that was issued before there were any has them counted once."""
    return work.find(LabelUse, roll_id) or _keep(work, roll_id, _counted(work, roll_id))


def _place(label: Label | None) -> int:
    return label.number - 1 if label else 0


def _keep(work: Work, roll_id: str, places: Places) -> LabelUse:
    use = LabelUse(lab_id=work.lab_id, id=roll_id)
    for mark, numbers in places.items():
        setattr(use, mark, bitmap(numbers))
    work.session.add(use)
    work.remember(use, roll_id)
    work.touch("label_use", roll_id)
    return use


def _counted(work: Work, roll_id: str) -> Places:
    of_roll = (Label.lab_id == work.lab_id, Label.roll_id == roll_id)
    claimed = exists().where(Item.lab_id == Label.lab_id, Item.label == Label.code)
    places: Places = {mark: set() for mark in MARKS}
    places["used"].update(
        number - 1 for number in work.session.scalars(select(Label.number).where(*of_roll, claimed))
    )
    marked = select(Label.number, LabelMark.mark).join(
        LabelMark, (LabelMark.lab_id == Label.lab_id) & (LabelMark.code == Label.code)
    )
    for number, mark in work.session.execute(marked.where(*of_roll)):
        places[mark].add(number - 1)
    return places
