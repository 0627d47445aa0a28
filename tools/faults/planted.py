"""Planted bugs: each a mistake that somebody has really made; a suite that misses one is no proof.

A bug is put on inside the forked process, over the product's code or over the honest client's,
and gets the mishap that brings it to light.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tools.faults import client_bugs, desk_bugs, server_bugs


@dataclass(frozen=True, slots=True)
class Bug:
    """How a mistake is put on, what it does to the lab, and under which mishaps it shows.

    Only what it is expected to do counts as caught: on a busy machine anything may be late.
    """

    plant: Callable[[], None]
    does: tuple[str, ...]
    faults: dict[str, float] = field(default_factory=dict)
    server_points: tuple[str, ...] = ()
    client_points: tuple[str, ...] = ()
    database: str = "sqlite"
    members: tuple[int, ...] = (0, 1, 2, 5)
    pace_s: float = 0.2
    replays: bool = False
    """Whether it shows only when the lab is taken again, which costs its time."""


def _at_the_desk(plant: Callable[[], None]) -> Bug:
    """What shows when two desks have much to say: the road is good, and nobody dies."""
    return Bug(
        plant, ("diverged",), {"delay": 0.0}, members=(0, 1, 5, 6), pace_s=0.08, replays=True
    )


ANSWER_LOST = {"drop_answer": 0.35, "duplicate": 0.2}
SERVER_BUGS: dict[str, Bug] = {
    "no_dedup": Bug(server_bugs.no_dedup, ("duplicated",), ANSWER_LOST),
    "check_then_insert": Bug(server_bugs.check_then_insert, ("duplicated",), {"duplicate": 0.8}),
    "stop_at_first_bad": Bug(server_bugs.stop_at_the_first_bad, ("stuck",)),
    "release_forgotten": Bug(server_bugs.release_forgotten, ("diverged",)),
    "cursor_at_head": Bug(server_bugs.cursor_at_the_head, ("diverged",)),
    "present_unverified": Bug(server_bugs.present_unverified, ("lost",), {"garble_request": 0.5}),
    # Clients that were told of a head that is no more send again what it covered: seen is then not
    # the loss but the lab's taking back of what it signed for.
    "answer_before_commit": Bug(
        server_bugs.answer_before_commit, ("lost", "diverged"), {"delay": 0.1}, ("answered",)
    ),
    # SQLite has one writer whatever the code forgets; PostgreSQL forgives nothing.
    "lock_last": Bug(
        server_bugs.lock_last, ("duplicated", "diverged"), {"delay": 0.1}, database="postgres"
    ),
    "moves_by_arrival": _at_the_desk(desk_bugs.moves_by_arrival),
    "reply_before_question": _at_the_desk(desk_bugs.reply_before_question),
    "disposed_alone": _at_the_desk(desk_bugs.disposed_alone),
    "latest_heard_stands": _at_the_desk(desk_bugs.latest_heard_stands),
}
RESTORE_BUGS: dict[str, Bug] = {
    "no_second_sending": Bug(client_bugs.no_second_sending, ("lost",)),
    "forget_on_acknowledge": Bug(client_bugs.forget_on_acknowledge, ("lost",)),
}
CLIENT_BUGS: dict[str, Bug] = {
    "acknowledge_any_200": Bug(client_bugs.acknowledge_on_any_200, ("lost",), {"portal": 0.3}),
    "cursor_before_rows": Bug(
        client_bugs.cursor_before_rows,
        ("diverged",),
        {"delay": 0.1},
        client_points=("between_rows_and_cursor",),
    ),
    "delete_on_send": Bug(client_bugs.delete_on_send, ("lost",), {"drop_request": 0.3}),
    "hash_unchecked": Bug(client_bugs.hash_unchecked, ("lost",), {"garble_request": 0.4}),
    **RESTORE_BUGS,
}


def plant(name: str) -> None:
    """Put a bug on in this process."""
    {**SERVER_BUGS, **CLIENT_BUGS}[name].plant()
