"""Who asks to be erased is erased, at once or when what keeps the details has ended."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from ordvern.apps.erasure.forgetting import still_needed
from ordvern.apps.rights.models import Case
from ordvern.apps.rights.usecases.erase_person import erase_person
from ordvern.apps.statement.promise import Kept, Promise

GRACE = timedelta(hours=3)
"""The worker looks every hour."""


def breaches(now: datetime) -> Iterator[str]:
    """Erasures that were granted, that nothing keeps back, and that are not carried out."""
    waiting = Case.objects.filter(wish_stands=True, closed_at__lt=now - GRACE)
    for case in waiting.select_related("customer__account"):
        entries = case.customer.account.customers.standing() if case.customer else ()
        if not any(still_needed(entry, now=now) for entry in entries):
            yield f"case:{case.pk}"


ERASED_ON_REQUEST = Promise(
    id="erased-on-request",
    clause="part-1/how-long",
    lines=("S31",),
    says=_(
        "You may have yourself erased at any time, on your own pages. What may go goes at once;"
        " what must stay is told before, with the reason, and goes by itself when that ends."
    ),
    kept=Kept.BY_GUARD,
    keepers=(erase_person,),
    breaches=breaches,
)
