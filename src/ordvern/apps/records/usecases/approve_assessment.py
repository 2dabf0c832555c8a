"""Notes that a version of the DPIA was approved, by whom, and when it is looked at again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.models import Edition, Register
from ordvern.apps.registers.duties import DPIA_REVIEW, REVIEW_ON
from ordvern.apps.registers.usecases.do_duty import Evidence, keep_duty


class ConsultFirst(Exception):
    """A high risk is left: Datatilsynet is consulted before (Art. 36(1))."""


@transaction.atomic(durable=True)
def approve_assessment(
    edition: Edition,
    *,
    decision: str,
    review_on: date,
    was_consulted: bool,
    actor: Actor,
    now: datetime,
) -> None:
    """Keep it, and the duty of the yearly wheel is done until `review_on`, a year at most.

    Raises `ConsultFirst`; `NotAllowedNow` for others than officers, for a version that is not the
    newest DPIA or was approved, and for a day that does not lie ahead.
    """
    newest = Edition.objects.newest(Register.DPIA)
    today = timezone.localdate(now)
    fits = newest is not None and newest.pk == edition.pk and review_on > today
    if actor.kind is not ActorKind.OFFICER or not fits or not decision.strip():
        raise NotAllowedNow(f"approve_assessment: edition:{edition.pk}")
    if edition.is_high and not was_consulted:
        raise ConsultFirst
    waiting = Edition.objects.filter(pk=edition.pk, approved_at=None)
    if not waiting.update(
        approved_at=now,
        approved_by=actor.account,
        decision=decision.strip(),
        review_on=review_on,
    ):
        raise NotAllowedNow(f"approve_assessment: edition:{edition.pk}")
    facts = {"number": edition.number, REVIEW_ON: review_on.isoformat()}
    keep_duty(DPIA_REVIEW.id, evidence=Evidence(facts=facts), actor=actor, now=now)
    edition.refresh_from_db()
    record("records.approved", subject=edition, actor=actor, at=now)
