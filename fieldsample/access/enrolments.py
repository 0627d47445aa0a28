"""Invitations of phones: one-time, ten minutes, bound to lab, person and roles."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from uuid_utils import uuid7

from fieldsample.access.tokens import hashed
from fieldsample.domain.labels import ALPHABET
from fieldsample.models.access import Enrolment

LIFE = timedelta(minutes=10)
SECRET_BYTES = 16
SHORT_CODE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the manager's screen shows once."""

    id: str
    secret: str
    short_code: str
    expires_at: datetime


def invite(
    session: Session,
    lab_id: str,
    person_id: str,
    roles: list[str],
    invited_by: str,
    now: datetime,
    life: timedelta = LIFE,
) -> Invitation:
    """Make an invitation; only hashes of its secrets are kept. A longer life is for demos."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    code = "".join(secrets.choice(ALPHABET) for _ in range(SHORT_CODE_LENGTH))
    row = Enrolment(
        lab_id=lab_id,
        id=str(uuid7()),
        secret_hash=hashed(secret),
        short_code_hash=hashed(code),
        person_id=person_id,
        roles=roles,
        invited_by=invited_by,
        expires_at=now + life,
    )
    session.add(row)
    return Invitation(row.id, secret, code, row.expires_at)


def find(session: Session, secret: str) -> Enrolment | None:
    """The invitation that a secret or a typed short code opens, in whatever state."""
    given = hashed(secret)
    typed = hashed(secret.upper().replace(" ", "").replace("-", ""))
    fits = or_(Enrolment.secret_hash == given, Enrolment.short_code_hash == typed)
    return session.scalars(select(Enrolment).where(fits)).first()


def consume(
    session: Session, lab_id: str, enrolment_id: str, device_id: str, now: datetime
) -> Enrolment | None:
    """Use an invitation up, under the lab's lock: of two at once exactly one gets it."""
    row = session.get(Enrolment, (lab_id, enrolment_id), populate_existing=True)
    if row is None or state_of(row, now) != "open":
        return None
    row.used_at, row.used_by = now, device_id
    return row


def cancel(session: Session, lab_id: str, enrolment_id: str, now: datetime) -> bool:
    """Withdraw an open invitation."""
    row = session.get(Enrolment, (lab_id, enrolment_id))
    if row is None:
        return False
    if state_of(row, now) == "open":
        row.cancelled_at = now
    return True


def state_of(row: Enrolment, now: datetime) -> str:
    """open, used, cancelled or expired."""
    if row.used_at is not None:
        return "used"
    if row.cancelled_at is not None:
        return "cancelled"
    return "open" if now < row.expires_at else "expired"


def public(row: Enrolment, now: datetime) -> dict[str, Any]:
    """What the inviting screen may know."""
    return {
        "id": row.id,
        "state": state_of(row, now),
        "person_id": row.person_id,
        "expires_at": row.expires_at,
    }
