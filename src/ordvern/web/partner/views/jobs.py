"""A partner's jobs, and the page of one: blind while it is offered, with files once taken."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ordvern.apps.orders.capacity import load_of
from ordvern.apps.orders.certifying import may_certify
from ordvern.apps.orders.models import Attestation, Job
from ordvern.apps.orders.states import WORKABLE, JobStatus
from ordvern.apps.orders.transfers import verdict_for
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.terms import unaccepted
from ordvern.apps.partners.transfers.gate import TransferAllowed
from ordvern.apps.retention.holds import is_restricted
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.partner.access import job_of, open_files, partner_of
from ordvern.web.partner.job_facts import facts_of, facts_of_all, job_files
from ordvern.web.ui.collisions import in_the_way
from ordvern.web.ui.minutes_form import minutes_asked
from ordvern.web.ui.sittings import shown_to_partner

GROUPS: tuple[tuple[JobStatus, LazyText], ...] = (
    (JobStatus.OFFERED, _("Offered to you")),
    (JobStatus.ACCEPTED, _("Yours to do")),
    (JobStatus.DELIVERED, _("Delivered")),
)
SHOWN = 50


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    actor, partner = partner_of(request)
    mine = Job.objects.visible_to(actor).select_related(
        "order__folder", "order__interpreting", "step"
    )
    groups = [
        (
            words,
            facts_of_all(list(mine.filter(status=status).order_by("-offered_at")[:SHOWN])),
        )
        for status, words in GROUPS
    ]
    context = {
        "partner": partner,
        "load": load_of(partner, now=timezone.now()),
        "groups": [group for group in groups if group[1]],
        "is_approved": _is_approved(partner),
        "has_accepted": partner.has_accepted(current_version()),
        "has_terms": not unaccepted(partner),
        "to_attest": Attestation.objects.visible_to(actor)
        .filter(attested_at=None)
        .select_related("job__order__interpreting")
        .order_by("due_on")[:SHOWN],
    }
    return render(request, "partner/jobs.html", context)


@require_safe
def job(request: HttpRequest, job_id: UUID) -> HttpResponse:
    actor, partner = partner_of(request)
    shown = job_of(actor, job_id)
    context: dict[str, Any] = {
        "job": shown,
        "facts": facts_of(shown),
        "is_approved": _is_approved(partner),
        "has_accepted": partner.has_accepted(current_version()),
        "has_terms": not unaccepted(partner),
        "rests": is_restricted(shown.order.customer_id, now=timezone.now()),
        "is_lawful": _is_lawful(shown),
        "is_authorised": may_certify(shown.step, partner, now=timezone.now()),
        "is_open": shown.status == JobStatus.OFFERED and shown.order.status in WORKABLE,
    }
    context |= _spoken(shown)
    if shown.status == JobStatus.OFFERED and shown.due_on:
        load = load_of(partner, now=timezone.now())
        context["room"] = load.room_by(shown.due_on, shown.step.kind)
    if shown.status == JobStatus.ACCEPTED:
        files = job_files(shown, open_files(shown, now=timezone.now()))
        context["files"] = files
        context["missing"] = sum(each.translation is None for each in files)
    return render(request, "partner/job.html", context)


def _spoken(job: Job) -> dict[str, Any]:
    """What is shown of interpreting; nothing of a translation."""
    now = timezone.now()
    sitting = shown_to_partner(job, now=now)
    if sitting is None:
        return {}
    url = reverse("partner:job-interpreted", args=[job.pk])
    ways = in_the_way(job.order, [job.partner]) if job.status == JobStatus.OFFERED else {}
    said = {"sitting": sitting, "in_the_way": ways.get(job.partner_id, [])}
    return {**said, **minutes_asked(sitting.sitting, url=url, now=now)}


def _is_lawful(job: Job) -> bool:
    """Whether the partner may do this job from where he works."""
    verdict = verdict_for(job.order, job.partner, now=timezone.now())
    return isinstance(verdict, TransferAllowed)


def _is_approved(partner: Partner) -> bool:
    return Partner.objects.approved(timezone.now()).filter(pk=partner.pk).exists()
