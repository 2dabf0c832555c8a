"""The table of steps on the page of an order."""

from dataclasses import dataclass

from ordvern.apps.orders.models import Job, Order, Step
from ordvern.apps.orders.states import WORKABLE, JobStatus, Status, StepStatus
from ordvern.apps.orders.usecases.plan_step import PLANNABLE

from .step_form import StepForm

SHOWN = (JobStatus.OFFERED, JobStatus.ACCEPTED, JobStatus.DELIVERED)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step, who does it or is asked, and what may be done with it now."""

    step: Step
    who: str
    is_offered: bool
    may_begin: bool
    may_finish: bool
    may_put_back: bool
    may_drop: bool
    may_set_day: bool


def step_rows(order: Order) -> list[StepRow]:
    """Those that were not taken out, language by language."""
    steps = list(order.steps.standing().select_related("worker"))
    ready = set(order.steps.ready().values_list("pk", flat=True))
    shown = order.jobs.filter(status__in=SHOWN).select_related("partner").order_by("pk")
    jobs = {job.step_id: job for job in shown}
    targets = order.targets
    steps.sort(key=lambda step: (targets.index(step.target_language), step.rank))
    return [_row(order, step, jobs.get(step.pk), is_ready=step.pk in ready) for step in steps]


def _row(order: Order, step: Step, job: Job | None, *, is_ready: bool) -> StepRow:
    is_free = job is None
    ours = is_free and order.status == Status.IN_WORK
    return StepRow(
        step=step,
        who=job.partner.name if job else step.worker.display_name if step.worker else "",
        is_offered=job is not None and job.status == JobStatus.OFFERED,
        may_begin=is_ready and is_free and order.status in WORKABLE,
        may_finish=ours and step.status == StepStatus.IN_WORK,
        may_put_back=ours and step.status in (StepStatus.IN_WORK, StepStatus.DONE),
        may_drop=is_free and step.status == StepStatus.PLANNED and not _carries(order, step),
        may_set_day=step.status in (StepStatus.PLANNED, StepStatus.IN_WORK)
        and order.status in PLANNABLE,
    )


def _carries(order: Order, step: Step) -> bool:
    """Whether it is the translation into the first language, which every order has."""
    return step.rank == 0 and step.target_language == order.target_language


def plan_form(order: Order) -> StepForm | None:
    return StepForm(order=order) if order.status in PLANNABLE else None
