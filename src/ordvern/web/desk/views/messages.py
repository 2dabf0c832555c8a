"""Messages with the customer of an order, and with the partner of a job."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.duties import Power
from ordvern.apps.orders.models import Job
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.conversing import conversation, say
from ordvern.web.ui.message_form import MessageForm

from .decisions import order_for


@require_http_methods(["GET", "HEAD", "POST"])
def order_messages(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    order, now = order_for(actor, order_id), timezone.now()
    form = MessageForm(request.POST or None)
    if request.method == "POST" and say(request, form, order, actor=actor, now=now):
        return redirect("desk:order-messages", order.pk)
    shown = conversation(order, actor=actor, now=now, form=form)
    context = {**shown, "them": order.customer.name, "jobs": order.jobs.select_related("partner")}
    status = 422 if form.errors else 200
    return render(request, "desk/order_messages.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def job_messages(request: HttpRequest, order_id: UUID, job_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    jobs = Job.objects.visible_to(actor).select_related("order__folder", "partner")
    job = get_object_or_404(jobs, pk=job_id, order=order_id)
    form, now = MessageForm(request.POST or None), timezone.now()
    if request.method == "POST" and say(request, form, job.order, actor=actor, job=job, now=now):
        return redirect("desk:job-messages", order_id, job.pk)
    shown = conversation(job.order, actor=actor, job=job, now=now, form=form)
    context = {**shown, "them": job.partner.name, "job": job}
    status = 422 if form.errors else 200
    return render(request, "desk/order_messages.html", context, status=status)
