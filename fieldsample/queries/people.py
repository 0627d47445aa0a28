"""People and invitations of one lab."""

from __future__ import annotations

from sqlalchemy.orm import Session

from fieldsample.models.access import Enrolment
from fieldsample.models.people import Device, Person


def find(session: Session, lab_id: str, person_id: str) -> Person | None:
    """A person of this lab, or None."""
    return session.get(Person, (lab_id, person_id))


def find_invitation(
    session: Session, lab_id: str, enrolment_id: str
) -> tuple[Enrolment, Device | None] | None:
    """An invitation with the device that used it, or None."""
    row = session.get(Enrolment, (lab_id, enrolment_id))
    if row is None:
        return None
    device = session.get(Device, (lab_id, row.used_by)) if row.used_by else None
    return row, device
