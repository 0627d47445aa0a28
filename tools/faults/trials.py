"""Planted bugs on trial: each gets the mishap that brings it to light, until it is caught.

A round that missed it is followed by a longer one: what one needs is work done, not luck.
"""

from __future__ import annotations

from dataclasses import replace

from tools.faults.cradle import Cradle
from tools.faults.judging import Verdict
from tools.faults.nemesis import Nemesis
from tools.faults.planted import CLIENT_BUGS, RESTORE_BUGS, SERVER_BUGS, Bug
from tools.faults.play import Plan, playing
from tools.faults.restoring import restored
from tools.faults.world import Worlds

MOST_ROUNDS = 8
WORK_S, DRAIN_S = 3.0, 20.0
SHORT_DRAIN_S = 6.0
"""Lost and doubled are seen after a moment; only who may be stuck or differ needs all the time."""


def trial(name: str, worlds: Worlds, cradle: Cradle, seed: int) -> str:
    """How the bug was caught, or nothing when it was not."""
    bug = SERVER_BUGS.get(name) or CLIENT_BUGS[name]
    plan = Plan(
        seed,
        work_s=WORK_S,
        drain_s=DRAIN_S if {"stuck", "diverged"} & set(bug.does) else SHORT_DRAIN_S,
        pace_s=bug.pace_s,
        replays=bug.replays,
        members=bug.members,
        faults=bug.faults,
        checks=False,  # asking the lab what it holds would heal within a day what is judged here
        server_bug=name if name in SERVER_BUGS else "",
        client_bug=name if name in CLIENT_BUGS else "",
    )
    for number in range(MOST_ROUNDS):
        longer = replace(plan, seed=seed + number, work_s=WORK_S * (1 + number / 2))
        verdict = _round(name, bug, worlds, cradle, longer)
        if verdict.shows(bug.does):
            kinds = ("lost", "duplicated", "stuck", "diverged")
            seen = [f"{kind} {len(getattr(verdict, kind))}" for kind in kinds]
            return f"round {number + 1}: {', '.join(seen)}"
    return ""


def _round(name: str, bug: Bug, worlds: Worlds, cradle: Cradle, plan: Plan) -> Verdict:
    if name in RESTORE_BUGS:
        return restored(worlds, cradle, plan, diverge=False)[0]
    with playing(worlds, cradle, plan) as play:
        nemesis = Nemesis(play, bug.server_points, bug.client_points, every_s=0.4, cuts=False)
        nemesis.rage(plan.work_s)
        verdict = play.judge(play.heal_and_drain())
    worlds.drop(play.world.name)
    return verdict
