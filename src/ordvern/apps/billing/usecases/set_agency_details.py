"""The agency types how it sells: who it is on an invoice, its account, its terms."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ordvern.apps.billing.models import ONLY, AgencyDetails
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record


@transaction.atomic(durable=True)
def set_agency_details(
    typed: Mapping[str, object], *, actor: Actor, now: datetime
) -> AgencyDetails:
    """Keep what was typed, by the names of the fields. Invoices issued before stay as they are."""
    details, _ = AgencyDetails.objects.update_or_create(pk=ONLY, defaults=dict(typed))
    record("agency.details_set", subject=details, actor=actor, at=now)
    return details
