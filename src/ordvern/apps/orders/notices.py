"""Which page a message about an order leads to."""

from datetime import datetime

from ordvern.apps.post.outbox import notify

from .models import Job, Order


def tell_customer(order: Order, kind: str, *, now: datetime) -> None:
    notify(
        order.customer.account, kind, number=order.number, path=f"/kunde/ordre/{order.pk}/", now=now
    )


def tell_partner(job: Job, kind: str, *, now: datetime) -> None:
    notify(
        job.partner.account,
        kind,
        number=job.order.number,
        path=f"/partner/oppdrag/{job.pk}/",
        now=now,
    )
