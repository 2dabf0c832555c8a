"""Days that lie ahead whenever the tests run."""

from datetime import date

from django.utils import timezone


def coming(month: int, day: int) -> date:
    """The next such day of a year, from tomorrow on."""
    today = timezone.localdate()
    this_year = date(today.year, month, day)
    return this_year if this_year > today else date(today.year + 1, month, day)
