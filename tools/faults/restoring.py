"""Backups that are older than what was acknowledged, and databases that were cloned."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from sqlalchemy.orm import Session
from uuid_utils import uuid7

from fieldsample.models.journal import DurableMark, LabHead
from tools.faults.cradle import Cradle
from tools.faults.judging import Verdict
from tools.faults.line import Line
from tools.faults.nemesis import Nemesis
from tools.faults.play import Plan, Play, Tally, playing
from tools.faults.saying import spoken
from tools.faults.world import World, Worlds

MEMBERS = (0, 1, 2, 3, 5)
"""Without the sampler who is stopped: a stopped phone wipes itself, and sends nothing again."""


def restored(worlds: Worlds, cradle: Cradle, plan: Plan, *, diverge: bool) -> tuple[Verdict, Tally]:
    """Work, copy, work on, and then find the copy in the server's place.

    With `diverge` the copy has lived on meanwhile: both have journal rows at the same positions,
    and only their hashes differ. Every cursor must be refused, every client send again what no
    backup covers.
    """
    with playing(worlds, cradle, plan) as play:
        nemesis = Nemesis(play, (), ("outside",), cuts=False)
        nemesis.rage(plan.work_s / 3)
        original, copy = play.world.name, _copy(play)
        _say_durable(play, copy)
        nemesis.rage(plan.work_s)
        play.tally.server_kills["outside"] += 1
        play.kill_server()
        play.world = copy
        play.start_server()
        play.await_server()
        if diverge:
            _live_on(play)
        play.proxy.upstream = copy.port
        nemesis.rage(plan.work_s / 3)
        verdict = play.judge(play.heal_and_drain(), restored=True)
    kind = "cloned database" if diverge else "old backup"
    play.tally.cuts += Counter({kind: 1})
    for name in (copy.name, original):
        worlds.drop(name)
    return verdict, play.tally


def _copy(play: Play) -> World:
    """The database as it stands now; PostgreSQL copies only what nobody is connected to."""
    name, world = f"{play.world.name}copy", play.world
    if world.kind == "postgres":
        play.kill_server()
    url = play.worlds.copy(world.name, name)
    copy = World(name, world.kind, world.folder, url)
    if world.kind == "postgres":
        play.start_server()
        play.await_server()
    return copy


def _say_durable(play: Play, copy: World) -> None:
    """The live server says that the copy covers it up to where the copy ends, and no further."""
    with copy.engine() as engine, Session(engine) as session:
        head = session.get_one(LabHead, play.worlds.lab.lab_id)
        pos, hash_ = head.pos, head.hash
    with play.world.engine() as engine, Session(engine) as session, session.begin():
        mark = {"pos": pos, "hash": hash_, "how": "backup", "at": datetime.now(UTC)}
        session.merge(DurableMark(lab_id=play.worlds.lab.lab_id, **mark))


def _live_on(play: Play) -> None:
    """The clone takes operations that the original never saw."""
    lab = play.worlds.lab
    desk = lab.members[-1]  # who has no client of their own in this scene
    line = Line(play.world.port, lab.lab_id, desk.device_id, desk.token, lab.key)
    said = [
        spoken(lab.lab_id, desk.person_id, n, "sample.arrive", str(uuid7()), {})
        for n in range(1, 21)
    ]
    answer = line.push(said)
    if answer.status != 200:  # noqa: PLR2004 - the clone must be well
        raise RuntimeError(f"the clone answered {answer.status}")
