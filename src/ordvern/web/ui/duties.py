"""What duties are called on pages, and what they let people do, in words."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import User

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


def duties_in_words(user: User) -> list[str]:
    """What somebody is there for; of those who are not staff, their role."""
    if user.role != Role.STAFF:
        return [str(user.get_role_display())]
    return [str(words) for duty, (words, _about) in DUTIES.items() if duty in user.duties]
