"""Mistakes of a client, each put over the honest one in the process under test."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from tools.faults import line
from tools.faults.client import Client
from tools.faults.outbox import Outbox
from tools.faults.seams import put


def acknowledge_on_any_200() -> None:
    """A status code turns the tick on, whoever said it."""

    def trusting(self: Client) -> None:
        batch = self.outbox.waiting(self.batch)
        if not batch:
            return
        if self.line.push([said for _n, said in batch]).status != HTTPStatus.OK:
            raise line.NoAnswer
        self.outbox.acknowledge([_as_accepted(said) for _n, said in batch])

    put(Client, "push", trusting)


def cursor_before_rows() -> None:
    """The cursor is stored, and then its rows."""

    def apart(self: Outbox, rows: Any, cursor: str, between: Callable[[], None]) -> None:
        self.tell("cursor", cursor)
        if rows:
            between()
        self.store_rows(rows)

    put(Outbox, "take_page", apart)


def delete_on_send() -> None:
    """What leaves the phone is taken for delivered."""

    def forgetful(self: Client) -> None:
        batch = self.outbox.waiting(self.batch)
        for n, said in batch:
            self.outbox.base.execute("DELETE FROM outbox WHERE n = ?", (n,))
            self.outbox.note_acknowledged("accepted", (said["op_id"], said["body_sha256"]))
        if batch:
            self.line.push([said for _n, said in batch])

    put(Client, "push", forgetful)


def hash_unchecked() -> None:
    """Acknowledged by its id, whatever bytes the lab has under it."""

    def by_id(self: Outbox, results: Any) -> int:
        for result in results:
            keys = (result["status"], result["op_id"])
            self.base.execute("UPDATE outbox SET state = 'sent' WHERE op_id = ?", keys[1:])
            self.base.execute("UPDATE made SET acknowledged = ? WHERE op_id = ?", keys)
        return len(results)

    put(Outbox, "acknowledge", by_id)


def no_second_sending() -> None:
    """History has changed: the replica is made afresh, but what was sent is not sent again."""

    def lazy(self: Outbox) -> None:
        self.base.execute("DELETE FROM replica")
        self.base.execute("DELETE FROM told WHERE key = 'cursor'")

    put(Outbox, "queue_again", lazy)


def forget_on_acknowledge() -> None:
    """What is sent is let go of, long before any backup covers it."""

    def eager(self: Outbox, results: Any) -> Any:
        settled = real(self, results)
        self.base.execute("DELETE FROM outbox WHERE state = 'sent'")
        return settled

    real = put(Outbox, "acknowledge", eager)


def _as_accepted(operation: dict[str, Any]) -> dict[str, Any]:
    keys = {key: operation[key] for key in ("op_id", "body_sha256")}
    return {**keys, "status": "accepted", "pos": None}
