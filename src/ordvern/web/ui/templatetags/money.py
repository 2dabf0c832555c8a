"""Amounts and lines of quotes and invoices, in the language and manner of the page."""

from decimal import Decimal

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ordvern.apps.billing.calculation import Line
from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.billing.money import Money, with_hundredths
from ordvern.apps.billing.papers import calculation_of
from ordvern.apps.billing.pdf import shown_money
from ordvern.apps.billing.wording import name_of, unit_of
from ordvern.web.ui.languages import language_name

from .ui_forms import dress

register = template.Library()


@register.filter
def money(amount: Money) -> str:
    """For instance "NOK 1 234,50"."""
    return shown_money(amount)


@register.filter
def gross_of(invoice: Invoice) -> str:
    """What an invoice comes to; less than nothing for a credit note."""
    sign = -1 if invoice.credits_id else 1
    return shown_money(Money(sign * invoice.gross, invoice.currency))


@register.filter
def is_overdue(invoice: Invoice) -> bool:
    """Open still, and the last day to pay it lies behind."""
    return invoice.is_overdue(timezone.localdate())


@register.filter
def sum_of(quote: Quote) -> Money:
    """What a quote comes to, tax and all."""
    return calculation_of(quote).gross


@register.filter
def line_name(line: Line) -> str:
    return name_of(line, called=language_name)


@register.filter
def line_unit(line: Line) -> str:
    return unit_of(line)


@register.filter
def plain_number(value: Decimal) -> str:
    """Without needless zeros, in groups of three."""
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return number_format(value, places, force_grouping=True)


@register.filter
def price_number(value: Decimal) -> str:
    """With two places, or as many as it has."""
    return number_format(with_hundredths(value), force_grouping=True)


@register.simple_tag
def cell(bound: BoundField, row: int) -> SafeString:
    """A field of a form in a table, named by its column and row, with its errors below."""
    dress(bound)
    widget = bound.as_widget(
        attrs={"aria-label": _("%(field)s, row %(row)s") % {"field": bound.label, "row": row}}
    )
    return format_html("{}{}", widget, bound.errors)
