"""A partner attests that all his copies of a job's files are gone."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Attestation


@transaction.atomic(durable=True)
def attest_deletion(
    attestation: Attestation, *, login_level: str, actor: Actor, now: datetime
) -> None:
    """Raises `NotAllowedNow` if it was attested before or somebody else attests."""
    mine = Attestation.objects.visible_to(actor).filter(pk=attestation.pk, attested_at=None)
    if actor.is_agency or not mine.update(attested_at=now, login_level=login_level):
        raise NotAllowedNow(f"attest_deletion: attestation:{attestation.pk}")
    attestation.refresh_from_db()
    record("attestation.given", subject=attestation, actor=actor, at=now)
