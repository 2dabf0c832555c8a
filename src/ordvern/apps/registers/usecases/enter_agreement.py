"""Enters an agreement with a processor, or a new one in the place of another."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.registers.models import ProcessorAgreement


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: with whom, for which stores, until when; `digest` is the SHA-256 of the
    document in hexadecimal. `under` is the agreement of the processor who called this one in."""

    processor: str
    service: str
    country: str
    signed_on: date
    digest: str
    ends_on: date | None = None
    covers: Collection[str] = ()
    under: ProcessorAgreement | None = None


@transaction.atomic(durable=True)
def enter_agreement(
    signed: Signed,
    *,
    instead_of: ProcessorAgreement | None = None,
    actor: Actor,
    now: datetime,
) -> ProcessorAgreement:
    """The new entry; the one whose place it takes ends today. Raises `NotAllowedNow` for others
    than officers, for a day of signing that lies ahead, and if the other has ended already."""
    today = timezone.localdate(now)
    if actor.kind is not ActorKind.OFFICER or signed.signed_on > today:
        raise NotAllowedNow("enter_agreement")
    if instead_of is not None:
        close(instead_of, actor=actor, now=now)
    made = ProcessorAgreement.objects.create(
        processor=signed.processor.strip(),
        service=signed.service.strip(),
        covers=" ".join(sorted(signed.covers)),
        under=signed.under,
        country=signed.country,
        signed_on=signed.signed_on,
        ends_on=signed.ends_on,
        digest=signed.digest.lower(),
        entered_at=now,
        entered_by=actor.account or 0,
        reviewed_on=today,
        reviewed_by=actor.account,
    )
    record("agreement.entered", subject=made, actor=actor, at=now)
    return made


def close(agreement: ProcessorAgreement, *, actor: Actor, now: datetime) -> None:
    """Note that an agreement ends today; call inside a transaction."""
    standing = ProcessorAgreement.objects.filter(pk=agreement.pk, ended_on=None)
    if not standing.update(ended_on=timezone.localdate(now)):
        raise NotAllowedNow(f"end_agreement: processoragreement:{agreement.pk}")
    record("agreement.ended", subject=agreement, actor=actor, at=now)
