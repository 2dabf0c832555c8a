"""How long an inquiry may wait, and when a request under the law must be answered."""

from calendar import monthrange
from datetime import date, timedelta

from django.conf import settings


def one_month_after(day: date) -> date:
    """The same day of the next month, or its last (GDPR Art. 12(3); Regulation 1182/71 Art. 3)."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def kept_for() -> timedelta:
    """What became no order within this time is erased by itself."""
    return timedelta(days=settings.INQUIRY_DAYS)
