"""Working days of a Chinese calendar: weekends, holidays, and weekends that are worked (调休)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_working_day(
    day: date, holidays: Collection[date] = (), workdays: Collection[date] = ()
) -> bool:
    """Whether a lab works on `day`: `workdays` are weekends that are worked, and go before all."""
    if day in workdays:
        return True
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(
    day: date, n: int, holidays: Collection[date] = (), workdays: Collection[date] = ()
) -> date:
    """The n-th working day after `day`, which itself does not count; n = 0 is the day itself.

    A year that nobody has set leaves out weekends alone. The last day that can be written is as
    far as it goes.
    """
    left = n
    while left > 0 and day < date.max:
        day += _ONE_DAY
        if is_working_day(day, holidays, workdays):
            left -= 1
    return day


def after_working_days(
    moment: datetime,
    n: int,
    timezone: str,
    holidays: Collection[date] = (),
    workdays: Collection[date] = (),
) -> datetime:
    """The same time of day, on the lab's clock, n working days after `moment`."""
    here = moment.astimezone(ZoneInfo(timezone))
    day = add_working_days(here.date(), n, holidays, workdays)
    return datetime.combine(day, here.time(), here.tzinfo)
