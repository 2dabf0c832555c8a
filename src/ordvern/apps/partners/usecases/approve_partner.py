"""A person approves a partner until a day, renews that, suspends him, or ends it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.readiness import Lack, lacks
from ordvern.apps.partners.states import APPROVE, END, SUSPEND
from ordvern.apps.partners.transfers.gate import Obstacle


class NotComplete(Exception):
    """Something is missing before the partner may be approved; `lacks` name it."""

    def __init__(self, missing: Sequence[Lack | Obstacle]) -> None:
        super().__init__(", ".join(missing))
        self.lacks = tuple(missing)


@transaction.atomic(durable=True)
def approve_partner(
    partner: Partner, *, until: date, statement: str, actor: Actor, now: datetime
) -> None:
    """Approve, or renew, until a day to come. Raises `NotComplete`, and `NotAllowedNow` if the
    day is past, the partner is ended or it is not a person of the agency who approves."""
    if not actor.is_agency or until < timezone.localdate(now):
        raise NotAllowedNow(f"approve_partner: partner:{partner.pk}")
    if missing := lacks(partner, statement=statement, now=now):
        raise NotComplete(missing)
    move(partner, APPROVE, approved_at=now, approved_by=actor.account, approved_until=until)
    record("partner.approved", subject=partner, actor=actor, at=now)


@transaction.atomic(durable=True)
def suspend_partner(partner: Partner, *, actor: Actor, now: datetime) -> None:
    """Shut everything to the partner from the next request on, until he is approved anew."""
    move(partner, SUSPEND)
    record("partner.suspended", subject=partner, actor=actor, at=now)


@transaction.atomic(durable=True)
def end_partner(partner: Partner, *, actor: Actor, now: datetime) -> None:
    """End it for good; what he accepted and attested is kept as evidence."""
    move(partner, END, approved_until=None)
    record("partner.ended", subject=partner, actor=actor, at=now)
