"""The nemesis: while clients work, it kills servers and clients and takes their database away."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import text

from tools.faults.play import Play
from tools.faults.points import CLIENT_POINTS, SERVER_POINTS, Points

REACHED_WITHIN_S = 2.5
LOOK_S = 0.02
LOCK_HELD_S = 1.6
CUT = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
"""Longer than the server under test waits for a lock."""


@dataclass(slots=True)
class Nemesis:
    """Mishaps one after another until the time is up."""

    play: Play
    server_points: tuple[str, ...] = ("outside", "outside_at_start", *SERVER_POINTS)
    client_points: tuple[str, ...] = ("outside", *CLIENT_POINTS)
    every_s: float = 1.2
    cuts: bool = True

    def rage(self, seconds: float) -> None:
        """Do mischief for that long; whatever dies is started again."""
        chance = self.play.chance
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._pass(chance.uniform(0.3, 1.0) * self.every_s, end)
            if self.server_points:
                self._kill_server(chance.choice(self.server_points))
            if self.client_points:
                self._kill_client(chance.choice(self.client_points))
            if self.cuts and self._happens(0.25):
                self._take_database()
            self.play.await_server()

    def _pass(self, seconds: float, end: float) -> None:
        until = min(end, time.monotonic() + seconds)
        while time.monotonic() < until:
            self.play.keep_alive()
            time.sleep(LOOK_S)

    def _kill_server(self, point: str) -> None:
        if point.startswith("outside"):
            self.play.kill_server()
            if point == "outside_at_start":
                self.play.start_server()
                time.sleep(self.play.chance.uniform(0, 0.4))  # anywhere in its first moments
                self.play.kill_server()
                self.play.tally.server_kills["outside"] += 1
            self.play.tally.server_kills[point] += 1
            return
        if point == "start":
            self.play.kill_server()
            self.play.tally.server_kills["outside"] += 1
        if self._dies_at(self.play.points, point):
            self.play.tally.server_kills[point] += 1

    def _kill_client(self, point: str) -> None:
        number = self.play.chance.choice(list(self.play.clients))
        if point == "outside":
            self.play.clients[number].kill()
        elif not self._dies_at(Points(self.play.client_folder(number) / "points"), point):
            return
        self.play.tally.client_kills[point] += 1

    def _dies_at(self, points: Points, point: str) -> bool:
        """Arm it and go on; the point is taken back when nobody comes by in time."""
        points.arm(point)
        end = time.monotonic() + REACHED_WITHIN_S
        while points.is_armed(point) and time.monotonic() < end:
            self.play.keep_alive()
            time.sleep(LOOK_S)
        return not points.disarm(point)

    def _take_database(self) -> None:
        if self.play.world.kind == "postgres" and self._happens(0.7):
            with self.play.world.engine() as engine, engine.begin() as connection:
                self.play.tally.cuts["connections"] += connection.scalar(text(CUT)) or 0
            return
        self._hold_lock()
        self.play.tally.cuts["lock held"] += 1

    def _happens(self, share: float) -> bool:
        return self.play.chance.random() < share

    def _hold_lock(self) -> None:
        """Somebody else sits on the lab's row for longer than anyone waits."""
        if self.play.world.kind == "postgres":
            with self.play.world.engine() as engine, engine.begin() as connection:
                connection.execute(text("SELECT * FROM lab_head FOR UPDATE"))
                time.sleep(LOCK_HELD_S)
            return
        path = self.play.world.url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path, isolation_level=None, timeout=20)) as base:
            base.execute("BEGIN IMMEDIATE")
            time.sleep(LOCK_HELD_S)
            base.execute("ROLLBACK")
