"""What a device gets when it comes in: its token, its lab, its person, its roles."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldsample.models.journal import Operation
from fieldsample.models.people import Device, Lab, Person


def describe(session: Session, lab_id: str, device_id: str) -> dict[str, Any]:
    """A session as the wire page says, without its token."""
    device = session.get_one(Device, (lab_id, device_id))
    person = session.get_one(Person, (lab_id, device.person_id))
    lab = session.get_one(Lab, lab_id)
    return {
        "device_id": device.id,
        "device_no": device.device_no,
        "device_name": device.name,
        "lab_id": lab_id,
        "lab": {name: getattr(lab, name) for name in ("id", "name", "prefix", "timezone")},
        "person_id": person.id,
        "person": {"id": person.id, "name": person.name, "roles": person.roles},
        "roles": [role for role in person.roles if role in device.roles],
        "last_seq": _last_number(session, lab_id, device_id),
        "server_keys": current_app.extensions["keys"].public(),
        "server_time": datetime.now(UTC),
    }


def _last_number(session: Session, lab_id: str, device_id: str) -> int:
    """The highest number that came from the device: one that holds less has lost its store."""
    own = (Operation.lab_id == lab_id, Operation.device_id == device_id)
    return session.scalar(select(func.max(Operation.device_seq)).where(*own)) or 0
