"""A partner takes a job or leaves it to others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.certifying import NotAuthorised
from ordvern.apps.orders.interpreting import MovedMeanwhile
from ordvern.apps.orders.models import Attestation
from ordvern.apps.orders.partner_access import (
    PartnerNotApproved,
    StatementNotAccepted,
    TermsNotAccepted,
)
from ordvern.apps.orders.transfers import TransferNotAllowed
from ordvern.apps.orders.usecases.answer_job import TakenByAnother, accept_job, decline_job
from ordvern.apps.orders.usecases.attest_deletion import attest_deletion
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.partner.access import job_of, partner_of
from ordvern.web.partner.forms import SeenForm
from ordvern.web.ui.access import login_level

REFUSALS: dict[type[Exception], LazyText] = {
    TransferNotAllowed: gettext_lazy(
        "This job may not be done from the country you work from. Call the agency."
    ),
    NotAuthorised: gettext_lazy(
        "The agency has no authorisation of yours that holds for these languages."
    ),
    TakenByAnother: gettext_lazy("Another partner was first. Nothing is expected of you."),
    MovedMeanwhile: gettext_lazy(
        "The assignment was moved, or is somewhere else, since you opened the page. See whether it"
        " suits you as it is now."
    ),
    PartnerNotApproved: gettext_lazy("Your approval is not valid now. Call the agency."),
    NotAllowedNow: gettext_lazy("The job is not on offer any more."),
}


@require_POST
def job_accept(request: HttpRequest, job_id: UUID) -> HttpResponse:
    actor, _partner = partner_of(request)
    job = job_of(actor, job_id)
    try:
        seen = _seen(request)
        accept_job(job, statement=current_version(), sequence=seen, actor=actor, now=timezone.now())
    except StatementNotAccepted:
        return redirect(f"{reverse('partner:statement')}?job={job.pk}")
    except TermsNotAccepted:
        messages.error(request, _("The agency has new terms. Read and accept them first."))
        return redirect("partner:terms")
    except tuple(REFUSALS) as refusal:
        messages.error(request, str(REFUSALS[type(refusal)]))
    else:
        messages.success(
            request,
            _("The assignment is yours. Where it is and whom to ask for stand below.")
            if job.order.is_spoken
            else _("The job is yours. The files are below."),
        )
    return redirect("partner:job", job.pk)


def _seen(request: HttpRequest) -> int | None:
    """None where the page said nothing. What cannot be read is taken for an older page."""
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise MovedMeanwhile("job_accept: what was seen cannot be read")
    seen: int | None = form.cleaned_data["sequence"]
    return seen


@require_POST
def job_attest_deletion(request: HttpRequest, job_id: UUID) -> HttpResponse:
    actor, _partner = partner_of(request)
    asked = get_object_or_404(Attestation.objects.visible_to(actor), job=job_id)
    if "deleted" not in request.POST:
        messages.error(request, _("Tick that all is deleted, then send."))
        return redirect("partner:jobs")
    try:
        attest_deletion(asked, login_level=login_level(request), actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.info(request, _("That was attested before."))
    else:
        messages.success(request, _("Thank you. Your attestation is noted."))
    return redirect("partner:jobs")


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
