"""Notes that somebody has looked whether a processor still gives sufficient guarantees."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.registers.models import ProcessorAgreement


@transaction.atomic(durable=True)
def review_agreement(agreement: ProcessorAgreement, *, actor: Actor, now: datetime) -> None:
    """From today a year runs. Raises `NotAllowedNow` for others than officers, and if it ended."""
    standing = ProcessorAgreement.objects.filter(pk=agreement.pk, ended_on=None)
    today = timezone.localdate(now)
    if actor.kind is not ActorKind.OFFICER or not standing.update(
        reviewed_on=today, reviewed_by=actor.account
    ):
        raise NotAllowedNow(f"review_agreement: processoragreement:{agreement.pk}")
    record("agreement.reviewed", subject=agreement, actor=actor, at=now)
