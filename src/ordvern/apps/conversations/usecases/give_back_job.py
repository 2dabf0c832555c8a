"""Staff give a delivered job back to its partner, who is to correct it."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.conversations.keeping import keep, sealed
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.certifying import check_authorised
from ordvern.apps.orders.models import Attestation, Job, Order
from ordvern.apps.orders.partner_access import check_partner
from ordvern.apps.orders.states import REOPEN_JOB, REOPEN_STEP, Status
from ordvern.apps.orders.transfers import demand, register
from ordvern.apps.screening.guard import check_words


def give_back_job(job: Job, *, text: str, statement: str, actor: Actor, now: datetime) -> None:
    """Open the files to him anew and write to him what is wrong.

    An attestation of deletion that he was asked for, or gave, counts no more: he is asked anew
    when the order is over. Raises `HoldsSensitive`, `NotAllowedNow` unless a correction is open,
    `TransferNotAllowed`, `NotAuthorised` and what `check_partner` raises.
    """
    check_words(text)
    words = sealed(job.order, text, now=now)
    with transaction.atomic(durable=True):
        order = Order.objects.select_for_update().get(pk=job.order_id)
        if order.status != Status.CORRECTING:
            raise NotAllowedNow(f"give_back_job: job:{job.pk}")
        check_partner(job.partner, statement=statement, now=now)
        check_authorised(job.step, job.partner, now=now)
        transfer = demand(job.order, job.partner, now=now)
        move(job, REOPEN_JOB, delivered_at=None)
        move(job.step, REOPEN_STEP, done_at=None)
        Attestation.objects.filter(job=job).delete()
        register(job, transfer, now=now)
        record("job.reopened", subject=job, actor=actor, at=now)
        keep(job.order, job, words, actor=actor, now=now)
