"""An act: what a verb is told — who said what about which record, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Act:
    """One operation as a verb sees it; `at` is the effective time, give or take `band_s`."""

    lab_id: str
    op_id: str
    kind: str
    subject: str | None
    actor: str
    role: str
    device_id: str
    at: datetime
    unsure: bool
    band_s: float
    received_at: datetime
    said: Mapping[str, Any] = field(default_factory=dict)
    shift: timedelta = timedelta()
    """By how much the device's clock was put right."""

    @property
    def record(self) -> str:
        """The id of the record that the act is about."""
        if self.subject is None:
            raise NeverTrue("subject", "missing")
        return self.subject


class NeverTrue(Exception):
    """What was said cannot be true by itself: the operation goes to quarantine."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why


class NotHereYet(Exception):
    """What the act is about has not come; `waits_for` names it, as in 'sample:ID'."""

    def __init__(self, waits_for: str) -> None:
        super().__init__(waits_for)
        self.waits_for = waits_for
