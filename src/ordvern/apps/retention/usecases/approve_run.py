"""An officer lets an unusual run go on, or declines it; two must agree where much would go."""

from datetime import datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.retention.models import SweepApproval, SweepRun
from ordvern.apps.retention.sweeping import TASK, mark_clock


def approve_run(run: SweepRun, *, actor: Actor, now: datetime) -> bool:
    """Whether that was the last yes that it needed.

    Raises `NotAllowedNow` if the run waits no more, or for a second yes of the same account.
    """
    try:
        return _approve(run, actor=actor, now=now)
    except IntegrityError:
        raise NotAllowedNow(f"approve_run: sweeprun:{run.pk}") from None


@transaction.atomic(durable=True)
def _approve(run: SweepRun, *, actor: Actor, now: datetime) -> bool:
    waiting = SweepRun.objects.select_for_update().filter(pk=run.pk, status=run.Status.WAITING)
    current = waiting.first()
    if current is None or actor.account is None:
        raise NotAllowedNow(f"approve_run: sweeprun:{run.pk}")
    SweepApproval.objects.create(run=current, account=actor.account, at=now)
    record("retention.run_approved", subject=current, actor=actor, at=now)
    if current.approvals.count() < current.asked_for:
        return False
    clock_only = current.reason == run.Reason.CLOCK  # the next run plans anew
    status = run.Status.DONE if clock_only else run.Status.APPROVED
    SweepRun.objects.filter(pk=run.pk).update(status=status)
    mark_clock(now)
    enqueue(TASK, "", at=now)
    return True


@transaction.atomic(durable=True)
def decline_run(run: SweepRun, *, actor: Actor, now: datetime) -> None:
    """Nothing of it is deleted now; the next run looks anew. Raises `NotAllowedNow`."""
    waiting = SweepRun.objects.filter(pk=run.pk, status=run.Status.WAITING)
    if not waiting.update(status=run.Status.DECLINED, ended_at=now):
        raise NotAllowedNow(f"decline_run: sweeprun:{run.pk}")
    record("retention.run_declined", subject=run, actor=actor, at=now)
