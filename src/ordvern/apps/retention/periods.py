"""Periods of time as laws write them: so long after a day, or after the year that it lies in."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Years, months and days, counted from a day or, `from_year_end`, from the end of its year.

    Ordvern takes the calendar year as the accounting year.
    """

    years: int = 0
    months: int = 0
    days: int = 0
    from_year_end: bool = False

    def last_day(self, anchor: date) -> date:
        """The last day of the period: the same day of a later month, or that month's last.

        Source: Regulation 1182/71 Art. 3(2)(c).
        """
        begin = date(anchor.year, 12, 31) if self.from_year_end else anchor
        return _add_months(begin, self.years * 12 + self.months) + timedelta(days=self.days)

    def cutoff(self, today: date) -> date:
        """The latest day from which the period is over: all before it are over too."""
        if self.from_year_end:
            year = today.year - self.years - self.months // 12 - self.days // 365
            while self.last_day(date(year, 1, 1)) >= today:
                year -= 1
            return date(year, 12, 31)
        day = _add_months(today - timedelta(days=self.days), -self.years * 12 - self.months)
        while self.last_day(day) >= today:
            day -= _ONE_DAY
        while self.last_day(day + _ONE_DAY) < today:
            day += _ONE_DAY
        return day


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
