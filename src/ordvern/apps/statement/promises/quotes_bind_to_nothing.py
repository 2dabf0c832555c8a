"""A quote binds to nothing until it is accepted, and declined ones leave no files behind."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.billing.models import Invoice, Quote, Terms
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.orders.models import Agreement, Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.answer_quote import refuse_quote
from ordvern.apps.orders.usecases.expire_quote import expire_quote
from ordvern.apps.orders.usecases.invoice_order import invoice_order
from ordvern.apps.statement.promise import Kept, Promise, runs

A_DAY = timedelta(days=1)
GRACE = timedelta(minutes=15)
RECENT = timedelta(days=14)


def breaches(now: datetime) -> Iterator[str]:
    """Files of quotes that came to nothing and are still there, quotes that run on after their
    day, and recent invoices of orders on whose price nobody agreed."""
    late = now - A_DAY - GRACE
    left = Order.objects.filter(status=Status.NOT_ORDERED, closed_at__lte=late)
    for folder in left.filter(folder__erased_at=None).values_list("folder", flat=True):
        yield f"folder:{folder}"
    yesterday = timezone.localdate(now) - timedelta(days=1)
    over = Quote.objects.filter(status=QuoteStatus.SENT, valid_until__lt=yesterday)
    for quote in over.values_list("pk", flat=True):
        yield f"quote:{quote}"
    agreed = Agreement.objects.filter(order__number=OuterRef("order_number"))
    on_terms = Terms.objects.filter(customer=OuterRef("customer"), agreed_on__isnull=False)
    unasked = Invoice.objects.standing().filter(issued_at__gte=now - RECENT)
    for number in unasked.exclude(Exists(agreed) | Exists(on_terms)).values_list("number"):
        yield f"invoice:{number[0]}"


QUOTES_BIND_TO_NOTHING = Promise(
    id="quotes-bind-to-nothing",
    clause="part-2/quotes",
    lines=("S69",),
    says=_(
        "A quote binds you to nothing until you accept it. If you decline it or let it run out,"
        " your files are erased within a day."
    ),
    kept=Kept.BY_GUARD,
    keepers=(refuse_quote, expire_quote, invoice_order),
    breaches=breaches,
    is_ready=runs("orders.quotes"),
)
