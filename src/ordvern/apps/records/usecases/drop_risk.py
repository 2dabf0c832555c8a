"""Takes a risk of the agency's own out of the assessment; versions that were kept still have it."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.models import Risk


@transaction.atomic(durable=True)
def drop_risk(risk: Risk, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` for others than officers, for a risk that every agency has, and for
    one that is out already."""
    own = Risk.objects.filter(pk=risk.pk, standard="")
    if actor.kind is not ActorKind.OFFICER or not own.delete()[0]:
        raise NotAllowedNow(f"drop_risk: risk:{risk.pk}")
    record("risk.dropped", subject=risk, actor=actor, at=now)
