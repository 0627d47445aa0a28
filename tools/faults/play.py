"""A round: a server, a road and clients at work under mishaps; then healing, draining, judging."""

from __future__ import annotations

import http.client
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from sqlalchemy.orm import Session

from tools.faults.cradle import Cradle, Process
from tools.faults.judging import Judge, Verdict, Witness
from tools.faults.mischief import Mischief
from tools.faults.outbox import Outbox
from tools.faults.points import ANSWERED, Points
from tools.faults.proxy import Proxy
from tools.faults.world import SAMPLERS, World, Worlds

STARTS_WITHIN_S = 60
LOOK_S = 0.02


@dataclass(frozen=True, slots=True)
class Plan:
    """What a round is like."""

    seed: int
    work_s: float = 10.0
    drain_s: float = 90.0
    pace_s: float = 0.15
    members: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    faults: dict[str, float] = field(default_factory=dict)
    server_bug: str = ""
    client_bug: str = ""
    quota_pages: int = 0
    checks: bool = True
    replays: bool = True


@dataclass(slots=True)
class Tally:
    """What happened, to be added up."""

    faults: Counter[str] = field(default_factory=Counter)
    server_kills: Counter[str] = field(default_factory=Counter)
    client_kills: Counter[str] = field(default_factory=Counter)
    cuts: Counter[str] = field(default_factory=Counter)
    drain_s: list[float] = field(default_factory=list)
    sent_bytes: int = 0
    made_bytes: int = 0
    requests: int = 0


@dataclass(slots=True)
class Play:
    """Everything that runs in one round."""

    worlds: Worlds
    world: World
    cradle: Cradle
    plan: Plan
    proxy: Proxy
    chance: Random
    tally: Tally = field(default_factory=Tally)
    server: Process | None = None
    clients: dict[int, Process] = field(default_factory=dict)

    @property
    def points(self) -> Points:
        """Where the server may be made to die."""
        return Points(self.world.folder / "server-points")

    def start_server(self) -> None:
        """Start it; it may die at once if a point is armed."""
        self.server = self.cradle.start(
            {
                "what": "serve",
                "data": str(self.world.data),
                "database_url": self.world.url,
                "port": self.world.port,
                "points": str(self.points.folder),
                "log": str(self.world.folder / "server.log"),
                "bug": self.plan.server_bug,
                "quota_pages": self.plan.quota_pages,
            }
        )

    def await_server(self) -> None:
        """Wait until it answers; start it again when it has died meanwhile."""
        end = time.monotonic() + STARTS_WITHIN_S
        while not self._answers():
            if self.server is None or not self.server.is_alive():
                self.start_server()
            if time.monotonic() > end:
                log = (self.world.folder / "server.log").read_text(errors="replace")
                raise TimeoutError(f"the server did not start:\n{log[-3000:]}")
            time.sleep(LOOK_S)

    def kill_server(self) -> None:
        """As a power cut would."""
        if self.server is not None:
            self.server.kill()

    def strike_answered(self) -> None:
        """The server dies with its answer on the road, if that point is armed."""
        points = self.points
        if points.is_armed(ANSWERED) and points.disarm(ANSWERED) and self.server is not None:
            self.server.strike()

    def start_client(self, number: int) -> None:
        """Start a member's client on the store that it had."""
        lab = self.worlds.lab
        member, sampler = lab.members[number], number - 1
        folder = self.client_folder(number)
        folder.mkdir(exist_ok=True)
        people = [one.person_id for one in lab.members if one.person_id != member.person_id]
        victims = [lab.members[SAMPLERS].device_id] if SAMPLERS in self.plan.members else []
        self.clients[number] = self.cradle.start(
            {
                "what": "sync",
                "folder": str(folder),
                "control": str(self.world.control),
                "log": str(folder / "log"),
                "seed": self.plan.seed,
                "number": sampler,
                "port": self.proxy.port,
                "key": lab.key,
                "member": asdict(member),
                "pace_s": self.plan.pace_s,
                "bug": self.plan.client_bug,
                "checks": self.plan.checks,
                "speaker": {
                    "role": member.role,
                    "lab_id": lab.lab_id,
                    "person_id": member.person_id,
                    "samplers": SAMPLERS,
                    "people": people,
                    "rolls": lab.codes,
                    "shared_codes": lab.shared,
                    "victims": victims if member.role == "manager" else [],
                },
            }
        )

    def client_folder(self, number: int) -> Path:
        """A client's own place."""
        return self.world.folder / f"client{number}"

    def tell(self, phase: str) -> None:
        """Tell the clients what to do: work, drain, end."""
        fresh = self.world.control.with_suffix(".new")
        fresh.write_text(phase, encoding="ascii")
        fresh.replace(self.world.control)

    def keep_alive(self) -> None:
        """Whatever has died starts again."""
        if self.server is None or not self.server.is_alive():
            self.start_server()
        for number, client in list(self.clients.items()):
            if not client.is_alive() and not (self.client_folder(number) / "finished").exists():
                self.start_client(number)

    def heal_and_drain(self) -> list[str]:
        """No more faults: every outbox must be empty in time; who is not done is stuck."""
        self.proxy.heal()
        self.keep_alive()
        self.await_server()
        started = time.monotonic()
        self.tell("drain")
        stuck = self._await("drained", started)
        self.tally.drain_s.append(time.monotonic() - started)
        if not stuck:
            self.tell("end")
            stuck = self._await("finished", time.monotonic())
        return stuck

    def judge(self, stuck: list[str], *, restored: bool = False) -> Verdict:
        """Stop everything, then look; after a restore clients may have seen two histories."""
        for client in self.clients.values():
            client.kill()
        self.kill_server()
        self.tally.faults += self.proxy.counted
        self.tally.requests += self.proxy.requests
        lab = self.worlds.lab
        witnesses = [
            Witness(lab.members[number], Outbox(self.client_folder(number) / "outbox.db"))
            for number in self.clients
        ]
        self._weigh(witnesses)
        with self.world.engine() as engine, Session(engine) as session:
            photos = self.world.data / "photos"
            judge = Judge(session, lab.lab_id, photos, witnesses, self.plan.replays)
            judge.verdict.stuck += stuck
            verdict = judge.judge()
            if not restored:
                judge.history_is_one()
        for witness in witnesses:
            witness.outbox.base.close()
        return verdict

    def _await(self, marker: str, started: float) -> list[str]:
        while time.monotonic() - started < self.plan.drain_s:
            self.keep_alive()
            late = [n for n in self.clients if not (self.client_folder(n) / marker).exists()]
            if not late:
                return []
            time.sleep(LOOK_S)
        roles = [self.worlds.lab.members[number].role for number in late]
        return [f"{role} is not {marker} after {self.plan.drain_s:.0f} s" for role in roles]

    def _weigh(self, witnesses: list[Witness]) -> None:
        for witness in witnesses:
            ask = witness.outbox.one
            self.tally.sent_bytes += int(witness.outbox.told("sent_bytes") or 0)
            self.tally.made_bytes += int(ask("SELECT sum(length(wire)) FROM made") or 0)
            self.tally.made_bytes += int(ask("SELECT sum(size) FROM photo") or 0)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.world.port, timeout=5)
        with suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/livez")
            connection.getresponse().read()
            connection.close()
            return True
        connection.close()
        return False


@contextmanager
def playing(worlds: Worlds, cradle: Cradle, plan: Plan) -> Iterator[Play]:
    """A round, set up with its server running and its clients at work."""
    world = worlds.make()
    chance = Random(plan.seed)  # noqa: S311 - repeatable on purpose
    mischief = Mischief(Random(f"{plan.seed}/road"))  # noqa: S311 - as above
    mischief.aim(plan.faults)
    proxy = Proxy(mischief, world.port)
    play = Play(worlds, world, cradle, plan, proxy, chance)
    proxy.answered = play.strike_answered
    try:
        play.start_server()
        play.await_server()
        play.tell("work")
        for number in plan.members:
            play.start_client(number)
        yield play
    finally:
        for client in play.clients.values():
            client.kill()
        play.kill_server()
        proxy.close()
