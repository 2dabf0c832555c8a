"""What staff decide about an order before work starts, and its withdrawal."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.apps.orders.usecases.certify_order import certify_order, lift_certified
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.mask_for_partner import lift_masking, mask_for_partner
from ordvern.apps.orders.usecases.redact_files import redact_files
from ordvern.apps.orders.usecases.screen_again import screen_again
from ordvern.apps.screening.models import Found
from ordvern.web.desk.forms import KindsForm
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.taking_back import tell_done

from .acting import refusals_told


def order_for(actor: Actor, order_id: UUID) -> Order:
    """The order, or `Http404`."""
    return get_object_or_404(Order.objects.visible_to(actor), pk=order_id)


def order_deed(
    request: HttpRequest, order_id: UUID, use_case: Callable[..., object], done: str
) -> HttpResponse:
    """A deed of staff that asks for nothing more: done or refused, and back to the order."""
    actor = actor_of(request, Power.RUN_ORDERS)
    order, now = order_for(actor, order_id), timezone.now()
    with refusals_told(request):
        use_case(order, actor=actor, now=now)
        tell_done(request, done, actor=actor, now=now)
    return redirect("desk:order", order.pk)


@require_POST
def order_clear(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    by_hand = "read_by_hand" in request.POST
    with refusals_told(request):
        clear_for_work(
            order,
            read_by_hand=by_hand,
            masked="masked" in request.POST,
            actor=actor,
            now=timezone.now(),
        )
        messages.success(
            request,
            _("Released. Nobody has it yet: choose who interprets.")
            if order.is_spoken
            else _("Released. Nobody has begun yet: choose who translates it."),
        )
    return redirect("desk:order", order.pk)


@require_POST
def order_mask(request: HttpRequest, order_id: UUID) -> HttpResponse:
    return order_deed(
        request, order_id, mask_for_partner, _("Masked copies are being made and checked.")
    )


@require_POST
def order_lift_masking(request: HttpRequest, order_id: UUID) -> HttpResponse:
    return order_deed(
        request, order_id, lift_masking, _("Lifted. Partners would now see the files as they are.")
    )


@require_POST
def order_certify(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    with refusals_told(request):
        certify_order(order, actor=actor, now=timezone.now())
        messages.success(request, _("Noted: to be certified. The customer is told."))
    return redirect("desk:order", order.pk)


@require_POST
def order_lift_certified(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    with refusals_told(request):
        lift_certified(order, actor=actor, now=timezone.now())
        messages.success(request, _("Noted: an ordinary translation."))
    return redirect("desk:order", order.pk)


@require_POST
def order_ask_to_redact(request: HttpRequest, order_id: UUID) -> HttpResponse:
    return _have_redacted(
        request, order_id, ask_to_redact, _("The customer has been asked. A proposal is made.")
    )


@require_POST
def order_redact(request: HttpRequest, order_id: UUID) -> HttpResponse:
    return _have_redacted(
        request, order_id, redact_files, _("Redacted copies are being made and checked.")
    )


def _have_redacted(
    request: HttpRequest, order_id: UUID, use_case: Callable[..., None], done: str
) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    found = Found.objects.filter(screening__file__in=order.folder.files.working())
    form = KindsForm(request.POST, found=found.values_list("category", flat=True).distinct())
    if not form.is_valid():
        messages.error(request, _("Choose at least one kind to take out."))
        return redirect("desk:order", order.pk)
    with refusals_told(request):
        use_case(order, categories=form.chosen, actor=actor, now=timezone.now())
        messages.success(request, done)
    return redirect("desk:order", order.pk)


@require_POST
def order_screen_again(request: HttpRequest, order_id: UUID) -> HttpResponse:
    return order_deed(request, order_id, screen_again, _("The files are being screened again."))


@require_http_methods(["GET", "HEAD", "POST"])
def order_withdraw(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order = order_for(actor, order_id)
    if request.method == "POST":
        with refusals_told(request):
            withdraw(order, actor=actor, now=timezone.now())
            messages.success(
                request,
                _("Called off. What we have of it is being erased.")
                if order.is_spoken
                else _("Withdrawn. The files are being erased."),
            )
        return redirect("desk:order", order.pk)
    context = {"order": order, "back_url": reverse("desk:order", args=[order.pk])}
    return render(request, "desk/order_withdraw.html", context)
