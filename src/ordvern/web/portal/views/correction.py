"""A customer says what is wrong with a delivery."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.conversations.usecases.ask_for_correction import ask_for_correction
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.correcting import correct_by, may_ask_for_correction
from ordvern.web.portal.forms import CorrectionForm
from ordvern.web.portal.mine import my_order
from ordvern.web.portal.words import moved_on


@require_http_methods(["GET", "HEAD", "POST"])
def order_correction(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, order = my_order(request, order_id)
    form, now = CorrectionForm(request.POST or None), timezone.now()
    if not may_ask_for_correction(order, now):
        moved_on(request)
        return redirect("portal:order", order.pk)
    if request.method != "POST" or not form.is_valid():
        context = {"order": order, "form": form, "until": correct_by(order)}
        status = 422 if form.errors else 200
        return render(request, "portal/order_correction.html", context, status=status)
    try:
        ask_for_correction(order, text=form.cleaned_data["text"], actor=actor, now=now)
    except NotAllowedNow:
        moved_on(request)
    else:
        messages.success(request, _("Thank you. We look at it and write to you."))
    return redirect("portal:order", order.pk)
