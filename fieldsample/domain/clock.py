"""Trusted time: what a phone's clock says, put right where that is possible."""

from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

FRESH_OFFSET_S: Final = 86_400.0
# A request's round trip, and the drift of a poor quartz: 200 parts in a million.
_MEASURED_WITHIN_S: Final = 1.0
_DRIFT: Final = 0.0002
_UNSURE_BAND_S: Final = 86_400.0


class TrustedTime(NamedTuple):
    """When something happened, as well as can be known; shown and counted, never used for order.

    `at` is in UTC; the true moment lies within `band_s` seconds either side of it, and never after
    the server received it. `unsure`: the clock could not be checked.
    """

    at: datetime
    unsure: bool
    band_s: float


def trusted(
    device_time: datetime,
    offset_ms: int | None,
    offset_age_s: float | None,
    received_at: datetime,
) -> TrustedTime:
    """Put a device's time right by its last measured offset (server minus device).

    An offset younger than 24 h corrects; without one the device's own time stands, unsure, with a
    band that reaches at least to the receipt. Nothing is refused: 1970 or next month are facts
    about a clock. ValueError only for times without a zone.
    """
    if device_time.tzinfo is None or received_at.tzinfo is None:
        raise ValueError("a time without its zone")
    try:
        said = device_time.astimezone(UTC)
        if offset_ms is not None and offset_age_s is not None and _is_fresh(offset_age_s):
            corrected = said + timedelta(milliseconds=offset_ms)
            return TrustedTime(corrected, False, _MEASURED_WITHIN_S + _DRIFT * offset_age_s)
    except OverflowError:
        # The years 1 and 9999: no moment at all, so only the receipt is left to show.
        said = received_at.astimezone(UTC)
    return TrustedTime(said, True, _wide_band_s(said, received_at))


def counting_time(time: TrustedTime, received_at: datetime) -> datetime:
    """Give the moment whose month a record counts in: the receipt when the clock is unsure."""
    return received_at if time.unsure else time.at


def month_of(at: datetime, timezone: str) -> str:
    """Name the month, `2026-11`, in which a moment falls for a lab in this time zone."""
    return day_of(at, timezone)[: len("2026-11")]


def day_of(at: datetime, timezone: str) -> str:
    """Name the day, `2026-11-22`, on which a moment falls for a lab in this time zone."""
    try:
        return at.astimezone(ZoneInfo(timezone)).date().isoformat()
    except OverflowError:
        return at.astimezone(UTC).date().isoformat()


def _is_fresh(offset_age_s: float) -> bool:
    # A negative age means that the clock jumped since; such an offset says nothing.
    return isfinite(offset_age_s) and 0 <= offset_age_s < FRESH_OFFSET_S


def _wide_band_s(said: datetime, received_at: datetime) -> float:
    return max(_UNSURE_BAND_S, abs((received_at - said).total_seconds()))
