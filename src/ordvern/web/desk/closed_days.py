"""A word of warning to whoever sets a deadline on a day when the agency is closed."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ordvern.apps.core.workdays import is_workday, workday_from


def warn_of_closed_day(request: HttpRequest, day: date | None) -> None:
    """Nothing is refused: somebody may want it on a Sunday, and know why."""
    if day is None or is_workday(day):
        return
    words = {"day": date_format(day), "next": date_format(workday_from(day))}
    messages.warning(request, _("%(day)s is no working day. The next one is %(next)s.") % words)
