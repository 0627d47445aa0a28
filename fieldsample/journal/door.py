"""The door: the one write transaction on a lab's data, with the lab's head locked first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from fieldsample.extensions import db
from fieldsample.journal import checkpoints, news
from fieldsample.journal.batch import Batch
from fieldsample.journal.chain import GENESIS
from fieldsample.journal.turns import Turns
from fieldsample.models.journal import LabHead

_turn = Turns()
"""SQLite has one writer: waiting here is fair, waiting in busy_timeout is not."""


class Busy(Exception):
    """Another writer held the lab for too long: nothing was stored, try again."""


@contextmanager
def writing() -> Iterator[Session]:
    """A write transaction: committed at the end, rolled back on any exception."""
    turn = _turn if db.engine.dialect.name == "sqlite" else nullcontext()
    engine = db.engine.execution_options(writes=True)
    with turn, Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def open_door(lab_id: str) -> Iterator[Batch]:
    """Lock the lab and hand out a batch; numbering, chaining and the commit happen at the end."""
    with writing() as session:
        batch = Batch.open(session, _locked_head(session, lab_id), datetime.now(UTC))
        yield batch
        batch.close()
        checkpoints.sign_when_due(session, batch.head, batch.now)
    news.tell()


@contextmanager
def found_lab(lab_id: str) -> Iterator[Batch]:
    """The same for a lab that is only now founded."""
    with writing() as session:
        head = LabHead(lab_id=lab_id, pos=0, hash=GENESIS)
        session.add(head)
        session.flush()
        batch = Batch.open(session, head, datetime.now(UTC))
        yield batch
        batch.close()
        checkpoints.sign_when_due(session, batch.head, batch.now)


def _locked_head(session: Session, lab_id: str) -> LabHead:
    """Lock first: locking last lost two races on PostgreSQL that SQLite hid."""
    try:
        query = select(LabHead).where(LabHead.lab_id == lab_id).with_for_update()
        return session.scalars(query).one()
    except OperationalError as problem:
        raise Busy from problem
