"""Passwords: argon2id hashes, and what makes one too weak."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.access import Password

LEAST_CHARACTERS = 12
LEAST_DISTINCT = 5
_hasher = PasswordHasher()


@cache
def _nobody() -> str:
    """Checked for unknown names, so that known and unknown ones take the same time."""
    return _hasher.hash("nobody signs in with this")


class LoginTaken(Exception):
    """Somebody else signs in with this name."""


class WeakPassword(Exception):
    """Too short, one pattern repeated, or made of names that everyone knows."""


def check_strength(password: str, *names: str) -> None:
    """Refuse a weak password (length and context words; OWASP ASVS v5.0.0-6.2.1, 6.2.11)."""
    folded = password.casefold()
    known = [name.casefold() for name in names if len(name) > 2]  # noqa: PLR2004 - short names occur in any password
    if len(password) < LEAST_CHARACTERS or len(set(folded)) < LEAST_DISTINCT:
        raise WeakPassword
    if any(name in folded for name in known):
        raise WeakPassword


def put(
    session: Session, lab_id: str, person_id: str, login: str, password: str, now: datetime
) -> None:
    """Set a person's sign-in; a former one of theirs ends."""
    name = login.casefold()
    there = session.get(Password, name)
    if there is not None and (there.lab_id, there.person_id) != (lab_id, person_id):
        raise LoginTaken
    own = select(Password).where(Password.lab_id == lab_id, Password.person_id == person_id)
    for former in session.scalars(own):
        session.delete(former)
    session.flush()
    session.add(
        Password(
            login=name,
            lab_id=lab_id,
            person_id=person_id,
            hash=_hasher.hash(password),
            set_at=now,
        )
    )


def check(session: Session, login: str, password: str) -> Password | None:
    """The sign-in that login and password fit, or None; takes as long for unknown names."""
    found = session.get(Password, login.casefold())
    try:
        _hasher.verify(found.hash if found else _nobody(), password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return found
