"""Measured figures, and the table they are printed as."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

COLUMNS = (
    ("per_second", "per s"),
    ("p50_ms", "p50 ms"),
    ("p95_ms", "p95 ms"),
    ("p99_ms", "p99 ms"),
    ("server_cpu_ms", "CPU ms"),
    ("database_cpu_ms", "DB CPU ms"),
    ("bytes_up", "B up"),
    ("bytes_down", "B down"),
    ("busy", "busy"),
    ("raw_per_second", "raw per s"),
    ("of_raw", "of raw"),
)
WHAT_WIDTH, COLUMN_WIDTH = 46, 10


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report; CPU and bytes are for one operation (or document, or request).

    `busy`: how often the server put a client off and it had to ask again.
    """

    database: str
    what: str
    clients: int
    per_second: float
    p50_ms: float | None = None
    p95_ms: float | None = None
    p99_ms: float | None = None
    server_cpu_ms: float | None = None
    database_cpu_ms: float | None = None
    bytes_up: float | None = None
    bytes_down: float | None = None
    busy: int = 0
    raw_per_second: float | None = None
    of_raw: float | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """A figure of the web app, beside what docs/design.md promises; nothing fails for it."""

    what: str
    measured: float
    budget: float | None
    unit: str


def percentile(values: Sequence[float], part: float) -> float:
    """The value that `part` of all do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def say(line: str = "") -> None:
    """One line of the report, at once: a bench is watched while it runs."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def heading(title: str) -> None:
    """The head of a table of figures."""
    say()
    say(_padded(title, WHAT_WIDTH) + "".join(f"{name:>{COLUMN_WIDTH}}" for _key, name in COLUMNS))


def tell(figure: Figure) -> None:
    """One figure as a line under `heading`."""
    clients = f" · {figure.clients} client{'s' if figure.clients > 1 else ''}"
    cells = (_cell(getattr(figure, key)) for key, _name in COLUMNS)
    say(_padded(f"  {figure.what}{clients}", WHAT_WIDTH) + "".join(cells))


def tell_budget(figure: Budget) -> None:
    """One figure of the web app with its budget."""
    budget = "" if figure.budget is None else f"(budget {figure.budget:g} {figure.unit})"
    say(f"{_padded('  ' + figure.what, 66)}{figure.measured:>10,.1f} {figure.unit:<5}{budget}")


def as_json(figure: Figure | Budget) -> dict[str, Any]:
    """A figure for the file, without what was not measured."""
    return {name: value for name, value in asdict(figure).items() if value is not None}


def _cell(value: float | None) -> str:
    if value is None:
        return " " * (COLUMN_WIDTH - 1) + "-"
    if value >= 100:  # noqa: PLR2004 - beyond a hundred, decimals are noise
        return f"{value:>{COLUMN_WIDTH},.0f}"
    return f"{value:>{COLUMN_WIDTH}.3g}"


def _padded(text: str, width: int) -> str:
    """Chinese characters take two columns of a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return text.ljust(width - wide)
