"""Writes the log: who did what to which record, when."""

from datetime import datetime

from django.db.models import Model

from .actors import Actor, ActorKind
from .duties import check_power, powers_of
from .models import AuditEvent


def name_of(record: Model) -> str:
    """How the log names a record: its kind and its key, for instance ``order:7f0c...``."""
    return f"{record._meta.model_name}:{record.pk}"


def record(verb: str, *, subject: Model, actor: Actor, at: datetime) -> None:
    """Add an entry. `verb` is past tense, for instance ``order.released``.

    Raises `NotOfTheirDuty` for a deed of staff that none of their duties covers: as nothing is
    done without its entry, nothing is done outside somebody's duties.
    """
    if actor.kind is ActorKind.STAFF:
        check_power(verb, powers_of(actor.duties))
    AuditEvent.objects.create(
        verb=verb,
        actor_kind=actor.kind.value,
        actor_account=actor.account,
        subject=name_of(subject),
        at=at,
    )
