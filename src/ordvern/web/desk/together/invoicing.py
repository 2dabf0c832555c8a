"""What an order would be invoiced for, said before many are."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.billing.pdf import shown_money
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.invoice_as_shown import NotPriced, basis_of, seal_of

from .deed import Preview


def shown_sum(order: Order) -> Preview:
    try:
        found = basis_of(order, day=timezone.localdate())
    except NotPriced:
        return Preview(_("No price: invoice it from its own page"))
    return Preview(shown_money(found.gross), seal_of(found))
