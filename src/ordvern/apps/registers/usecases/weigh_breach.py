"""Weighs how severe a breach is and decides whom it must be told."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.registers.models import Breach, TextField, Told
from ordvern.apps.registers.severity import Weighing
from ordvern.apps.registers.states import WEIGH, WEIGH_AGAIN, BreachStatus

from .describe_breach import write_texts


@dataclass(frozen=True, slots=True)
class Decision:
    """What the officer decides; `reasons` are needed where it is less than the score asks for."""

    to_report: bool
    to_tell: bool
    reasons: str = ""


class NoReasons(Exception):
    """It was decided to tell fewer than the score asks for, without a word why."""


@transaction.atomic(durable=True)
def weigh_breach(
    breach: Breach, *, weighing: Weighing, decision: Decision, actor: Actor, now: datetime
) -> None:
    """Keep the score's parts and the decision. A report that was sent stays sent. Raises
    `NoReasons`, and `NotAllowedNow` if the case is closed."""
    less = (weighing.asks_for_report and not decision.to_report) or (
        weighing.asks_for_notices and not decision.to_tell
    )
    if less and not decision.reasons.strip():
        raise NoReasons
    move(
        breach,
        WEIGH_AGAIN if breach.status == BreachStatus.REPORTED else WEIGH,
        context=weighing.context.value,
        ease=weighing.ease.value,
        confidentiality=weighing.confidentiality.value,
        integrity=weighing.integrity.value,
        availability=weighing.availability.value,
        is_malicious=weighing.is_malicious,
        is_unintelligible=weighing.is_unintelligible,
        to_report=Told.YES if decision.to_report else Told.NO,
        to_tell=Told.YES if decision.to_tell else Told.NO,
        decided_at=now,
        decided_by=actor.account,
    )
    write_texts(breach, {TextField.REASONS: decision.reasons.strip()}, actor=actor, now=now)
    record("breach.weighed", subject=breach, actor=actor, at=now)
