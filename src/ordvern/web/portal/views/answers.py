"""What a customer answers before work begins: approve, go on as it is, or withdraw."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.usecases.approve_redaction import approve_redaction
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.instruct_to_go_on import instruct_to_go_on
from ordvern.web.portal.mine import my_order
from ordvern.web.portal.words import moved_on


@require_POST
def order_approve_redaction(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, order = my_order(request, order_id)
    try:
        approve_redaction(order, actor=actor, now=timezone.now())
    except NotAllowedNow:
        moved_on(request)
    else:
        messages.success(request, _("Thank you. The redacted copies are used from now on."))
    return redirect("portal:order", order.pk)


@require_POST
def order_go_on(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Go on, on a new declaration: the customer now knows what is in the files."""
    actor, order = my_order(request, order_id)
    if "declared" not in request.POST:
        messages.error(request, _("We can only go on as it is with your declaration."))
        return redirect("portal:order", order.pk)
    try:
        instruct_to_go_on(order, actor=actor, now=timezone.now())
    except NotAllowedNow:
        moved_on(request)
    else:
        messages.success(request, _("Thank you. We go on with the files as they are."))
    return redirect("portal:order", order.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def order_withdraw(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, order = my_order(request, order_id)
    if request.method != "POST":
        return render(request, "portal/order_withdraw.html", {"order": order})
    try:
        withdraw(order, actor=actor, now=timezone.now())
    except NotAllowedNow:
        moved_on(request)
    else:
        messages.success(
            request,
            _("The assignment is called off. What we have of it is being erased.")
            if order.is_spoken
            else _("The order is withdrawn. Its files are being erased."),
        )
    return redirect("portal:order", order.pk)
