"""Staff send the customer a price for a released order, or a new one in its place."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.issuing import NothingToInvoice
from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.papers import keep_lines
from ordvern.apps.billing.states import REPLACE_QUOTE, QuoteStatus
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.models import Interpreting, Order
from ordvern.apps.orders.notices import tell_of_quote
from ordvern.apps.orders.states import SEND_QUOTE
from ordvern.apps.post.models import OutgoingMail


class SentMeanwhile(NotAllowedNow):
    """A quote went out since the page was opened: by a second click, or by somebody else."""


def latest_version(order: Order) -> int:
    """Of the quotes that were sent; 0 if none was."""
    sent = Quote.objects.filter(folder=order.folder_id)
    return sent.aggregate(last=Max("version"))["last"] or 0


@transaction.atomic(durable=True)
def send_quote(
    order: Order,
    *,
    calculation: Calculation,
    valid_until: date,
    after: int | None = None,
    sequence: int | None = None,
    actor: Actor,
    now: datetime,
) -> Quote:
    """Offer the order at these lines until the end of `valid_until`; an open quote is replaced.

    `after` is the version that whoever sends it has seen last, 0 for none, and `sequence` that of
    the interpreting. Raises `NotAllowedNow` unless the order is released or quoted,
    `SentMeanwhile` if there is a later version, `MovedMeanwhile`, and `NothingToInvoice` for lines
    that come to nothing.
    """
    if not calculation.net.minor:
        raise NothingToInvoice
    move(order, SEND_QUOTE)
    earlier = Quote.objects.filter(folder=order.folder_id)
    last = latest_version(order)
    if after is not None and after != last:
        raise SentMeanwhile(f"send_quote: order:{order.pk}")
    _note_hours(order, sequence)
    for open_one in earlier.filter(status=QuoteStatus.SENT):
        move(open_one, REPLACE_QUOTE, answered_at=now)
    quote = Quote.objects.create(
        folder_id=order.folder_id,
        customer=order.customer,
        number=order.number,
        version=last + 1,
        currency=calculation.currency,
        vat_class=calculation.vat.kind,
        vat_rate=calculation.vat.rate,
        rule=calculation.rule,
        sent_at=now,
        valid_until=valid_until,
    )
    keep_lines(calculation.lines, quote=quote)
    record("order.quoted", subject=order, actor=actor, at=now)
    tell_of_quote(quote, OutgoingMail.Kind.QUOTE_SENT, now=now)
    return quote


def _note_hours(order: Order, sequence: int | None) -> None:
    """What the quote is of, so that it is told when it is moved."""
    sitting = Interpreting.objects.filter(order=order).first()
    if sitting is None:
        return
    sitting.check_seen(sequence)
    sitting.quoted_begins_at, sitting.quoted_minutes = sitting.begins_at, sitting.minutes
    sitting.save(update_fields=["quoted_begins_at", "quoted_minutes"])
