"""A token is taken back: the program is out at its next request."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.programs.models import Token


@transaction.atomic(durable=True)
def revoke_token(token: Token, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` if it was taken back before."""
    if not Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=now):
        raise NotAllowedNow(f"revoke_token: token:{token.pk}")
    record("token.revoked", subject=token, actor=actor, at=now)
