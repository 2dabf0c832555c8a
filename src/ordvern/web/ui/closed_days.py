"""A word of warning to whoever sets a deadline on a day when the agency is closed.

Nothing is refused and nothing is moved: somebody may want it on a Sunday, and know why.
"""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ordvern.apps.core.workdays import is_workday, workday_from

YEARS = range(2000, 2100)
"""Those of which it is known when the agency is closed."""


class DeadlineInput(forms.DateInput):
    """A field for a deadline; below it stands, while it is filled in, whether that day is closed.

    Only the day itself is sent for that. Without scripts the warning comes with the next page.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        asks = {
            "hx-get": reverse_lazy("day-note"),
            "hx-trigger": "change",
            "hx-target": "next [data-day-note]",
        }
        super().__init__({"type": "date", **asks, **(attrs or {})}, format="%Y-%m-%d")


def told_of(day: date | None) -> str:
    """That the day is no working day, and the next one; nothing for a working day or none."""
    if day is None or day.year not in YEARS or is_workday(day):
        return ""
    text = _("%(day)s is no working day. The next one is %(next)s. The day you chose stands.")
    return text % {"day": capfirst(_named(day)), "next": _named(workday_from(day))}


def day_of(value: object) -> date | None:
    """The day that stands in a field: as a day, or as a browser sent it."""
    if isinstance(value, date):
        return value
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None


def warn_of_closed_day(request: HttpRequest, day: date | None) -> None:
    """Say it on the next page, if there is something to say."""
    if told := told_of(day):
        messages.warning(request, told)


@login_not_required
@require_safe
def day_note(request: HttpRequest) -> HttpResponse:
    """What is to be said of the day in the address, whatever the field is called."""
    asked = next(iter(request.GET.values()), "")
    return render(request, "ui/_day_note.html", {"day_note": told_of(day_of(asked))})


def _named(day: date) -> str:
    return f"{date_format(day, 'l')} {date_format(day)}"
