"""My orders, and one order with all that is known of it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.orders.models import Order, Transfer, TransferBan
from ordvern.web.portal.mine import my_order
from ordvern.web.portal.picture import picture_of, pulse_of
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.sittings import sitting_of

ON_A_PAGE = 20


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.CUSTOMER)
    mine = Order.objects.visible_to(actor).order_by("-received_at", "pk")
    mine = mine.select_related("folder", "interpreting").prefetch_related("steps")
    page = Paginator(mine, ON_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {"page": page}
    if page.number == 1:
        waiting = mine.awaiting_customer()
        shown = list(waiting[:ON_A_PAGE])
        context |= {
            "waiting": shown,
            "waiting_count": len(shown) if len(shown) < ON_A_PAGE else waiting.count(),
        }
    return render(request, "portal/orders.html", context)


@require_safe
def order(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, found = my_order(request, order_id)
    picture = picture_of(found, actor=actor, now=timezone.now())
    context = {
        "order": found,
        "picture": picture,
        "sitting": sitting_of(found),
        "transfers": Transfer.objects.filter(job__order=found).order_by("at"),
        "is_banned": TransferBan.objects.filter(account=found.customer.account_id).exists(),
    }
    return render(request, "portal/order.html", context)


@require_safe
def order_status(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Asked by an open page: nothing while all is as it was, "load anew" when it is not."""
    _, found = my_order(request, order_id)
    if request.GET.get("pulse") == pulse_of(found):
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})
