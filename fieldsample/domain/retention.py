"""How long a backup sample is kept: a proposal from the clocks, which a person confirms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fieldsample.domain.days import months_after
from fieldsample.domain.reference import rows

CLOCKS = {"pass": "keep_b_pass", "fail": "keep_b_fail"}
MONTHS_OF = {"month": 1, "year": 12}
_LIFE = re.compile(
    r"\s*(?P<number>\d{1,4})\s*(?P<unit>天|日|d|days?|个月|月|months?|年|years?)\s*", re.IGNORECASE
)
_IN_MONTHS = {"个": 1, "月": 1, "m": 1, "年": 12, "y": 12}


@dataclass(frozen=True, slots=True)
class Retention:
    """Until when (that day included), by which clock, and whether shelf life ends it earlier.

    `cut_by_shelf_life` is None where the form does not say when shelf life ends.
    """

    until: date
    key: str
    basis: str
    confidence: str
    cut_by_shelf_life: bool | None


def retention_of(verdict: str, verdict_on: date, fields: Mapping[str, Any]) -> Retention:
    """What the clocks propose for a sample with these form fields."""
    clock = next(row for row in rows("clocks") if row["key"] == CLOCKS[verdict])
    until = months_after(verdict_on, clock["default"] * MONTHS_OF[clock["unit"]])
    end = shelf_life_end(fields) if clock["cut_at"] == "shelf_life" else None
    return Retention(
        until=until if end is None else min(until, end),
        key=clock["key"],
        basis=clock["source"],
        confidence=clock["confidence"],
        cut_by_shelf_life=None if end is None else end < until,
    )


def shelf_life_end(fields: Mapping[str, Any]) -> date | None:
    """The day on which shelf life ends, where the form gives production date and length."""
    life, made = fields.get("shelf_life"), fields.get("dated_on")
    if fields.get("date_type") != "production" or not isinstance(made, str):
        return None
    length = _LIFE.fullmatch(life) if isinstance(life, str) else None
    try:
        return _later(date.fromisoformat(made[:10]), length) if length else None
    except (ValueError, OverflowError):
        return None


def _later(day: date, length: re.Match[str]) -> date:
    number, unit = int(length["number"]), length["unit"][0].lower()
    if unit in _IN_MONTHS:
        return months_after(day, number * _IN_MONTHS[unit])
    return day + timedelta(days=number)
