"""A partner takes a job or leaves it to others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.partner_access import PartnerNotApproved, StatementNotAccepted
from ordvern.apps.orders.usecases.answer_job import accept_job, decline_job
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.partner.access import job_of, partner_of


@require_POST
def job_accept(request: HttpRequest, job_id: UUID) -> HttpResponse:
    actor, _partner = partner_of(request)
    job = job_of(actor, job_id)
    try:
        accept_job(job, statement=current_version(), actor=actor, now=timezone.now())
    except StatementNotAccepted:
        return redirect(f"{reverse('partner:statement')}?job={job.pk}")
    except PartnerNotApproved:
        messages.error(request, _("Your approval is not valid now. Call the agency."))
    except NotAllowedNow:
        messages.error(request, _("The job is not on offer any more."))
    else:
        messages.success(request, _("The job is yours. The files are below."))
    return redirect("partner:job", job.pk)


@require_POST
def job_decline(request: HttpRequest, job_id: UUID) -> HttpResponse:
    actor, _partner = partner_of(request)
    job = job_of(actor, job_id)
    try:
        decline_job(job, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("The job is not on offer any more."))
    else:
        messages.success(request, _("Thank you for telling. The agency asks somebody else."))
    return redirect("partner:jobs")
