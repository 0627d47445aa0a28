"""The fleet: every device, when it was last heard of, and what waits on it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fieldsample.models.access import Contact
from fieldsample.models.journal import Operation
from fieldsample.models.people import Device
from fieldsample.queries import gaps

REPORTED = (
    "app_build",
    "waiting_operations",
    "waiting_photos",
    "oldest_waiting_at",
    "storage_persisted",
    "storage_lost_at",
    "clock_offset_ms",
)


def devices(session: Session, lab_id: str) -> list[dict[str, Any]]:
    """One row a device, the newest first."""
    query = (
        select(Device, Contact)
        .outerjoin(Contact, (Contact.lab_id == Device.lab_id) & (Contact.device_id == Device.id))
        .where(Device.lab_id == lab_id)
        .order_by(Device.device_no.desc())
    )
    last = _last_numbers(session, lab_id)
    missing = gaps.by_device(session, lab_id)
    return [
        {**_row(device, seen, last.get(device.id)), "gaps": missing.get(device.id, [])}
        for device, seen in session.execute(query)
    ]


def _last_numbers(session: Session, lab_id: str) -> dict[str, int]:
    """The highest number that has come from each device: one step into the index for each."""
    highest = select(func.max(Operation.device_seq)).where(
        Operation.lab_id == Device.lab_id, Operation.device_id == Device.id
    )
    query = select(Device.id, highest.scalar_subquery()).where(Device.lab_id == lab_id)
    return {device_id: last for device_id, last in session.execute(query) if last is not None}


def _row(device: Device, contact: Contact | None, last_seq: int | None) -> dict[str, Any]:
    said = contact.report if contact else {}
    return {
        "id": device.id,
        "name": device.name,
        "device_no": device.device_no,
        "person_id": device.person_id,
        "how": device.how,
        "last_seen_at": contact.last_seen_at if contact else None,
        "last_seq": last_seq,
        "revoked_at": device.revoked_at,
        **{name: said.get(name) for name in REPORTED},
    }
