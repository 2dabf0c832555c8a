"""Which partner is asking, and which of his jobs and files he may open at this very moment."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.orders.door import Door
from ordvern.apps.orders.models import Job
from ordvern.apps.orders.partner_access import SHUT, ForPartner, files_behind
from ordvern.apps.partners.models import Partner
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.ui.access import actor_of


def partner_of(request: HttpRequest) -> tuple[Actor, Partner]:
    """The actor and the partner behind the account; `Http404` for everybody else."""
    actor = actor_of(request, Role.PARTNER)
    return actor, get_object_or_404(Partner.objects.visible_to(actor))


def job_of(actor: Actor, job_id: UUID) -> Job:
    """One of the partner's own jobs, unless it was taken back; otherwise `Http404`."""
    jobs = Job.objects.visible_to(actor).select_related(
        *("order__folder", "order__customer", "partner", "step__order", "round")
    )
    return get_object_or_404(jobs, pk=job_id)


def open_files(job: Job, *, now: datetime) -> list[ForPartner]:
    """The files that are released to this partner now; none if anything is missing for that."""
    return open_behind(Door(job, statement=current_version(), now=now))


def open_behind(door: Door) -> list[ForPartner]:
    """As `open_files`, where a page has asked some of it already."""
    try:
        return files_behind(door)
    except SHUT:
        return []


def open_file(job: Job, file_id: UUID, *, now: datetime) -> ForPartner:
    """One of them, or `Http404`: what is not released does not exist for a partner."""
    for each in open_files(job, now=now):
        if file_id in (each.file.pk, each.draft.pk if each.draft else None):
            return each
    raise Http404
