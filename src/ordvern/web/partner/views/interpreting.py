"""An interpreter says how long it was, and takes the hours into a calendar of his own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.interpreting import Interpreting
from ordvern.apps.orders.states import JobStatus
from ordvern.apps.orders.usecases.finish_interpreting import finish_interpreting
from ordvern.web.partner.access import job_of, partner_of
from ordvern.web.partner.assignments import as_calendar
from ordvern.web.ui.handing_out import as_attachment
from ordvern.web.ui.minutes_form import MinutesForm


@require_POST
def job_interpreted(request: HttpRequest, job_id: UUID) -> HttpResponse:
    actor, _partner = partner_of(request)
    job, form = job_of(actor, job_id), MinutesForm(request.POST)
    if job.status != JobStatus.ACCEPTED or not form.is_valid():
        messages.error(request, _("Say how long it was, in minutes."))
        return redirect("partner:job", job.pk)
    minutes = form.cleaned_data["minutes"]
    try:
        finish_interpreting(job.order, minutes=minutes, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("It cannot be noted now. See where the job stands."))
    else:
        messages.success(request, _("Thank you. The agency has been told how long it was."))
    return redirect("partner:job", job.pk)


@require_safe
def job_calendar(request: HttpRequest, job_id: UUID) -> HttpResponseBase:
    actor, _partner = partner_of(request)
    job = job_of(actor, job_id)
    sitting = Interpreting.objects.filter(order=job.order_id).first()
    if sitting is None or job.status != JobStatus.ACCEPTED:
        messages.error(request, _("There are no hours to put into a calendar."))
        return redirect("partner:job", job.pk)
    page = request.build_absolute_uri(reverse("partner:job", args=[job.pk]))
    content = as_calendar(job, sitting, page=page, now=timezone.now())
    made = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    return as_attachment(made, f"{job.order.number}.ics")
