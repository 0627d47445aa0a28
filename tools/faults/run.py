"""A run: rounds on each database until the time is up, then the scenes, then the planted bugs."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import running_postgres
from tools.faults import disk
from tools.faults.browser import browsed
from tools.faults.cradle import Cradle
from tools.faults.nemesis import Nemesis
from tools.faults.planted import CLIENT_BUGS, SERVER_BUGS
from tools.faults.play import Plan, playing
from tools.faults.report import Report
from tools.faults.restoring import MEMBERS as WITHOUT_THE_STOPPED
from tools.faults.restoring import restored
from tools.faults.trials import trial
from tools.faults.world import Worlds

AT_ONCE = 7
"""Planted bugs tried side by side: most of their time is waiting."""
SCENES_EVERY = 6
"""Rounds between two looks at restored, cloned and full disks."""
BROWSER_EVERY = 24
SHORT_S = 60
PACE_S = 0.2
"""Between two things that one person says, on average."""


@dataclass(slots=True)
class Run:
    """One call of the suite."""

    seed: int
    seconds: float
    databases: tuple[str, ...]
    work_s: float
    say: Callable[[str], None]
    keep: bool = False
    browser: bool = False

    def run(self) -> Report:
        """Everything; the report says whether it held."""
        report = Report(self.seed)
        with _place(self.keep) as folder, _cradle() as cradle, _postgres(self.databases) as url:
            worlds = {
                kind: Worlds(kind, folder / kind, url if kind == "postgres" else "")
                for kind in self.databases
            }
            for kind in self.databases:
                self._rounds(worlds[kind], cradle, report, self.seconds / len(self.databases))
        return report

    def _rounds(self, worlds: Worlds, cradle: Cradle, report: Report, seconds: float) -> None:
        end, number = time.monotonic() + seconds, 0
        while number == 0 or time.monotonic() < end:
            number += 1
            if number % SCENES_EVERY == 1 or self.seconds < SHORT_S:
                self._scenes(worlds, cradle, report)
            if self.browser and number % BROWSER_EVERY == 1:
                self._browse(worlds, cradle, report)
            self._round(worlds, cradle, report)

    def _round(self, worlds: Worlds, cradle: Cradle, report: Report) -> None:
        plan = self._plan(report)
        with playing(worlds, cradle, plan) as play:
            Nemesis(play).rage(plan.work_s)
            verdict = play.judge(play.heal_and_drain())
        report.add(worlds.kind, plan.seed, verdict, play.tally)
        self.say(f"{worlds.kind}, seed {plan.seed}: {report.last_line()}")
        if verdict.is_clean:
            worlds.drop(play.world.name)

    def _scenes(self, worlds: Worlds, cradle: Cradle, report: Report) -> None:
        for diverge in (False, True):
            plan = self._plan(report, WITHOUT_THE_STOPPED)
            verdict, tally = restored(worlds, cradle, plan, diverge=diverge)
            name = f"{worlds.kind} {'cloned' if diverge else 'restored'}"
            report.add(name, plan.seed, verdict, tally)
        if worlds.kind == "sqlite":
            self._full_disk(worlds.folder / f"full{len(report.seeds)}", cradle, report)

    def _browse(self, worlds: Worlds, cradle: Cradle, report: Report) -> None:
        plan = self._plan(report, ())
        verdict, tally = browsed(worlds, cradle, plan)
        report.add(f"{worlds.kind} browser", plan.seed, verdict, tally)
        self.say(f"{worlds.kind} in Chromium, seed {plan.seed}: {verdict.words() or 'all arrived'}")

    def _full_disk(self, folder: Path, cradle: Cradle, report: Report) -> None:
        plan = self._plan(report, WITHOUT_THE_STOPPED)
        try:
            verdict, tally, words = disk.filled(folder, cradle, plan)
        except disk.NotFull as problem:
            report.notes.append(f"full disk not tried: {problem}")
            return
        report.add("full disk", plan.seed, verdict, tally)
        if not any("full disk" in note for note in report.notes):
            report.notes.append(f"full disk: 507, {words!r}")

    def _plan(self, report: Report, members: tuple[int, ...] | None = None) -> Plan:
        seed = self.seed + len(report.seeds)
        plan = Plan(seed, work_s=self.work_s, pace_s=PACE_S)
        return plan if members is None else Plan(seed, self.work_s / 2, 90.0, PACE_S, members)


def try_planted(report: Report, say: Callable[[str], None], *, with_postgres: bool) -> None:
    """Every planted bug; those that need PostgreSQL only where it is asked for."""
    bugs = {**SERVER_BUGS, **CLIENT_BUGS}
    names = [name for name, bug in bugs.items() if with_postgres or bug.database == "sqlite"]
    kinds = tuple(sorted({bugs[name].database for name in names}))
    with _place(False) as folder, _cradle() as cradle, _postgres(kinds) as url:
        worlds = {kind: Worlds(kind, folder / kind, url) for kind in kinds}
        with ThreadPoolExecutor(AT_ONCE) as pool:
            tried = {
                name: pool.submit(trial, name, worlds[bugs[name].database], cradle, report.seed)
                for name in names
            }
            for name, how in tried.items():
                report.planted[name] = how.result()
                say(f"planted {name}: {report.planted[name] or 'NOT CAUGHT'}")


@contextmanager
def _place(keep: bool) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="faults"))
    yield folder
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _cradle() -> Iterator[Cradle]:
    cradle = Cradle()
    try:
        yield cradle
    finally:
        cradle.close()


@contextmanager
def _postgres(kinds: tuple[str, ...]) -> Iterator[str]:
    with running_postgres() if "postgres" in kinds else nullcontext("") as url:
        yield url
