"""What an invoice to a customer needs is written down, by staff or by himself."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ordvern.apps.billing.models import InvoiceDetails
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.customers.models import Customer

OF_THE_AGENCY = ("vat_class", "agreed_on")


@transaction.atomic(durable=True)
def keep_invoice_details(
    customer: Customer, *, typed: Mapping[str, object], actor: Actor, now: datetime
) -> InvoiceDetails:
    """Keep what was typed, by the names of the fields; of tax and terms only the agency decides."""
    fields = {
        name: value for name, value in typed.items() if actor.is_agency or name not in OF_THE_AGENCY
    }
    details, _ = InvoiceDetails.objects.update_or_create(customer=customer, defaults=fields)
    record("customer.invoice_details_kept", subject=customer, actor=actor, at=now)
    return details
