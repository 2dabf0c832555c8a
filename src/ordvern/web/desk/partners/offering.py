"""Who may be offered an order and who not and why; several are asked at once or in turn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.duties import Power
from ordvern.apps.orders.offering import candidates
from ordvern.apps.orders.usecases.offer_round import offer_round
from ordvern.web.desk.rooms import rooms_of, warn_of_too_much
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.desk.views.decisions import order_for
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.closed_days import warn_of_closed_day
from ordvern.web.ui.collisions import in_the_way, warn_of_collisions

from .forms import RoundForm
from .words import told


@require_http_methods(["GET", "HEAD", "POST"])
def order_partners(
    request: HttpRequest, order_id: UUID, step_id: int | None = None
) -> HttpResponse:
    """For one step of an order, the first that may begin if none is named."""
    actor, now = actor_of(request, Power.RUN_ORDERS), timezone.now()
    order = order_for(actor, order_id)
    steps = order.steps.ready().select_related("order")
    step = (steps.filter(pk=step_id) if step_id else steps).first()
    if step is None:
        messages.error(request, _("Nothing of it can be offered now. See where it stands."))
        return redirect("desk:order", order.pk)
    found = candidates(step, now=now)
    form = RoundForm(request.POST or None, initial={"due_on": step.due_on or order.wanted_on})
    due_on = form.day
    rooms = rooms_of(step, [each.partner for each in found], due_on=due_on, now=now)
    ways = in_the_way(order, [each.partner for each in found])
    picked = set(request.POST.getlist("partner"))
    chosen = [each.partner for each in found if str(each.partner.pk) in picked]
    offers = request.method == "POST" and "look" not in request.POST
    if offers and not chosen:
        messages.error(request, _("Tick at least one partner."))
    elif offers and form.is_valid():
        with refusals_told(request):
            offer_round(
                order, step=step, partners=chosen, actor=actor, now=now, **form.cleaned_data
            )
            messages.success(
                request, _("Offered. The partner sees the files only after accepting.")
            )
            warn_of_closed_day(request, due_on)
            warn_of_too_much(request, chosen, rooms, due_on)
            warn_of_collisions(request, chosen, ways)
        return redirect("desk:order", order.pk)
    rows = [
        (
            each,
            told(each.reasons),
            str(each.partner.pk) in picked,
            rooms[each.partner.pk],
            ways[each.partner.pk],
        )
        for each in found
    ]
    context = {"order": order, "step": step, "form": form, "rows": rows, "due_on": due_on}
    return render(request, "desk/partners/offer.html", context)
