"""Labels: what is known of a code, and the codes of a roll."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.labels import Label, LabelMark, LabelRoll
from fieldsample.models.people import Lab, Person
from fieldsample.models.samples import Item


def look_up(session: Session, lab_id: str, code: str) -> dict[str, Any] | None:
    """A registered code with the items that claim it; None when it is not of this lab."""
    roll_id = session.scalar(
        select(Label.roll_id).where(Label.lab_id == lab_id, Label.code == code)
    )
    if roll_id is None:
        return None
    query = select(Item.id, Item.sample_id).where(Item.lab_id == lab_id, Item.label == code)
    items = [{"id": item, "sample": sample} for item, sample in session.execute(query)]
    taken_off = select(LabelMark.op_id).where(
        LabelMark.lab_id == lab_id, LabelMark.code == code, LabelMark.mark == "used"
    )
    state = "used" if items or session.scalar(taken_off.limit(1)) else "unused"
    return {"code": code, "state": state, "roll_id": roll_id, "items": items}


class Printed(NamedTuple):
    """What a roll or an item gives to print: the sheet's title, the lab's name, the codes."""

    title: str
    lab: str
    codes: list[str]


def roll_for_print(session: Session, lab_id: str, roll_id: str) -> Printed | None:
    """A roll's title and its codes in printing order, or None."""
    roll = session.get(LabelRoll, (lab_id, roll_id))
    if roll is None:
        return None
    query = select(Label.code).where(Label.lab_id == lab_id, Label.roll_id == roll_id)
    codes = list(session.scalars(query.order_by(Label.number)))
    return Printed(_title(session, roll, len(codes)), session.get_one(Lab, lab_id).name, codes)


def item_for_print(session: Session, lab_id: str, item_id: str) -> Printed | None:
    """An item's code and nothing that tells the sample, or None."""
    item = session.get(Item, (lab_id, item_id))
    if item is None:
        return None
    name = session.get_one(Lab, lab_id).name
    return Printed(name, name, [item.label])


def _title(session: Session, roll: LabelRoll, count: int) -> str:
    lab = session.get_one(Lab, roll.lab_id)
    holder = session.get(Person, (roll.lab_id, roll.issued_to)) if roll.issued_to else None
    to = f" · {holder.name}" if holder else ""
    return f"{lab.name} {lab.prefix} · {roll.issued_at:%Y-%m-%d} · {count}{to}"
