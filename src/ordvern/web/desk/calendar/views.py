"""The calendar: four weeks at a time."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Power
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.closed_days import YEARS, day_of

from .weeks import WEEK, late, monday_of, weeks_from

WEEKS = 4


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.TRANSLATE, Role.OFFICER)
    today = timezone.localdate()
    monday = monday_of(_asked(request) or today)
    orders, besides = late(today, actor)
    context = {
        "weeks": weeks_from(monday, WEEKS, actor),
        "late": orders,
        "besides": besides,
        "today": today,
        "earlier": monday - WEEKS * WEEK,
        "later": monday + WEEKS * WEEK,
        "is_now": monday == monday_of(today),
    }
    return render(request, "desk/calendar/calendar.html", context)


def _asked(request: HttpRequest) -> date | None:
    """The day that the address names; None for none, or for what is no day of our time."""
    day = day_of(request.GET.get("fra"))
    return day if day is not None and day.year in YEARS else None
