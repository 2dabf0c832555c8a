"""Why details cannot be erased yet, in words."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.erasure.forgetting import Needed

NEEDED: dict[Needed, LazyText] = {
    Needed.OPEN_ORDER: _("An order is under way. The erasure ends it."),
    Needed.NOT_INVOICED: _("What was delivered is not invoiced yet."),
    Needed.NOT_PAID: _("An invoice is not paid yet."),
    Needed.HELD: _("A hold stands on the customer."),
}
