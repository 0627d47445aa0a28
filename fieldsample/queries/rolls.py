"""A holder's labels, and where the samples stand that carry them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.labels import Label, LabelRoll
from fieldsample.models.samples import Item, Sample


class Held(NamedTuple):
    """One label: `state` is its sample's, None while it is unused."""

    code: str
    state: str | None
    sample_name: str | None = None


def newest_roll(session: Session, lab_id: str, person_id: str) -> list[Held]:
    """The labels of the roll that was last issued to a person, in printing order."""
    last = (
        select(LabelRoll.id)
        .where(LabelRoll.lab_id == lab_id, LabelRoll.issued_to == person_id)
        .order_by(LabelRoll.issued_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Label.code, Sample.state, Sample.sample_name)
        .outerjoin(Item, (Item.lab_id == Label.lab_id) & (Item.label == Label.code))
        .outerjoin(Sample, (Sample.lab_id == Item.lab_id) & (Sample.id == Item.sample_id))
        .where(Label.lab_id == lab_id, Label.roll_id == last)
        .order_by(Label.number)
    )
    return list({row.code: Held(*row) for row in rows}.values())


def on_their_way(session: Session, lab_id: str, limit: int = 8) -> list[Held]:
    """Labels of samples that were handed over and have not arrived, newest first."""
    query = (
        select(Item.label, Sample.state, Sample.sample_name)
        .join(Sample, (Sample.lab_id == Item.lab_id) & (Sample.id == Item.sample_id))
        .where(Item.lab_id == lab_id, Sample.state == "in_transit", Item.kind != "B")
        .order_by(Sample.at.desc(), Item.label)
        .limit(limit)
    )
    return [Held(*row) for row in session.execute(query)]
