"""Checkpoints: heads of the journal, signed with a key that is not in the database.

Whoever can write to the database can also work out the chain anew behind a changed row. They cannot
sign: a checkpoint whose hash is no longer the journal's tells of it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.models.journal import Checkpoint, LabHead

VERSION = "fieldsample-checkpoint-v1"
EVERY_POSITIONS = 100
EVERY = timedelta(minutes=10)


def checkpoint_text(lab_id: str, pos: int, hash_: str, at: datetime) -> str:
    """The signed text of one checkpoint."""
    return "\n".join([VERSION, lab_id, str(pos), hash_, at.isoformat()])


def sign_when_due(session: Session, head: LabHead, now: datetime) -> None:
    """Sign the head once in a hundred positions or ten minutes, in the batch's own transaction."""
    lately = select(Checkpoint.pos, Checkpoint.at).where(Checkpoint.lab_id == head.lab_id)
    last = session.execute(lately.order_by(Checkpoint.pos.desc()).limit(1)).first()
    if last and head.pos < last.pos + EVERY_POSITIONS and now < last.at + EVERY:
        return
    if last is None or head.pos > last.pos:
        sign(session, head, now)


def sign(session: Session, head: LabHead, now: datetime) -> None:
    """Sign the head as it is."""
    text = checkpoint_text(head.lab_id, head.pos, head.hash, now)
    row = Checkpoint(lab_id=head.lab_id, pos=head.pos, hash=head.hash, at=now)
    row.sig = current_app.extensions["keys"].sign(text)
    session.add(row)
