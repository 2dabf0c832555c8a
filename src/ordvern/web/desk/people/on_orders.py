"""Project managers put colleagues on an order, and take them off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.put_on_order import put_on_order
from ordvern.apps.orders.usecases.take_off_order import take_off_order
from ordvern.web.desk.on_it import PutOnForm, could_be_added
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.desk.views.decisions import order_for
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.taking_back import tell_done


@require_POST
def person_put_on(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    form = PutOnForm(request.POST, among=could_be_added(set()))
    if not form.is_valid():
        messages.error(request, _("Choose a colleague from the list."))
        return redirect("desk:order", order.pk)
    now = timezone.now()
    with refusals_told(request):
        put_on_order(order, account=form.cleaned_data["account"], actor=actor, now=now)
        tell_done(request, _("On the order now."), actor=actor, now=now)
    return _back(order, actor)


@require_POST
def person_take_off(request: HttpRequest, order_id: UUID, account_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order, account = order_for(actor, order_id), get_object_or_404(User, pk=account_id)
    now = timezone.now()
    with refusals_told(request):
        take_off_order(order, account=account, actor=actor, now=now)
        tell_done(request, _("Off the order now."), actor=actor, now=now)
    return _back(order, actor)


def _back(order: Order, actor: Actor) -> HttpResponse:
    """To the order, if it is still open to whoever changed it."""
    if Order.objects.visible_to(actor).filter(pk=order.pk).exists():
        return redirect("desk:order", order.pk)
    return redirect("desk:orders")
