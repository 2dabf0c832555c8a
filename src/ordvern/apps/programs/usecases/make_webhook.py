"""The privacy officer lets an address be told of what happens to an account's orders or jobs."""

import secrets
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.programs.hook_secrets import secret_from
from ordvern.apps.programs.hooks import Webhook
from ordvern.apps.programs.secrets import digest_of
from ordvern.apps.programs.usecases.make_token import MAY_HAVE_ONE


@transaction.atomic(durable=True)
def make_webhook(
    account: User,
    *,
    name: str,
    url: str,
    operator: str,
    country: str,
    actor: Actor,
    now: datetime,
) -> tuple[Webhook, str]:
    """The webhook and the secret that signs its calls, which is told here once.

    Raises `NotAllowedNow` for an account that is shut or of another role.
    """
    if not account.is_active or Role(account.role) not in MAY_HAVE_ONE:
        raise NotAllowedNow(f"make_webhook: user:{account.pk}")
    salt = secrets.token_urlsafe(32)
    secret = secret_from(salt)
    hook = Webhook.objects.create(
        account=account,
        name=name.strip(),
        url=url,
        operator=operator.strip(),
        country=country,
        salt=salt,
        secret_hash=digest_of(secret),
        made_by=actor.account or 0,
        made_at=now,
        watched_until=now,
    )
    record("webhook.made", subject=hook, actor=actor, at=now)
    return hook, secret


@transaction.atomic(durable=True)
def remove_webhook(hook: Webhook, *, actor: Actor, now: datetime) -> None:
    """Nothing is called any more. Raises `NotAllowedNow` if it was removed before."""
    if not Webhook.objects.filter(pk=hook.pk, removed_at=None).update(removed_at=now):
        raise NotAllowedNow(f"remove_webhook: webhook:{hook.pk}")
    hook.deliveries.filter(sent_at=None, failed_at=None).update(failed_at=now, reason="Removed")
    record("webhook.removed", subject=hook, actor=actor, at=now)
