"""The one-time set-up token that turns an empty server into a lab's."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from fieldsample.access.tokens import hashed
from fieldsample.models.access import SetUp


def new_token(session: Session, now: datetime) -> str:
    """A fresh set-up token; an older one that was never used ends."""
    session.execute(delete(SetUp).where(SetUp.used_at.is_(None)))
    token = secrets.token_urlsafe(16)
    session.add(SetUp(token_hash=hashed(token), made_at=now))
    return token


def use(session: Session, token: str, now: datetime) -> bool:
    """Use the token up: of twenty at once exactly one succeeds."""
    unused = update(SetUp).where(SetUp.token_hash == hashed(token), SetUp.used_at.is_(None))
    spent = unused.values(used_at=now).returning(SetUp.token_hash)
    return session.scalar(spent) is not None
