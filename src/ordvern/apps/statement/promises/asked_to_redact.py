"""Sensitive files go to work only redacted, or as they are when the customer has said so."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work, ground_for
from ordvern.apps.screening.models import Screening
from ordvern.apps.statement.promise import Kept, Promise


def breaches(now: datetime) -> Iterator[str]:
    """Orders at work with a sensitive file, though the customer gave no instruction to go on."""
    sensitive = Screening.objects.filter(sensitive_kinds__isnull=False, file__in_use=True)
    orders = Order.objects.let_to_work().filter(
        instructed_at=None, folder__files__screening__in=sensitive
    )
    for pk in orders.values_list("pk", flat=True).distinct():
        yield f"order:{pk}"


ASKED_TO_REDACT = Promise(
    id="asked-to-redact",
    clause="part-2/sensitive-data",
    lines=("S58",),
    says=_(
        "If we find sensitive personal data, we may ask you to remove or redact it, and nothing"
        " starts before you have answered."
    ),
    kept=Kept.BY_GUARD,
    keepers=(ask_to_redact, clear_for_work, ground_for),
    breaches=breaches,
)
