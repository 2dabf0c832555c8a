"""The privacy officer lets a program act for a customer, a partner or the staff."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.programs.models import Scope, Token
from ordvern.apps.programs.secrets import HINT, digest_of, new_secret

LONGEST_DAYS = 366
MAY_HAVE_ONE = (Role.CUSTOMER, Role.PARTNER, Role.STAFF)


@transaction.atomic(durable=True)
def make_token(
    account: User, *, name: str, scopes: Sequence[Scope], days: int, actor: Actor, now: datetime
) -> tuple[Token, str]:
    """The token and its secret, which is told here once and kept nowhere.

    Raises `NotAllowedNow` for an account that is shut or of another role.
    """
    if not account.is_active or Role(account.role) not in MAY_HAVE_ONE:
        raise NotAllowedNow(f"make_token: user:{account.pk}")
    secret = new_secret()
    token = Token.objects.create(
        account=account,
        name=name.strip(),
        digest=digest_of(secret),
        hint=secret[:HINT],
        scopes=[scope.value for scope in Scope if scope in scopes],
        made_by=actor.account or 0,
        made_at=now,
        expires_at=now + timedelta(days=min(days, LONGEST_DAYS)),
    )
    record("token.made", subject=token, actor=actor, at=now)
    return token, secret
