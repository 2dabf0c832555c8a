"""Everything about the owner of an account is put together for him; the log is written first."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.rights.archive import zipped
from ordvern.apps.rights.package import package_of


def make_package(account: User, *, actor: Actor, now: datetime) -> bytes:
    """A zip of all that is held. It is kept nowhere."""
    _note(account, actor=actor, now=now)
    return zipped(package_of(account, now=now), language=account.language, now=now)


@transaction.atomic(durable=True)
def _note(account: User, *, actor: Actor, now: datetime) -> None:
    record("rights.package_made", subject=account, actor=actor, at=now)
