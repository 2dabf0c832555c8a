"""A delivered order that is never to be invoiced, or is after all."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.duties import Power
from ordvern.apps.orders.usecases.waive_invoice import lift_waiver, waive_invoice
from ordvern.web.desk.views.decisions import order_deed, order_for
from ordvern.web.desk.waive_form import WaiveForm
from ordvern.web.ui.access import actor_of


@require_POST
def order_waive(request: HttpRequest, order_id: UUID) -> HttpResponse:
    order = order_for(actor_of(request, Power.RUN_ORDERS), order_id)
    form = WaiveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a reason from the list."))
        return redirect("desk:order", order.pk)
    deed = partial(waive_invoice, reason=form.cleaned_data["reason"])
    return order_deed(request, order_id, deed, _("Noted. It waits for no invoice any more."))


@require_POST
def order_invoice_after_all(request: HttpRequest, order_id: UUID) -> HttpResponse:
    return order_deed(request, order_id, lift_waiver, _("It waits to be invoiced again."))
