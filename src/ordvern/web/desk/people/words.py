"""What duties are called on pages, and what they let people do, in words."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.duties import Duty

DUTIES: dict[Duty, tuple[LazyText, LazyText]] = {
    Duty.PROJECT_MANAGER: (
        _("Project manager"),
        _("Takes orders from request to delivery, with customers, partners and memories."),
    ),
    Duty.TRANSLATOR: (
        _("Translator in the house"),
        _("Sees the orders they are on and nothing else: reads the files and translates."),
    ),
    Duty.FINANCE: (
        _("Finance"),
        _("Prices, invoices and payments. Sees no order and opens no file."),
    ),
    Duty.OWNER: (
        _("Owner"),
        _("Everything above, every order, and who works here."),
    ),
}
