"""A program comes with its token; the log gets to know of it before anything is answered."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.programs.models import Token


@transaction.atomic(durable=True)
def use_token(token: Token, *, actor: Actor, now: datetime) -> None:
    """Note that it was used, by its id."""
    Token.objects.filter(pk=token.pk).update(used_at=now)
    record("token.used", subject=token, actor=actor, at=now)
