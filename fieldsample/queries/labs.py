"""The labs of this server."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.people import Lab


def names(session: Session) -> dict[str, str]:
    """Each lab's name by its id."""
    return {row.id: row.name for row in session.execute(select(Lab.id, Lab.name))}
