"""The agency's day in a few charts: what comes in, how fast a quote goes out, what is due."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ordvern.apps.billing.models import Quote
from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.orders.figures import due_by_day, hours_to_quote, mondays, received_by_week
from ordvern.apps.orders.models import Order
from ordvern.detection import RiskClass
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.charts import Columns, Layer
from ordvern.web.ui.templatetags.ui_order import RISKS

WEEKS, DAYS = 12, 14
APART = {RiskClass.SENSITIVE: "brand2"}  # beside the red of criminal matters


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request, Power.RUN_ORDERS, Role.OFFICER), timezone.localdate()
    weeks = mondays(today, WEEKS)
    due, late = _due(actor, today)
    context = {"charts": [_received(actor, weeks), due, _hours(actor, weeks)], "late": late}
    return render(request, "desk/figures.html", context)


def _received(actor: Actor, weeks: Sequence[date]) -> Columns:
    """One layer for each risk class that occurs; what nobody could read stands on top."""
    counts = received_by_week(Order.objects.visible_to(actor), weeks)
    looks: list[tuple[RiskClass | None, LazyText | str, str]] = [
        (risk, words, APART.get(risk, colour)) for risk, (words, colour) in RISKS.items()
    ]
    looks.append((None, _("Not read"), "neutral"))
    layers = tuple(
        Layer(words, colour, tuple(counts[week][risk] for week in weeks))
        for risk, words, colour in looks
        if any(counts[week][risk] for week in weeks)
    )
    return Columns(_("Orders by week"), _("Week"), _("Orders"), _numbers(weeks), layers)


def _hours(actor: Actor, weeks: Sequence[date]) -> Columns:
    medians = hours_to_quote(Quote.objects.visible_to(actor), weeks)
    layer = Layer(_("Hours"), "accent", tuple(round(medians[week] or 0, 1) for week in weeks))
    title = _("Hours from request to quote (median)")
    return Columns(title, _("Week"), _("Hours"), _numbers(weeks), (layer,))


def _due(actor: Actor, today: date) -> tuple[Columns, int]:
    counts, late = due_by_day(Order.objects.visible_to(actor), today, DAYS)
    days = [today + timedelta(days=n) for n in range(DAYS)]
    layer = Layer(_("Orders"), "accent", tuple(counts[day] for day in days))
    names = tuple(date_format(day, "j.n") for day in days)
    return Columns(_("Wanted in the next two weeks"), _("Day"), _("Orders"), names, (layer,)), late


def _numbers(weeks: Sequence[date]) -> tuple[str, ...]:
    return tuple(str(week.isocalendar().week) for week in weeks)
