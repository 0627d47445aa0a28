"""The log of a refrigerator: what is out of range, and how long nobody looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

ONE_HOUR = timedelta(hours=1)


class Gap(NamedTuple):
    """So long nobody read the temperature."""

    start: datetime
    end: datetime

    @property
    def hours(self) -> float:
        """How long it was."""
        return round((self.end - self.start) / ONE_HOUR, 1)


def is_in_range(value: float, low: float | None, high: float | None) -> bool | None:
    """Whether it was as cold as it should be; None where nobody has said how cold that is."""
    if low is None and high is None:
        return None
    return (low is None or value >= low) and (high is None or value <= high)


def gaps_in(
    moments: Sequence[datetime], log_hours: float | None, start: datetime, end: datetime
) -> list[Gap]:
    """Between these moments, in order, what is longer than `log_hours` and touches the time."""
    if log_hours is None:
        return []
    spans = [Gap(before, after) for before, after in pairwise(moments)]
    return [
        gap
        for gap in spans
        if gap.end - gap.start > log_hours * ONE_HOUR and gap.start < end and gap.end > start
    ]
