"""Somebody of the agency, or a partner, gets an account."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.audit import record
from ordvern.apps.core.duties import USUAL, Duty
from ordvern.apps.core.models import User


class AddressTaken(Exception):
    """There is an account with this e-mail address."""


@transaction.atomic(durable=True)
def open_account(
    email: str,
    *,
    role: Role,
    name: str,
    language: str,
    duties: Iterable[Duty] = USUAL,
    actor: Actor,
    now: datetime,
) -> User:
    """Make an account without a password: its owner sets one by a code sent to the address.

    Of `duties` only somebody of the staff has any. Raises `AddressTaken`.
    """
    if User.objects.filter(email=email.strip().lower()).exists():
        raise AddressTaken
    user = User.objects.create_user(
        email, duties=duties, role=role, display_name=name, language=language
    )
    record("account.opened", subject=user, actor=actor, at=now)
    return user
