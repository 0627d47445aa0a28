"""Days as people write them, and months counted on from them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from zoneinfo import ZoneInfo


def day_said(text: str, timezone: str) -> date:
    """The day that `2026-11-22`, or a moment with its offset, names; ValueError for all else."""
    if len(text) == len("2026-11-22"):
        return date.fromisoformat(text)
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a moment without its offset")
    return at.astimezone(ZoneInfo(timezone)).date()


def months_after(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
