"""When an instrument's calibration is good no more."""

from __future__ import annotations


def ran_out(due: str | None, day: str) -> bool:
    """The day on which it is due is the last good one."""
    return due is not None and due < day
