"""Device tokens: opaque, 256 bits, kept only as hashes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from fieldsample.domain.scopes import Reach, reach_of
from fieldsample.models.access import Contact, Credential
from fieldsample.models.people import Device, Person


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a token stands for: the device, its person, and the roles they act in."""

    lab_id: str
    device_id: str
    person_id: str
    roles: tuple[str, ...]
    revoked: bool
    token_hash: str

    @property
    def reach(self) -> Reach:
        """Which documents this device may have."""
        return reach_of(self.roles)


def hashed(secret: str) -> str:
    """What the server keeps of a secret."""
    return sha256(secret.encode()).hexdigest()


def issue(session: Session, lab_id: str, device_id: str, now: datetime) -> str:
    """Make a device's token; it is never shown again."""
    token = secrets.token_urlsafe(32)
    session.add(
        Credential(token_hash=hashed(token), lab_id=lab_id, device_id=device_id, created_at=now)
    )
    return token


def whose(session: Session, token: str) -> Known | None:
    """Whom a token stands for, or None when it stands for nobody any more."""
    query = (
        select(Credential.token_hash, Device, Person)
        .join(Device, (Device.lab_id == Credential.lab_id) & (Device.id == Credential.device_id))
        .join(Person, (Person.lab_id == Device.lab_id) & (Person.id == Device.person_id))
        .where(Credential.token_hash == hashed(token), Credential.ended_at.is_(None))
    )
    found = session.execute(query).one_or_none()
    return None if found is None else _known(*found)


def end(session: Session, token_hash: str, now: datetime) -> None:
    """Sign a device out: its token stands for nobody from now on."""
    ended = update(Credential).where(Credential.token_hash == token_hash)
    session.execute(ended.values(ended_at=now))


def report(session: Session, known: Known, now: datetime, said: dict[str, object]) -> None:
    """Keep what a device says of itself: how much waits on it, its version, its clock."""
    contact = session.get(Contact, (known.lab_id, known.device_id))
    if contact is None:
        contact = Contact(lab_id=known.lab_id, device_id=known.device_id, report={})
        session.add(contact)
    contact.last_seen_at = now
    contact.report = {**(contact.report or {}), **said}


def _known(token_hash: str, device: Device, person: Person) -> Known:
    roles = tuple(role for role in person.roles if role in device.roles)
    return Known(
        lab_id=device.lab_id,
        device_id=device.id,
        person_id=person.id,
        roles=roles,
        revoked=device.revoked_at is not None or not person.active,
        token_hash=token_hash,
    )
