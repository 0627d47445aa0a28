"""Where things are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.places import Site


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
