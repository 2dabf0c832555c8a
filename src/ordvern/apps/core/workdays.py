"""Norwegian working days and hours: deadlines and pauses are counted in them.

Holidays come from the `holidays` package (the days of lov om 1. og 17. mai and of
helligdagsfredloven): New Year, Maundy Thursday to Easter Monday, 1 and 17 May, Ascension,
Whitsun, 25 and 26 December. Saturdays and Sundays are no working days either.
"""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays.countries.norway import Norway

OSLO = ZoneInfo("Europe/Oslo")
OPENS, CLOSES = time(8), time(16)
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_workday(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def workday_from(day: date) -> date:
    """The day itself if it is a working day, else the next one."""
    while not is_workday(day):
        day += _ONE_DAY
    return day


def add_workdays(day: date, count: int) -> date:
    """The working day `count` working days after `day`, which does not count itself."""
    for _ in range(count):
        day = workday_from(day + _ONE_DAY)
    return day


def add_working_hours(moment: datetime, hours: float) -> datetime:
    """The moment when `hours` hours of 8 to 16 on working days, Oslo time, have passed."""
    left = timedelta(hours=hours)
    at = moment.astimezone(OSLO)
    while True:
        opens, closes = _hours_of(workday_from(at.date()))
        at = max(at, opens)
        if at < closes and at + left <= closes:
            return (at + left).astimezone(moment.tzinfo)
        left -= max(closes - at, timedelta())
        at = datetime.combine(at.date() + _ONE_DAY, time(), OSLO)


def _hours_of(day: date) -> tuple[datetime, datetime]:
    return datetime.combine(day, OPENS, OSLO), datetime.combine(day, CLOSES, OSLO)


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(Norway(years=year))
