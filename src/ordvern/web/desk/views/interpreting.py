"""Staff note how long an interpreting assignment was."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.duties import Power
from ordvern.apps.orders.usecases.finish_interpreting import finish_interpreting
from ordvern.web.ui.access import actor_of
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
