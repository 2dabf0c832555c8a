"""Jobs by program: the agency sees all, a partner takes his own, and says when he is done."""

from collections.abc import Callable
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Status

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.door import Door
from ordvern.apps.orders.models import Attestation, Job, JobQuerySet
from ordvern.apps.orders.states import JobStatus
from ordvern.apps.orders.usecases.add_translation import finish_job
from ordvern.apps.orders.usecases.answer_job import accept_job, decline_job
from ordvern.apps.orders.usecases.attest_deletion import attest_deletion
from ordvern.apps.orders.usecases.finish_interpreting import finish_interpreting
from ordvern.apps.programs.models import Scope
from ordvern.apps.screening.models import Screening
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.ui.sittings import shown_to_partner

from .callers import Asked, Bearer, Caller
from .job_shapes import Attested, Interpreted, JobAnswer, JobInFull, Jobs, JobShape
from .pages import PageNumber, page_of
from .problems import Problem
from .repeating import KeyIfAny, done_once

router = Router(tags=["jobs"])
READ = Bearer(Scope.JOBS_READ)
WRITE = Bearer(Scope.JOBS_WRITE)
ATTESTED_AS = "program"
"""The login level that is noted of what a program attests."""


def jobs_of(actor: Actor) -> JobQuerySet:
    """The jobs of the agency or of a partner; what belongs to neither is refused."""
    if not actor.is_agency and actor.kind is not ActorKind.PARTNER:
        raise Problem("not-permitted")
    about = ("order__folder", "order__customer", "partner", "step__order", "attestation")
    return Job.objects.visible_to(actor).select_related(*about)


def partner(caller: Caller) -> Actor:
    """The partner behind the program; what only a partner may do is refused to others."""
    if caller.actor.kind is not ActorKind.PARTNER:
        raise Problem("not-permitted")
    return caller.actor


def job_of(caller: Caller, job_id: UUID) -> Job:
    """The partner's own job, or `Http404`."""
    return get_object_or_404(jobs_of(partner(caller)), pk=job_id)


@router.get("", url_name="jobs", auth=READ, response=Jobs)
def jobs(request: Asked, page: PageNumber = 1) -> Jobs:
    """Which partner does what; a partner's own jobs for his program."""
    found = jobs_of(request.auth.actor).order_by("-offered_at", "pk")
    rows, totals = page_of(found, page, JobShape.of)
    return Jobs(jobs=rows, **totals)


@router.get("/{uuid:job_id}", url_name="job", auth=READ, response=JobInFull)
def job(request: Asked, job_id: UUID) -> JobInFull:
    """What is told of a job before anybody takes it."""
    found = get_object_or_404(jobs_of(request.auth.actor), pk=job_id)
    files = found.step.its_files
    seen = list(Screening.objects.filter(file__in=files))
    door = Door(found, statement=current_version(), now=timezone.now())
    return JobInFull.told(found, seen, files.count(), shown_to_partner(door))


@router.post("/{uuid:job_id}/answer", url_name="job-answer", auth=WRITE, response=JobShape)
def job_answer(
    request: Asked, job_id: UUID, said: JobAnswer, key: KeyIfAny = None
) -> Status[JobShape]:
    """Take an offered job, or leave it to others; the first who takes it has it."""

    def answer(job: Job) -> None:
        actor, now = request.auth.actor, timezone.now()
        if said.answer == "accept":
            accept_job(
                job, statement=current_version(), sequence=said.sequence, actor=actor, now=now
            )
        else:
            decline_job(job, actor=actor, now=now)

    return _done(request, key, said.model_dump(), job_id, answer)


@router.post("/{uuid:job_id}/delivery", url_name="job-delivery", auth=WRITE, response=JobShape)
def job_delivery(request: Asked, job_id: UUID, key: KeyIfAny = None) -> Status[JobShape]:
    """Say that every translation is in; the files are closed to the partner with that."""

    def finish(job: Job) -> None:
        finish_job(job, actor=request.auth.actor, now=timezone.now())

    return _done(request, key, None, job_id, finish)


@router.post(
    "/{uuid:job_id}/interpreting", url_name="job-interpreted", auth=WRITE, response=JobShape
)
def job_interpreted(
    request: Asked, job_id: UUID, said: Interpreted, key: KeyIfAny = None
) -> Status[JobShape]:
    """Say that the interpreting is over and how long it was; no file is asked for."""

    def finish(job: Job) -> None:
        if job.status != JobStatus.ACCEPTED:
            raise NotAllowedNow(f"finish_interpreting: job:{job.pk}")
        actor, now = request.auth.actor, timezone.now()
        finish_interpreting(job.order, minutes=said.minutes, actor=actor, now=now)

    return _done(request, key, said.model_dump(), job_id, finish)


@router.post(
    "/{uuid:job_id}/attestation", url_name="job-attestation", auth=WRITE, response=JobShape
)
def job_attestation(
    request: Asked, job_id: UUID, said: Attested, key: KeyIfAny = None
) -> Status[JobShape]:
    """Attest that every copy of the job's files is deleted, when it was asked for."""
    actor = partner(request.auth)
    asked = get_object_or_404(Attestation.objects.visible_to(actor), job=job_id)

    def attest() -> tuple[int, JobShape]:
        attest_deletion(asked, login_level=ATTESTED_AS, actor=actor, now=timezone.now())
        about = Job.objects.select_related("order__folder", "step", "attestation")
        return 200, JobShape.of(about.get(pk=job_id))

    return done_once(request, key, said.model_dump(), attest)


def _done(
    request: Asked, key: str | None, content: object, job_id: UUID, deed: Callable[[Job], None]
) -> Status[JobShape]:
    """The job as it is after `deed`, which only its partner may do."""
    job = job_of(request.auth, job_id)

    def answered() -> tuple[int, JobShape]:
        deed(job)
        return 200, JobShape.of(job_of(request.auth, job_id))

    return done_once(request, key, content, answered)
