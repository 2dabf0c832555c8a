"""How long sales documents are kept: no shorter than the law asks, no longer than it gives reason.

Source: bokføringsloven (LOV-2004-11-19-73) § 13: primary documentation five years after the end
of the accounting year. Ordvern takes the calendar year as the accounting year.
"""

from datetime import date

YEARS = 5


def bookkeeping_ends(day: date) -> date:
    """The last day a sales document of `day` must be kept."""
    return date(day.year + YEARS, 12, 31)


def erase_after(day: date) -> date:
    """The last day it may be kept: half a year later, time to close the books on it."""
    return date(day.year + YEARS + 1, 6, 30)
