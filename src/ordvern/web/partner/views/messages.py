"""Messages with the agency about a job."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ordvern.web.partner.access import job_of, partner_of
from ordvern.web.ui.conversing import conversation, say
from ordvern.web.ui.message_form import MessageForm


@require_http_methods(["GET", "HEAD", "POST"])
def job_messages(request: HttpRequest, job_id: UUID) -> HttpResponse:
    actor, _partner = partner_of(request)
    job = job_of(actor, job_id)
    form, now = MessageForm(request.POST or None), timezone.now()
    if request.method == "POST" and say(request, form, job.order, actor=actor, job=job, now=now):
        return redirect("partner:job-messages", job.pk)
    context = {**conversation(job.order, actor=actor, job=job, now=now, form=form), "job": job}
    status = 422 if form.errors else 200
    return render(request, "partner/job_messages.html", context, status=status)
