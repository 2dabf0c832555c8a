"""Certified orders: the whole text, by the house or by somebody authorised for that direction."""

from datetime import datetime

from django.utils import timezone

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.partners.models import Partner

from .models import Order, Step


class IsCertified(NotAllowedNow):
    """A certified translation is of the whole text: nothing is redacted, masked or remembered."""


class NotAuthorised(Exception):
    """The partner has no authorisation that holds today for the direction of a certified order."""


def refuse_if_certified(order: Order) -> None:
    """Raise `IsCertified`; asked of the database, inside the transaction that decides."""
    if Order.objects.filter(pk=order.pk, certified_at__isnull=False).exists():
        raise IsCertified(f"certified: order:{order.pk}")


def may_certify(step: Step, partner: Partner, *, now: datetime) -> bool:
    """Whether nothing is to be certified, or the partner is authorised for that very direction."""
    if not step.order.is_certified:
        return True
    direction = (step.order.source_language, step.target_language)
    return partner.is_authorised(*direction, day=timezone.localdate(now))


def check_authorised(step: Step, partner: Partner, *, now: datetime) -> None:
    """Raise `NotAuthorised`."""
    if not may_certify(step, partner, now=now):
        raise NotAuthorised
