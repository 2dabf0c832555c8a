"""Somebody of the agency has read the undertaking of confidentiality and binds himself to it."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.confidentiality import VERSION, Pledge
from ordvern.apps.core.states import NotAllowedNow


@transaction.atomic(durable=True)
def sign_confidentiality(*, version: int, actor: Actor, now: datetime) -> None:
    """Nothing changes for somebody who has signed. Raises `NotAllowedNow` for others than the
    agency's people, and for a version that holds no more: its words were not what is asked."""
    if not actor.is_agency or actor.account is None or version != VERSION:
        raise NotAllowedNow(f"sign_confidentiality: version:{version}")
    pledge, is_new = Pledge.objects.get_or_create(
        account_id=actor.account, version=version, defaults={"signed_at": now}
    )
    if is_new:
        record("confidentiality.signed", subject=pledge, actor=actor, at=now)
