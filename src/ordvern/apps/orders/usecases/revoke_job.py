"""Staff take a job back from a partner; his access ends with the next request."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import REVOKE_JOB, Status


@transaction.atomic(durable=True)
def revoke_job(job: Job, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` if the job is not standing any more."""
    move(job, REVOKE_JOB)
    Order.objects.filter(pk=job.order_id, status=Status.IN_WORK).update(status=Status.RELEASED)
    record("job.revoked", subject=job, actor=actor, at=now)
