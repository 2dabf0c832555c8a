"""Messages out and in, inquiries and the proof of paper."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from ordvern.apps.core.audit import name_of
from ordvern.apps.intake.models import IncomingMail, Inquiry, Paper
from ordvern.apps.orders.models import Order
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep


def _delete(row: Any, now: datetime) -> None:
    row.delete()


def _mail_out() -> "QuerySet[Any]":
    return OutgoingMail.objects.annotate(anchor=Coalesce("sent_at", "failed_at")).exclude(
        anchor=None
    )


def _mail_in() -> "QuerySet[Any]":
    return IncomingMail.objects.annotate(anchor=F("received_at"))


def _inquiries() -> "QuerySet[Any]":
    """Those whose words are erased, of which no order leans and no proof of paper is kept."""
    order = Order.objects.filter(token=OuterRef("pk"))
    over = Inquiry.objects.filter(folder__erased_at__isnull=False, papers=None)
    return over.exclude(Exists(order)).annotate(anchor=F("received_at"))


def _papers() -> "QuerySet[Any]":
    return Paper.objects.exclude(done_at=None).annotate(anchor=F("done_at"))


def _no_names(row: Any) -> tuple[str, ...]:
    return ()


def _names_of_inquiry(row: Inquiry) -> tuple[str, ...]:
    customer = (f"customer:{row.customer_id}",) if row.customer_id else ()
    return (name_of(row), f"folder:{row.folder_id}", *customer)


def _names_of_paper(row: Paper) -> tuple[str, ...]:
    return (name_of(row), *_names_of_inquiry(row.inquiry))


SWEEPS = (
    Sweep(DataClass.MAIL_OUT, _mail_out, _no_names, _delete),
    Sweep(DataClass.MAIL_IN, _mail_in, _no_names, _delete),
    Sweep(DataClass.PAPERS, _papers, _names_of_paper, _delete),
    Sweep(DataClass.INQUIRIES, _inquiries, _names_of_inquiry, _delete),
)
