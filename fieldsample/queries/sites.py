"""The register of sites, as an import must know it."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.places import Site


class Registered(NamedTuple):
    """What tells one site of the register from another."""

    site_id: str
    name: str
    town: str | None
    code: str | None


def registered(session: Session, lab_id: str) -> list[Registered]:
    """Every site of the lab, inactive and proposed ones too: they must not be added twice."""
    query = select(Site.id, Site.name, Site.town, Site.code).where(Site.lab_id == lab_id)
    return [Registered(*row) for row in session.execute(query.order_by(Site.id))]
