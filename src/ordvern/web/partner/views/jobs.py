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
from ordvern.apps.orders.door import Door, PartnerDoor
from ordvern.apps.orders.models import Attestation, Job
from ordvern.apps.orders.states import WORKABLE, JobStatus
from ordvern.apps.partners.transfers.gate import TransferAllowed
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.partner.access import job_of, open_behind, partner_of
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
    door = PartnerDoor(partner, statement=current_version(), now=timezone.now())
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
        "is_approved": door.is_approved,
        "has_accepted": door.has_accepted,
        "has_terms": door.has_terms,
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
    door = Door(shown, statement=current_version(), now=timezone.now())
    context: dict[str, Any] = {
        "job": shown,
        "facts": facts_of(shown),
        "is_approved": door.is_approved,
        "has_accepted": door.has_accepted,
        "has_terms": door.has_terms,
        "rests": door.rests,
        "is_lawful": isinstance(door.verdict, TransferAllowed),
        "is_authorised": door.is_authorised,
        "is_open": shown.status == JobStatus.OFFERED and shown.order.status in WORKABLE,
    }
    context |= _spoken(door)
    if shown.status == JobStatus.OFFERED and shown.due_on:
        load = load_of(partner, now=door.now)
        context["room"] = load.room_by(shown.due_on, shown.step.kind)
    if shown.status == JobStatus.ACCEPTED:
        files = job_files(shown, open_behind(door))
        context["files"] = files
        context["missing"] = sum(each.translation is None for each in files)
    return render(request, "partner/job.html", context)


def _spoken(door: Door) -> dict[str, Any]:
    """What is shown of interpreting; nothing of a translation."""
    job, sitting = door.job, shown_to_partner(door)
    if sitting is None:
        return {}
    url = reverse("partner:job-interpreted", args=[job.pk])
    ways = in_the_way(job.order, [job.partner]) if job.status == JobStatus.OFFERED else {}
    said = {"sitting": sitting, "in_the_way": ways.get(job.partner_id, [])}
    return {**said, **minutes_asked(sitting.sitting, url=url, now=door.now)}
