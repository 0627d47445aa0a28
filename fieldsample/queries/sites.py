"""The register of sites: as an import must know it, and as the demo shows it."""

from __future__ import annotations

from typing import Any, NamedTuple

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


def first_market(session: Session, lab_id: str) -> dict[str, Any] | None:
    """A market with a position: its name, latitude and longitude."""
    query = select(Site.name, Site.latitude, Site.longitude).where(
        Site.lab_id == lab_id,
        Site.site_type == "produce_market",
        Site.active.is_(True),
        Site.latitude.is_not(None),
    )
    found = session.execute(query.order_by(Site.code).limit(1)).one_or_none()
    return None if found is None else dict(found._mapping)
