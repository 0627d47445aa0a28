"""Mistakes of a server, each put over the product's code in the process under test."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldsample.api import sync
from fieldsample.errors import ApiError
from fieldsample.extensions import db
from fieldsample.journal import batch as batches
from fieldsample.journal import door, envelope, feed, push, releasing
from fieldsample.models.journal import LabHead
from fieldsample.photos import store
from tools.faults.seams import put

WINDOW_S = 0.05
"""Long enough for a race to happen within seconds, not once a month."""
LONG_WINDOW_S = 0.3
"""Long enough for another's whole push to fall into it."""
LATER_S = 1.0


def no_dedup() -> None:
    """What came before is not looked up."""
    put(push, "_known", lambda *_about: push.Known({}, {}))


def check_then_insert() -> None:
    """Ask before the lock, insert under it: two that come at once both find nothing."""
    asked = threading.local()

    @contextmanager
    def late(lab_id: str) -> Iterator[Any]:
        time.sleep(WINDOW_S)
        with door.open_door(lab_id) as opened:
            yield opened

    def early(caller: push.Caller, raw_ops: Any) -> push.Answer:
        read = [push._read(raw, caller.device_id) for raw in raw_ops]
        ops = [op for op in read if not isinstance(op, envelope.TooNew)]
        with Session(db.engine) as session:
            asked.known = ask(session, caller.lab_id, ops)
        return push.push(caller, raw_ops)

    ask = put(push, "_known", lambda *_about: asked.known)
    put(push, "open_door", late)
    put(sync, "take", early)


def stop_at_the_first_bad() -> None:
    """One operation that cannot stand takes its whole batch with it."""

    def strict(*given: Any) -> Any:
        line = real(*given)
        if line.outcome["status"] == "quarantined":
            raise ApiError("invalid_request")
        return line

    real = put(push, "_take_new", strict)


def release_forgotten() -> None:
    """What waited for a record goes on waiting when it has come."""
    put(releasing, "release", lambda _batch: None)


def cursor_at_the_head() -> None:
    """The cursor of a page that is not the last points behind everything."""

    def at_head(session: Session, lab_id: str, reach: Any, _pos: int) -> Any:
        return real(session, lab_id, reach, session.get_one(LabHead, lab_id).pos)

    real = put(feed, "_cursor", at_head)


def present_unverified() -> None:
    """A photo has the name that was said of it, whatever its bytes."""

    def trusting(part: Path) -> str:
        return part.name.removesuffix(".part")

    put(store, "_synced_digest", trusting)


def answer_before_commit() -> None:
    """The answer leaves at once; what it speaks of is stored a little later, if nobody dies."""
    for_good = threading.local()

    def hasty(caller: push.Caller, raw_ops: Any) -> push.Answer:
        app: Any = current_app
        whole_app = app._get_current_object()
        answer = push.push(caller, raw_ops)

        def later() -> None:
            time.sleep(LATER_S)
            for_good.yes = True
            with whole_app.app_context():
                push.push(caller, raw_ops)

        threading.Thread(target=later, daemon=True).start()
        return answer

    def either(lab_id: str) -> Any:
        return real(lab_id) if getattr(for_good, "yes", False) else _rehearsal(lab_id)

    real = put(push, "open_door", either)
    put(sync, "take", hasty)


def lock_last() -> None:
    """Two writers: what is there is looked up first, and the lab is locked only to number it."""

    def unlocked(session: Session, lab_id: str) -> LabHead:
        return session.scalars(select(LabHead).where(LabHead.lab_id == lab_id)).one()

    def close(self: batches.Batch) -> None:
        releasing.readmit(self)
        releasing.release(self)
        time.sleep(LONG_WINDOW_S)
        self.session.refresh(self.head, with_for_update=True)
        real(self)

    put(door, "_locked_head", unlocked)
    real = put(batches.Batch, "close", close)


class _Undone(Exception):
    pass


@contextmanager
def _rehearsal(lab_id: str) -> Iterator[Any]:
    """Everything but the commit."""
    try:
        with door.writing() as session:
            head = door._locked_head(session, lab_id)
            opened: Any = batches.Batch.open(session, head, datetime.now(UTC))
            yield opened
            opened.close()
            opened.head = SimpleNamespace(pos=opened.head.pos, hash=opened.head.hash)
            raise _Undone
    except _Undone:
        return
