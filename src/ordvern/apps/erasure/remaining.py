"""What remains of an order when its files are erased: by which law, and until when.

Sources: bokføringsloven (LOV-2004-11-19-73) § 13, five years after the end of the accounting year
for vouchers and three and a half for agreements; foreldelsesloven (LOV-1979-05-18-18) § 2, three
years, where nothing was bought. The periods are those of the rules of retention.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.workdays import OSLO
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.rules import DataClass, rule_of

from .sweeps.orders import NEVER_BOUGHT

Entry = dict[str, Any]


def remaining(order: Order, *, erased_at: datetime) -> list[Entry]:
    """Each with `what`, `why` and the last day, None where it depends on what is still to come."""
    ended = timezone.localdate(order.closed_at or erased_at, OSLO)
    if order.status in NEVER_BOUGHT:
        until = _last_day(DataClass.ORDERS_NOT_BOUGHT, ended)
        kept = [_entry("order_never_bought", "foreldelsesloven-2", until)]
    else:
        kept = _bought(order, ended)
    return [
        *kept,
        _entry("contact_details", "gdpr-6-1-b", None),
        _entry("log_without_names", "gdpr-5-2", None),
    ]


def _bought(order: Order, ended: date) -> list[Entry]:
    """The number and dates stay as long as the last paper that points to them."""
    last = Invoice.objects.filter(order_number=order.number).aggregate(last=Max("kept_until"))
    invoiced = last["last"]
    register = max(filter(None, (_last_day(DataClass.ORDERS, ended), invoiced)))
    kept = [
        _entry("order_register", "bokforingsloven-13", register),
        _entry("invoice", "bokforingsloven-13", invoiced),
    ]
    taken = Quote.objects.filter(folder=order.folder_id, status=QuoteStatus.ACCEPTED).first()
    if taken is not None and taken.sent_at is not None:
        day = timezone.localdate(taken.sent_at, OSLO)
        until = _last_day(DataClass.QUOTES_TAKEN, day)
        kept.append(_entry("accepted_quote", "bokforingsloven-13-secondary", until))
    return kept


def _last_day(data: DataClass, begin: date) -> date:
    return rule_of(data).not_before.last_day(begin)


def _entry(what: str, why: str, until: date | None) -> Entry:
    return {"what": what, "why": why, "until": until.isoformat() if until else None}


def words_for(entry: Entry) -> str:
    """An entry as a sentence, in the language that is active."""
    until = entry["until"]
    if until is None:
        return _OPEN_ENDED[entry["what"]]()
    day = date_format(date.fromisoformat(until), "DATE_FORMAT")
    return _UNTIL[entry["what"]]() % {"day": day}


_UNTIL = {
    "order_register": lambda: _(
        "The order's number and dates, without content, because the bookkeeping act (§ 13) demands"
        " it, until %(day)s: five years after the end of the accounting year."
    ),
    "invoice": lambda: _(
        "The invoice with what it says of the buyer, because the bookkeeping act (§ 13) demands it,"
        " until %(day)s: five years after the end of the accounting year."
    ),
    "accepted_quote": lambda: _(
        "The quote that was accepted, because the bookkeeping act (§ 13) demands it, until"
        " %(day)s: three and a half years after the end of the accounting year."
    ),
    "order_never_bought": lambda: _(
        "The order's number and dates, without content, as evidence for as long as claims can be"
        " made (§ 2 of the act on limitation), until %(day)s. Nothing was bought: no bookkeeping"
        " is kept of it."
    ),
}
_OPEN_ENDED = {
    "invoice": lambda: _(
        "The invoice, once it is issued, because the bookkeeping act (§ 13) demands it, for five"
        " years after the end of its accounting year."
    ),
    "contact_details": lambda: (
        _(
            "Your contact details, until %(months)s months after your last order, or until you have"
            " them erased yourself."
        )
        % {"months": rule_of(DataClass.CUSTOMERS).not_before.months}
    ),
    "log_without_names": lambda: _(
        "The log of what was done and when, without names and without content, as our evidence"
        " (GDPR Art. 5(2))."
    ),
}
