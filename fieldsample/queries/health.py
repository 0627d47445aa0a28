"""Whether the database answers, and whether it has been set up."""

from __future__ import annotations

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from fieldsample.models.people import Lab


def database_answers(session: Session) -> bool:
    """One statement that touches the database."""
    return session.scalar(text("SELECT 1")) == 1


def is_set_up(session: Session) -> bool:
    """Whether a lab has been founded."""
    return session.scalar(select(Lab.id).limit(1)) is not None
