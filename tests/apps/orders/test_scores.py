"""A partner's score is counted from facts: what was in time, what was not, what he gave back."""

from datetime import datetime, timedelta

from django.utils import timezone

from ordvern.apps.orders.models import (
    Attestation,
    CheckedDifference,
    Job,
    Order,
    Step,
    TranslationCheck,
)
from ordvern.apps.orders.scores import Score, score_of
from ordvern.apps.orders.states import JobStatus
from ordvern.apps.partners.models import Partner

DAY = timedelta(days=1)


def job(order: Order, partner: Partner, status: JobStatus, now: datetime, **more: object) -> Job:
    """One that was answered; of the order's first step unless `more` says another."""
    said = {"answered_at": now, "step": order.steps.order_by("pk").first(), **more}
    return Job.objects.create(order=order, partner=partner, status=status, offered_at=now, **said)


def attested(job: Job, *, on: datetime | None, due: datetime) -> None:
    day = timezone.localdate(due)
    Attestation.objects.create(job=job, asked_at=due, due_on=day, attested_at=on)


def test_nothing_is_known_of_whoever_has_done_nothing(jean: Partner) -> None:
    assert score_of(jean) == Score(*[0] * 8)


def test_each_job_counts_where_it_belongs(
    delivered: Order, jean: Partner, claire: Partner, now: datetime
) -> None:
    today = timezone.localdate(now)
    done = JobStatus.DELIVERED
    in_time = job(delivered, jean, done, now, due_on=today, delivered_at=now)
    late = job(delivered, jean, done, now, due_on=today, delivered_at=now + 2 * DAY)
    job(delivered, jean, done, now, delivered_at=now)
    taken_back = job(delivered, jean, JobStatus.REVOKED, now)
    job(delivered, jean, JobStatus.REVOKED, now, answered_at=None)
    job(delivered, jean, JobStatus.DECLINED, now, due_on=today)
    attested(in_time, on=now, due=now)
    attested(late, on=now + 2 * DAY, due=now)
    attested(taken_back, on=None, due=now)
    job(delivered, claire, done, now, due_on=today, delivered_at=now)

    assert score_of(jean) == Score(
        delivered=3,
        with_due_day=2,
        in_time=1,
        differing=0,
        taken_back=1,
        attestations=3,
        attested=2,
        attested_in_time=1,
    )


def test_a_translation_that_differs_counts_once_and_for_whoever_had_its_language(
    delivered: Order, jean: Partner, claire: Partner, now: datetime
) -> None:
    french = delivered.steps.get()
    english = Step.objects.create(order=delivered, target_language="en", kind="translate", rank=0)
    for partner, step in ((jean, french), (claire, english)):
        for _ in range(2):
            job(delivered, partner, JobStatus.DELIVERED, now, step=step, delivered_at=now)
    made = delivered.folder.files.translations().get()
    found = TranslationCheck.objects.create(
        translation=made, basis=made.derived_from, checked_at=now
    )
    for lack in ("number", "date"):
        CheckedDifference.objects.create(check_run=found, lack=lack)

    assert (score_of(jean).differing, score_of(claire).differing) == (1, 0)
