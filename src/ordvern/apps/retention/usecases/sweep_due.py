"""Deletes what is due: not what is held, and not without people where the run is unusual."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.retention.holds import is_held, lock_holds
from ordvern.apps.retention.models import SweepCount, SweepRun
from ordvern.apps.retention.rules import rule_of
from ordvern.apps.retention.sweeping import (
    LONGEST_SILENCE,
    Sweep,
    clock_jumped,
    mark_clock,
    sweeps,
)

Clock = Callable[[], datetime]
Counted = tuple[Sweep, int, date | None]
LATE = timedelta(days=60)
"""What is due for longer than this should have gone long ago: somebody must look why."""


def sweep_due(*, clock: Clock, beat: Callable[[], None] = lambda: None) -> SweepRun | None:
    """The run that was made or gone on with; None if nothing is due or a run waits for people.

    Safe to call again after a crash: a run that may go on goes on.
    """
    last = clock()
    run = _begin(last)
    if run is None or run.status != SweepRun.Status.APPROVED:
        return run
    for sweep, pk in _due_in(run):
        beat()
        now = clock()
        if abs(now - last) > LONGEST_SILENCE:
            _stop(run, now=now)
            return run
        _delete_one(run, sweep, pk, now=now)
        last = now
    _end(run, now=last)
    return run


def _due_in(run: SweepRun) -> Iterator[tuple[Sweep, object]]:
    for sweep in sweeps():
        for pk in list(sweep.due(run.at).order_by("pk").values_list("pk", flat=True)):
            yield sweep, pk


@transaction.atomic(durable=True)
def _begin(now: datetime) -> SweepRun | None:
    lock_holds()
    standing = SweepRun.objects.filter(status__in=["waiting", "approved"]).first()
    if standing is not None and standing.reason == SweepRun.Reason.CLOCK:
        return None
    if standing is None and clock_jumped(now):
        return _new_run(now, SweepRun.Reason.CLOCK, [])
    mark_clock(now)
    if standing is not None:
        return standing if standing.status == SweepRun.Status.APPROVED else None
    counted = [(each, each.due(now).count(), each.oldest(now)) for each in sweeps()]
    due = [each for each in counted if each[1]]
    return _new_run(now, _unusual(due, now), due) if due else None


def _unusual(due: Sequence[Counted], now: datetime) -> str:
    asked = [each for each in due if not rule_of(each[0].data).routine]
    if any(count > settings.RETENTION_MOST for _, count, _ in asked):
        return SweepRun.Reason.MANY
    long_ago = timezone.localdate(now) - LATE
    late = any(oldest is not None and oldest < long_ago for _, _, oldest in asked)
    return SweepRun.Reason.OLD if late else ""


def _new_run(now: datetime, reason: str, due: Sequence[Counted]) -> SweepRun:
    asked_for = {"": 0, SweepRun.Reason.CLOCK: 1}.get(reason, 2)
    status = SweepRun.Status.WAITING if asked_for else SweepRun.Status.APPROVED
    run = SweepRun.objects.create(at=now, status=status, reason=reason, asked_for=asked_for)
    SweepCount.objects.bulk_create(
        SweepCount(run=run, data=sweep.data.value, due=count, oldest=oldest)
        for sweep, count, oldest in due
    )
    if asked_for:
        record("retention.run_waits", subject=run, actor=SYSTEM, at=now)
    return run


@transaction.atomic(durable=True)
def _delete_one(run: SweepRun, sweep: Sweep, pk: object, *, now: datetime) -> None:
    lock_holds()
    row = sweep.due(run.at).filter(pk=pk).first()
    if row is None:
        return
    held = is_held(sweep.names(row), now=now)
    if not held:
        sweep.erase(row, now)
    counted = SweepCount.objects.filter(run=run, data=sweep.data.value)
    counted.update(**({"held": F("held") + 1} if held else {"gone": F("gone") + 1}))


@transaction.atomic(durable=True)
def _stop(run: SweepRun, *, now: datetime) -> None:
    SweepRun.objects.filter(pk=run.pk).update(
        status=SweepRun.Status.WAITING, reason=SweepRun.Reason.CLOCK, asked_for=1
    )
    record("retention.run_waits", subject=run, actor=SYSTEM, at=now)
    run.refresh_from_db()


@transaction.atomic(durable=True)
def _end(run: SweepRun, *, now: datetime) -> None:
    """The log has an entry for each class of which something went."""
    SweepRun.objects.filter(pk=run.pk).update(status=SweepRun.Status.DONE, ended_at=now)
    for counted in run.counts.filter(gone__gt=0):
        record("retention.deleted", subject=counted, actor=SYSTEM, at=now)
    run.refresh_from_db()
