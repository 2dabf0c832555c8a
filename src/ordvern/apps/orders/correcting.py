"""Whether and how long a customer may ask for a correction, and when one is made."""

from datetime import datetime, timedelta

from django.conf import settings

from .models import Correction, Order
from .states import ASK_FOR_CORRECTION, JobKind


def correct_by(order: Order) -> datetime | None:
    """Until when the customer may ask for a correction; None before delivery."""
    if order.delivered_at is None:
        return None
    return order.delivered_at + timedelta(days=settings.CORRECT_WITHIN_DAYS)


def may_ask_for_correction(order: Order, now: datetime) -> bool:
    """A translation, not delivered too long ago, whose files are there and stay until it is
    settled."""
    until = correct_by(order)
    if until is None or now > until or order.status not in ASK_FOR_CORRECTION.sources:
        return False
    is_going = order.folder.asked_at is not None or order.erasure_was_asked(now)
    is_spoken = order.steps.filter(kind=JobKind.INTERPRET).exists()
    return not (is_going or is_spoken or order.is_erased)


def correction_of(order: Order) -> Correction | None:
    """The one that is open, if any."""
    return order.corrections.filter(ended_at=None).first()


def has_new_translation(correction: Correction) -> bool:
    """Whether a translation has come in since it was asked for."""
    translations = correction.order.folder.files.translations()
    return translations.filter(stored_at__gte=correction.asked_at).exists()


def settle(correction: Correction, outcome: Correction.Outcome, *, now: datetime) -> None:
    """End it; call inside the transaction that moves the order on."""
    correction.outcome, correction.ended_at = outcome, now
    correction.save(update_fields=["outcome", "ended_at"])
