"""Staff move an interpreting assignment, and note how long it was."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.duties import Power
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.orders.usecases.finish_interpreting import finish_interpreting
from ordvern.apps.orders.usecases.move_interpreting import move_interpreting
from ordvern.web.desk.hours_form import HoursForm
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.collisions import in_the_way, warn_of_collisions
from ordvern.web.ui.minutes_form import MinutesForm

from .acting import refusals_told
from .decisions import order_for


@require_POST
def order_interpreted(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.TRANSLATE)
    order, form = order_for(actor, order_id), MinutesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say how long it was, in minutes."))
        return redirect("desk:order", order.pk)
    minutes = form.cleaned_data["minutes"]
    with refusals_told(request):
        finish_interpreting(order, minutes=minutes, actor=actor, now=timezone.now())
        messages.success(request, _("Noted. The order can be delivered and invoiced."))
    return redirect("desk:order", order.pk)


@require_POST
def order_moved(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order, form = order_for(actor, order_id), HoursForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say the day, the hour, the length and why."))
        return redirect("desk:order", order.pk)
    page = "desk:order"
    with refusals_told(request):
        move_interpreting(order, **form.moved(), actor=actor, now=timezone.now())
        messages.success(request, _("Moved. The customer and the interpreter are told."))
        page = _what_follows(request, order)
    return redirect(page, order.pk)


def _what_follows(request: HttpRequest, order: Order) -> str:
    """Whoever is at it may have something else then, and a price may be of another length: tell
    it, and name the page that shows it."""
    jobs = order.jobs.filter(status__in=(JobStatus.OFFERED, JobStatus.ACCEPTED))
    partners = [job.partner for job in jobs.select_related("partner")]
    warn_of_collisions(request, partners, in_the_way(order, partners))
    if order.status == Status.QUOTED:
        messages.warning(request, _("The quote is of the old hours. Send it anew from here."))
        return "desk:order-quote"
    if Quote.objects.filter(folder=order.folder_id, status=QuoteStatus.ACCEPTED).exists():
        messages.warning(request, _("The price that was accepted is of the old hours."))
    return "desk:order"
