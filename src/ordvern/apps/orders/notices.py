"""Which page a message about an order leads to."""

from collections.abc import Mapping
from datetime import datetime

from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify

from .models import Job, Order

SPOKEN: Mapping[str, str] = {
    OutgoingMail.Kind.REQUEST_RECEIVED: OutgoingMail.Kind.INTERPRETING_ASKED,
    OutgoingMail.Kind.IN_WORK: OutgoingMail.Kind.INTERPRETER_FOUND,
    OutgoingMail.Kind.DELIVERED: OutgoingMail.Kind.INTERPRETED,
    OutgoingMail.Kind.ERASED: OutgoingMail.Kind.INTERPRETING_ERASED,
    OutgoingMail.Kind.DELETION_ASKED: OutgoingMail.Kind.NOTES_DELETION_ASKED,
}
"""What is said of interpreting instead: the words of the others speak of files."""


def tell_customer(order: Order, kind: OutgoingMail.Kind, *, now: datetime) -> None:
    notify(
        order.customer.account,
        _of(order, kind),
        number=order.number,
        path=f"/kunde/oppdrag/{order.pk}/",
        now=now,
    )


def _of(order: Order, kind: str) -> str:
    return SPOKEN.get(kind, kind) if order.is_spoken else kind


def tell_partner(job: Job, kind: str, *, now: datetime) -> None:
    notify(
        job.partner.account,
        _of(job.order, kind),
        number=job.order.number,
        path=f"/partner/oppdrag/{job.pk}/",
        now=now,
    )


def tell_of_message(order: Order, job: Job | None, *, now: datetime) -> None:
    """To whoever did not write it: the customer, or the partner of the job."""
    kind = OutgoingMail.Kind.MESSAGE_WAITS
    account = job.partner.account if job else order.customer.account
    page = f"/partner/oppdrag/{job.pk}/" if job else f"/kunde/oppdrag/{order.pk}/"
    notify(account, kind, number=order.number, path=f"{page}meldinger/", now=now)


def tell_of_quote(quote: Quote, kind: str, *, now: datetime) -> None:
    """Whoever asked may answer by the link alone, without a code from us."""
    notify(
        quote.customer.account,
        kind,
        number=quote.number,
        path=f"/tilbud/svar/{quote.token}/",
        now=now,
    )


def tell_of_invoice(invoice: Invoice, *, now: datetime) -> None:
    notify(
        invoice.customer.account,
        OutgoingMail.Kind.INVOICE_ISSUED,
        number=str(invoice.number),
        path=f"/kunde/faktura/{invoice.pk}/",
        now=now,
    )
