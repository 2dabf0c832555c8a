"""An offer that nobody answered in time goes on to the next partner of its cascade."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.orders.models import Job, OfferRound, Order
from ordvern.apps.orders.offering import go_on
from ordvern.apps.orders.states import LAPSE_JOB


@transaction.atomic(durable=True)
def lapse_offer(job: Job, *, now: datetime) -> None:
    """Raises `NotAllowedNow` if it was answered or taken back meanwhile."""
    order = Order.objects.select_for_update().get(pk=job.order_id)
    move(job, LAPSE_JOB)
    record("job.lapsed", subject=job, actor=SYSTEM, at=now)
    for asking in OfferRound.objects.filter(jobs=job):
        asking.order = order
        go_on(asking, actor=SYSTEM, now=now)
