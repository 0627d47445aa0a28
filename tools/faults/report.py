"""The figures of a run: added up over its rounds, printed as the fault matrix asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import quantiles

from tools.faults.judging import Verdict
from tools.faults.play import Tally


@dataclass(slots=True)
class Report:
    """Everything that was seen."""

    seed: int
    operations: int = 0
    acknowledged: int = 0
    rounds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    total: Tally = field(default_factory=Tally)
    wrong: Counter[str] = field(default_factory=Counter)
    words: list[str] = field(default_factory=list)
    planted: dict[str, str] = field(default_factory=dict)
    seeds: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, seed: int, verdict: Verdict, tally: Tally) -> None:
        """One round's verdict and tally."""
        self.rounds[name] += 1
        self.seeds.append(seed)
        self.operations += verdict.operations
        self.acknowledged += verdict.acknowledged
        self.statuses += verdict.statuses
        for names in ("faults", "server_kills", "client_kills", "cuts"):
            getattr(self.total, names).update(getattr(tally, names))
        self.total.drain_s += tally.drain_s
        self.total.sent_bytes += tally.sent_bytes
        self.total.made_bytes += tally.made_bytes
        self.total.requests += tally.requests
        for kind in ("lost", "duplicated", "stuck", "diverged"):
            self.wrong[kind] += len(getattr(verdict, kind))
        self.words += [f"{name}, seed {seed}: {words}" for words in verdict.words()]

    @property
    def faults(self) -> int:
        """Mishaps of the road and of the database."""
        return sum(self.total.faults.values()) + sum(self.total.cuts.values())

    @property
    def kills(self) -> int:
        """Servers and clients killed."""
        return sum(self.total.server_kills.values()) + sum(self.total.client_kills.values())

    @property
    def caught(self) -> int:
        """Planted bugs that were caught."""
        return sum(bool(how) for how in self.planted.values())

    @property
    def is_clean(self) -> bool:
        """Whether every invariant held, and every planted bug was caught."""
        return not self.words and self.caught == len(self.planted)

    def lines(self) -> list[str]:
        """The whole report; the last line is the one that is quoted."""
        total = self.total
        resent = max(0, total.sent_bytes - total.made_bytes)
        share = 100 * resent / max(1, total.made_bytes)
        return [
            f"seed           {self.seed} (rounds: {_range(self.seeds)})",
            f"rounds         {_counts(self.rounds)}",
            f"operations     {self.operations}, acknowledged {self.acknowledged}"
            f" ({_counts(self.statuses)})",
            f"requests       {total.requests}",
            f"faults         {self.faults}: {_counts(total.faults + total.cuts)}",
            f"server kills   {sum(total.server_kills.values())}: {_counts(total.server_kills)}",
            f"client kills   {sum(total.client_kills.values())}: {_counts(total.client_kills)}",
            f"drain          {_spread(total.drain_s)}",
            f"sent again     {resent} bytes, {share:.0f} % of the {total.made_bytes} made",
            *(f"note           {note}" for note in self.notes),
            *(
                f"planted        {name}: {how or 'NOT CAUGHT'}"
                for name, how in self.planted.items()
            ),
            *(f"WRONG          {words}" for words in self.words[:60]),
            self.last_line(),
        ]

    def last_line(self) -> str:
        """In one line."""
        wrong = ", ".join(f"{kind} {self.wrong[kind]}" for kind in _KINDS)
        return (
            f"faults: {self.operations} operations, {self.faults} faults, {self.kills} kills, "
            f"{wrong}, planted {self.caught}/{len(self.planted)} caught"
        )


_KINDS = ("lost", "duplicated", "stuck", "diverged")


def _counts(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {many}" for name, many in counted.most_common()) or "none"


def _range(seeds: list[int]) -> str:
    return f"{min(seeds)}-{max(seeds)}" if seeds else "none"


def _spread(seconds: list[float]) -> str:
    if len(seconds) < 2:  # noqa: PLR2004 - nothing to spread
        return f"{seconds[0]:.1f} s" if seconds else "none"
    cuts = quantiles(seconds, n=20, method="inclusive")
    return f"p50 {cuts[9]:.1f} s, p95 {cuts[18]:.1f} s, max {max(seconds):.1f} s"
