"""The agency types how it sells: who it is on an invoice, its account, its terms."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ordvern.apps.billing.models import ONLY, AgencyDetails, Invoice
from ordvern.apps.billing.papers import agency_details
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record


class SeriesHasBegun(Exception):
    """Another first number would leave a gap among the invoices, or give one number twice."""


@transaction.atomic(durable=True)
def set_agency_details(
    typed: Mapping[str, object], *, actor: Actor, now: datetime
) -> AgencyDetails:
    """Keep what was typed, by the names of the fields. Invoices issued before stay as they are.

    Raises `SeriesHasBegun` for another first number once an invoice is issued.
    """
    first = agency_details().first_number
    if typed.get("first_number", first) != first and Invoice.objects.exists():
        raise SeriesHasBegun
    details, _ = AgencyDetails.objects.update_or_create(pk=ONLY, defaults=dict(typed))
    record("agency.details_set", subject=details, actor=actor, at=now)
    return details
