"""Measure it: `python -m tools.bench [--json FILE] [--quick | --samples 1000000]`.

Push of 1 and 100 operations from 1, 4 and 16 clients beside the raw limit of the same run; feed,
label and custody look-up and coverage at 100,000 samples; on SQLite and PostgreSQL, against the
real server and over real connections. Then the web app, where there is a browser. Nothing fails
for a figure.

With `--samples` a lab of so many samples is grown instead, with the whole history of each, and its
people's questions are asked: a million takes 25 GB of disk a database, and half an hour.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.benchmarks import machine, million, pushing, reading
from tools.benchmarks.databases import Databases, app_on, databases
from tools.benchmarks.figures import Budget, Figure, as_json, heading, say, tell, tell_budget
from tools.benchmarks.growth import grow
from tools.benchmarks.history import live
from tools.benchmarks.laboratory import found_laboratory
from tools.benchmarks.pushing import CLIENTS, Load
from tools.benchmarks.service import serving


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    loads: tuple[Load, ...]
    rounds: int
    samples: int
    copies: int
    repeats: int
    own_samples: int
    desk_samples: int


FULL = Size(
    (Load(1, 96), Load(100, 16)),
    rounds=2,
    samples=500,
    copies=200,
    repeats=480,
    own_samples=5000,
    desk_samples=100_000,
)
QUICK = Size(
    (Load(1, 16), Load(4, 16)),
    rounds=1,
    samples=40,
    copies=5,
    repeats=32,
    own_samples=200,
    desk_samples=1000,
)


def main() -> int:
    asked = _arguments()
    size = QUICK if asked.quick else FULL
    with tempfile.TemporaryDirectory(prefix="fsbench") as folder:
        facts = machine.facts(Path(folder))
        say("  ".join(f"{name}: {value}" for name, value in facts.items()))
        figures = [
            figure
            for kind in asked.database
            for figure in _server(kind, Path(folder), size, asked.samples)
        ]
        alone = asked.without_browser or asked.samples
        budgets = [] if alone else list(measure_web_app(Path(folder), size))
    if asked.json:
        report = {"machine": facts, "figures": [as_json(figure) for figure in figures]}
        report["web_app"] = [as_json(figure) for figure in budgets]
        asked.json.write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


def _server(kind: str, folder: Path, size: Size, samples: int) -> Iterator[Figure]:
    return measure_large(kind, folder, samples) if samples else measure_database(kind, folder, size)


def measure_large(kind: str, folder: Path, samples: int) -> Iterator[Figure]:
    """A very large lab with its history; the database goes when it is measured."""
    with databases(kind, folder / kind) as made:
        heading(f"{kind}: {samples:,} samples with their history")
        url = made.empty()
        with app_on(url, made.folder) as app, app.app_context():
            laboratory = found_laboratory(million.SAMPLERS)
            copies = max(2, samples // million.PATTERN)
            grow(made, url, laboratory, million.PATTERN, copies, live, _tell_growth)
            known = million.known_among(laboratory, million.PATTERN * copies, million.REPEATS)
            newcomer = laboratory.hire("Newcomer")
            with serving(url, made.folder / "data", made.server_pid) as service:
                yield from _told(million.measure(kind, service, laboratory, known, newcomer))
    shutil.rmtree(folder / kind)


def _tell_growth(samples: int) -> None:
    say(f"  {samples:,} samples grown, load {os.getloadavg()[0]:.1f}")


def measure_database(kind: str, folder: Path, size: Size) -> Iterator[Figure]:
    """Everything about one kind of database, told as it comes."""
    with databases(kind, folder / kind) as made:
        heading(f"{kind}: empty tables")
        yield from _told(_pushes(made, size))
        heading(f"{kind}: {size.samples * size.copies:,} samples")
        yield from _told(_readings(made, size))


def measure_web_app(folder: Path, size: Size) -> Iterator[Budget]:
    """The web app, where there is a browser."""
    # Playwright is a tool of the tests: the server's figures need it not.
    from tools.benchmarks import bad_line, persons_time, reception, webapp  # noqa: PLC0415 - see above

    say()
    if not webapp.can_measure():
        say("web app: not measured, there is no /usr/bin/chromium or no built app (make build)")
        return
    with databases("sqlite", folder / "webapp") as made:
        url = made.empty()
        with app_on(url, made.folder) as app, app.app_context():
            laboratory = found_laboratory(samplers=2)
            grow(made, url, laboratory, size.own_samples // 100, 100)
            laboratory.codes = laboratory.issue_roll(48, to=laboratory.samplers[0])
            with serving(url, made.folder / "data") as service:
                say("web app")
                for figure in webapp.measure(service, laboratory, made.folder):
                    tell_budget(figure)
                    yield figure
                for figure in persons_time.measure(service, laboratory, made.folder):
                    tell_budget(figure)
                    yield figure
                for figure in bad_line.measure(service, laboratory, url, made.folder):
                    tell_budget(figure)
                    yield figure
    for figure in reception.measure(folder / "reception", size.desk_samples):
        tell_budget(figure)
        yield figure


def _pushes(made: Databases, size: Size) -> Iterator[Figure]:
    url = made.empty()
    with app_on(url, made.folder) as app, app.app_context():
        laboratory = found_laboratory(max(CLIENTS))
        with serving(url, made.folder / "data", made.server_pid) as service:
            yield from pushing.measure(made, url, service, laboratory, size.loads, size.rounds)


def _readings(made: Databases, size: Size) -> Iterator[Figure]:
    url = made.empty()
    with app_on(url, made.folder) as app, app.app_context():
        laboratory = found_laboratory(max(CLIENTS))
        grow(made, url, laboratory, size.samples, size.copies)
        used = reading.labels_in_use(made, url)
        with serving(url, made.folder / "data", made.server_pid) as service:
            yield from reading.measure(
                made, service, laboratory, used, size.repeats, size.loads[-1]
            )


def _told(figures: Iterator[Figure]) -> Iterator[Figure]:
    for figure in figures:
        tell(figure)
        yield figure


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    kinds = ("sqlite", "postgresql")
    parser.add_argument("--json", type=Path, help="keep the figures in a file")
    parser.add_argument("--quick", action="store_true", help="small loads: does it run at all?")
    parser.add_argument("--samples", type=int, default=0, help="grow a lab of so many instead")
    parser.add_argument("--database", choices=kinds, nargs="+", default=kinds)
    parser.add_argument("--without-browser", action="store_true", help="the server alone")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
