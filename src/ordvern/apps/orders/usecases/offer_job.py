"""Staff offer a released order to an approved partner, who sees no file yet."""

from datetime import date, datetime

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.usecases.offer_round import Mode, offer_round
from ordvern.apps.partners.models import Partner


def offer_job(
    order: Order, *, partner: Partner, due_on: date | None, actor: Actor, now: datetime
) -> Job:
    """Offer the order to `partner` alone. Raises what `offer_round` does."""
    asking = offer_round(
        order, partners=[partner], mode=Mode.ONE, due_on=due_on, actor=actor, now=now
    )
    return asking.jobs.get()
