"""Writes the log: who did what to which record, when."""

from datetime import datetime

from django.db.models import Model

from .actors import Actor
from .models import AuditEvent


def name_of(record: Model) -> str:
    """How the log names a record: its kind and its key, for instance ``order:7f0c...``."""
    return f"{record._meta.model_name}:{record.pk}"


def record(verb: str, *, subject: Model, actor: Actor, at: datetime) -> None:
    """Add an entry. `verb` is past tense, for instance ``order.released``."""
    AuditEvent.objects.create(
        verb=verb,
        actor_kind=actor.kind.value,
        actor_account=actor.account,
        subject=name_of(subject),
        at=at,
    )
