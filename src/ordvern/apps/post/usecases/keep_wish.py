"""Somebody chooses how he is told: at once or once a day, by text message too or not."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.post.models import Wish


@transaction.atomic(durable=True)
def keep_wish(account: User, *, often: str, by_sms: bool, actor: Actor, now: datetime) -> Wish:
    wish, _made = Wish.objects.update_or_create(
        account=account, defaults={"often": often, "by_sms": by_sms}
    )
    record("account.wish_kept", subject=account, actor=actor, at=now)
    return wish
