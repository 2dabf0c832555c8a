"""The table of steps on the page of an order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ordvern.apps.orders.models import Job, Order, Step
from ordvern.apps.orders.states import WORKABLE, JobKind, JobStatus, Status, StepStatus
from ordvern.apps.orders.usecases.plan_step import PLANNABLE

from .step_form import StepForm

SHOWN = (JobStatus.OFFERED, JobStatus.ACCEPTED, JobStatus.DELIVERED)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step, who does it or is asked, and what may be done with it now.

    `files` are named where it is a part, `choices` where it may be divided: id and name.
    """

    step: Step
    who: str
    is_offered: bool
    may_begin: bool
    may_finish: bool
    may_put_back: bool
    may_drop: bool
    may_set_day: bool
    may_join: bool
    files: Sequence[tuple[UUID, str]]
    choices: Sequence[tuple[UUID, str]]


def step_rows(order: Order, names: Mapping[UUID, str]) -> list[StepRow]:
    """Those that were not taken out, language by language; `names` are those of the files."""
    steps = list(order.steps.standing().select_related("worker").prefetch_related("files"))
    ready = set(order.steps.ready().values_list("pk", flat=True))
    shown = order.jobs.filter(status__in=SHOWN).select_related("partner").order_by("pk")
    jobs = {job.step_id: job for job in shown}
    targets = order.targets
    steps.sort(key=lambda step: (targets.index(step.target_language), step.rank, step.part))
    return [
        _row(order, step, jobs.get(step.pk), _named(step, names), is_ready=step.pk in ready)
        for step in steps
    ]


def _named(step: Step, names: Mapping[UUID, str]) -> list[tuple[UUID, str]]:
    files = [file.pk for file in step.files.all()] if step.part else list(names)
    return [(pk, names[pk]) for pk in files if pk in names]


def _row(
    order: Order,
    step: Step,
    job: Job | None,
    files: list[tuple[UUID, str]],
    *,
    is_ready: bool,
) -> StepRow:
    is_free = job is None
    is_open = is_free and step.status == StepStatus.PLANNED and order.status in WORKABLE
    ours = is_free and order.status == Status.IN_WORK
    return StepRow(
        step=step,
        who=job.partner.name if job else step.worker.display_name if step.worker else "",
        is_offered=job is not None and job.status == JobStatus.OFFERED,
        may_begin=is_ready and is_free and order.status in WORKABLE,
        may_finish=ours and step.status == StepStatus.IN_WORK and step.kind != JobKind.INTERPRET,
        may_put_back=ours and step.status in (StepStatus.IN_WORK, StepStatus.DONE),
        may_drop=is_free
        and step.status == StepStatus.PLANNED
        and not step.part
        and not _carries(order, step),
        may_set_day=step.status in (StepStatus.PLANNED, StepStatus.IN_WORK)
        and step.kind != JobKind.INTERPRET
        and order.status in PLANNABLE,
        may_join=is_open and bool(step.part),
        files=files if step.part else (),
        choices=files if is_open and step.rank == 0 and len(files) > 1 else (),
    )


def _carries(order: Order, step: Step) -> bool:
    """Whether it is the translation into the first language, which every order has."""
    return step.rank == 0 and step.target_language == order.target_language


def plan_form(order: Order) -> StepForm | None:
    is_spoken = order.steps.filter(kind=JobKind.INTERPRET).exists()
    return StepForm(order=order) if order.status in PLANNABLE and not is_spoken else None
