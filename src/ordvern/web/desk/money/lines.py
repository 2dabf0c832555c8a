"""From the lines that staff typed to a calculation."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django import forms

from ordvern.apps.billing.calculation import Calculation, Line
from ordvern.apps.billing.papers import books_for, vat_for
from ordvern.apps.billing.services import Item, Unit
from ordvern.apps.orders.models import Order

from .forms import LineForm

ADDITIONS = (Item.MINIMUM_FEE, Item.RUSH)


def typed_calculation(
    order: Order, typed: "forms.BaseFormSet[LineForm]", *, day: date
) -> Calculation:
    """The sums of what was typed, in the currency of the price list and with today's tax."""
    books = books_for(order.customer, day)
    currency = books[0].currency if books else "NOK"
    lines = tuple(_lines(order, typed, currency))
    return Calculation(lines, vat_for(order.customer, day), currency)


def _lines(order: Order, typed: "forms.BaseFormSet[LineForm]", currency: str) -> Iterable[Line]:
    for form in typed.forms:
        row = form.cleaned_data
        if not row.get("quantity"):
            continue
        item = Item(row["item"])
        is_service = item not in ADDITIONS
        yield Line(
            item=item,
            unit=Unit(row["unit"]),
            quantity=row["quantity"],
            unit_price=row["unit_price"],
            currency=currency,
            band=row["band"],
            discount=row["discount"] or Decimal(0),
            source_language=order.source_language if is_service else "",
            target_language=_into(order, row["target_language"]) if is_service else "",
        )


def _into(order: Order, language: str) -> str:
    return language if language in order.targets else order.target_language
