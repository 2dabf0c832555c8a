"""A price list and an agency that may invoice, as staff would have typed them."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from ordvern.apps.billing.calculation import Calculation, Line
from ordvern.apps.billing.issuing import Sale, issue
from ordvern.apps.billing.models import AgencyDetails, Invoice, PriceList
from ordvern.apps.billing.prices import USUAL_GRID, Rate
from ordvern.apps.billing.services import Item, Unit
from ordvern.apps.billing.usecases.set_agency_details import set_agency_details
from ordvern.apps.billing.usecases.set_prices import Prices, set_prices
from ordvern.apps.billing.vat import Vat, VatClass
from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.customers.models import Customer
from ordvern.apps.orders.models import Order

AGENCY = {
    "name": "Ordvern byrå AS",
    "organisation_number": "974760673",
    "street": "Storgata 1",
    "postal_code": "4005",
    "city": "Stavanger",
    "bank_account": "86011117947",
    "kid_rule": "mod10",
}
RATES = (
    Rate(Item.TRANSLATION, Unit.WORD, Decimal("2.10"), "nb", "fr"),
    Rate(Item.PROOFREADING, Unit.HOUR, Decimal(700)),
)


def open_list(customer: Customer | None = None, **fields: object) -> PriceList:
    """A list valid from the beginning of 2026: nb–fr at 2.10 a word, proofreading at 700."""
    usual = {"name": "Priser", "customer": customer, "valid_from": date(2026, 1, 1)}
    prices = Prices({**usual, **fields}, RATES, USUAL_GRID)
    return set_prices(None, prices=prices, actor=SYSTEM, now=timezone.now())


def set_agency(**fields: object) -> AgencyDetails:
    return set_agency_details({**AGENCY, **fields}, actor=SYSTEM, now=timezone.now())


def invoice_of(order: Order) -> Invoice:
    """An invoice that was issued for the order, whatever its state: a hundred words at 1.50."""
    set_agency()
    line = Line(Item.TRANSLATION, Unit.WORD, Decimal(100), Decimal("1.5"))
    day = timezone.localdate()
    found = Calculation((line,), Vat.on(day, VatClass.STANDARD))
    return issue(Sale(order.customer, order.number, found, day), now=timezone.now())
