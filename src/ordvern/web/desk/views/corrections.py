"""What staff do about a correction that a customer asked for."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.conversations.usecases.give_back_job import give_back_job
from ordvern.apps.conversations.usecases.stand_by_delivery import stand_by_delivery
from ordvern.apps.core.duties import Power
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.message_form import MessageForm, why_held_back

from .acting import refusals_told
from .decisions import order_for


@require_http_methods(["GET", "HEAD", "POST"])
def order_stand_by(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Answer the customer that the delivery is as it should be."""
    actor = actor_of(request, Power.RUN_ORDERS)
    order, form = order_for(actor, order_id), MessageForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _asked(request, order, form, "order_stand_by")
    with refusals_told(request):
        text = form.cleaned_data["text"]
        stand_by_delivery(order, text=text, actor=actor, now=timezone.now())
        messages.success(request, _("The customer is told. The delivery stands."))
    return redirect("desk:order", order.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def job_give_back(request: HttpRequest, order_id: UUID, job_id: UUID) -> HttpResponse:
    """Open the job to its partner anew, with words on what is wrong."""
    actor, now = actor_of(request, Power.RUN_ORDERS), timezone.now()
    jobs = Job.objects.visible_to(actor).select_related("order__folder", "partner")
    job, form = (
        get_object_or_404(jobs, pk=job_id, order=order_id),
        MessageForm(request.POST or None),
    )
    if request.method != "POST" or not form.is_valid():
        return _asked(request, job.order, form, "job_give_back")
    text = form.cleaned_data["text"]
    try:
        with refusals_told(request):
            give_back_job(job, text=text, statement=current_version(), actor=actor, now=now)
            messages.success(request, _("Given back. The partner is told and sees the files."))
    except HoldsSensitive as refusal:
        form.add_error("text", why_held_back(refusal))
        return _asked(request, job.order, form, "job_give_back")
    return redirect("desk:order", order_id)


def _asked(request: HttpRequest, order: Order, form: MessageForm, page: str) -> HttpResponse:
    back = reverse("desk:order", args=[order.pk])
    context = {"order": order, "form": form, "back_url": back}
    status = 422 if form.errors else 200
    return render(request, f"desk/corrections/{page}.html", context, status=status)
