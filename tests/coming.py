"""Days that lie ahead whenever the tests run, and what is said of one that is closed."""

from datetime import date

from django.utils import timezone, translation
from django.utils.formats import date_format

from ordvern.web.ui.closed_days import told_of


def coming(month: int, day: int) -> date:
    """The next such day of a year, from tomorrow on."""
    today = timezone.localdate()
    this_year = date(today.year, month, day)
    return this_year if this_year > today else date(today.year + 1, month, day)


def told_of_closed(day: date) -> str:
    """That it is no working day, and the next one, in bokmål; tests/web/ui holds the words."""
    with translation.override("nb"):
        told, named = told_of(day), date_format(day, "j. F Y")
    assert f"{named} er ingen arbeidsdag. Den neste er " in told
    return told
