"""Periods in words, for pages and registers."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .periods import Period


def period_words(period: Period) -> str:
    """For instance "3 years 6 months"; what it is counted from stands beside it."""
    parts = []
    if period.years:
        parts.append(
            ngettext("%(count)s year", "%(count)s years", period.years) % {"count": period.years}
        )
    if period.months:
        months = ngettext("%(count)s month", "%(count)s months", period.months)
        parts.append(months % {"count": period.months})
    if period.days:
        parts.append(
            ngettext("%(count)s day", "%(count)s days", period.days) % {"count": period.days}
        )
    return " ".join(parts) or _("at once")
