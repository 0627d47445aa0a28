"""A full disk: nothing is acknowledged that is not stored, and with room it goes on by itself."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from tools.faults.cradle import Cradle
from tools.faults.judging import Verdict
from tools.faults.line import Line, NoAnswer
from tools.faults.play import Plan, Play, Tally, playing
from tools.faults.world import Worlds

SIZE = "24m"
LEFT_FREE = 150_000
QUOTA_PAGES = 2000
FULL_WITHIN_S = 20
LOOK_S = 0.05


class NotFull(Exception):
    """The disk could not be filled, so nothing was proved."""


@contextmanager
def small_disk(place: Path) -> Iterator[bool]:
    """A disk of a few megabytes at `place`; False where the system lets nobody mount one."""
    place.mkdir(parents=True)
    asked = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    is_mounted = os.geteuid() == 0 and subprocess.run(asked, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)


def filled(folder: Path, cradle: Cradle, plan: Plan) -> tuple[Verdict, Tally, str]:
    """Database, log and photos on a disk that fills up, and is given room again.

    Where nobody may mount a small disk, SQLite gets a quota of pages instead, and the photos none.
    """
    place = folder / "disk"
    with small_disk(place) as is_mounted:
        worlds = Worlds("sqlite", place / "worlds", "")
        quota = 0 if is_mounted else QUOTA_PAGES
        with playing(
            worlds, cradle, replace(plan, faults={"delay": 0.0}, quota_pages=quota)
        ) as play:
            time.sleep(plan.work_s / 3)
            ballast = place / "ballast"
            words = _fill(play, ballast, LEFT_FREE if is_mounted else None)
            time.sleep(plan.work_s / 3)
            _make_room(play, ballast)
            verdict = play.judge(play.heal_and_drain())
        play.tally.cuts += Counter({"disk full": 1})
    return verdict, play.tally, words if is_mounted else f"{words} (by a quota of the database)"


def _make_room(play: Play, ballast: Path) -> None:
    """A disk's room is noticed at once; a quota is lifted by starting again."""
    ballast.unlink()
    if play.plan.quota_pages:
        play.plan = replace(play.plan, quota_pages=0)
        play.kill_server()


def _fill(play: Play, ballast: Path, left_free: int | None) -> str:
    """Leave next to nothing, until the server says so in words."""
    end = time.monotonic() + FULL_WITHIN_S
    with ballast.open("ab") as file:
        while time.monotonic() < end:
            if left_free is not None:
                free = shutil.disk_usage(ballast.parent).free
                with suppress(OSError):
                    file.write(b"\0" * max(0, free - left_free))
                    file.flush()
            play.keep_alive()
            if words := _words(play):
                return words
            time.sleep(LOOK_S)
    raise NotFull("the server never said 507")


def _words(play: Play) -> str:
    """What the server says to one who brings a large photo's record, if it is that it is full."""
    lab = play.worlds.lab
    desk = lab.members[-1]
    line = Line(play.world.port, lab.lab_id, desk.device_id, desk.token, lab.key)
    junk = {"note": "x" * 400_000, "at": time.monotonic()}  # never the same: a repeat needs no room
    with suppress(NoAnswer):
        answer = line.push([junk])
        if answer.status == http.client.INSUFFICIENT_STORAGE and answer.code == "disk_full":
            return str(json.loads(json.dumps(answer.said))["error"]["message"])
    return ""
