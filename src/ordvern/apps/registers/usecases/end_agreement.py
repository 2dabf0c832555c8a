"""Notes that an agreement with a processor has ended; what it ran is then without one."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.registers.models import ProcessorAgreement

from .enter_agreement import close


@transaction.atomic(durable=True)
def end_agreement(agreement: ProcessorAgreement, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` for others than officers, and if it has ended."""
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowedNow("end_agreement")
    close(agreement, actor=actor, now=now)
