"""The register of customers holds name, address, e-mail, phone, and nothing else."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from ordvern.apps.customers.contact import register
from ordvern.apps.statement.promise import Kept, Promise

CONTACT = frozenset(
    {
        "customer.id",
        "customer.account",
        "customer.kind",
        "customer.name",
        "customer.address",
        "customer.phone",
        "customer.registered_at",
        "customer.erased_at",
        "contactperson.id",
        "contactperson.customer",
        "contactperson.name",
        "contactperson.email",
        "contactperson.phone",
    }
)
"""How we reach a customer: the line that this promise is about."""
INVOICE = frozenset(
    {
        "invoicedetails.id",
        "invoicedetails.customer",
        "invoicedetails.organisation_number",
        "invoicedetails.reference",
        "invoicedetails.address",
        "invoicedetails.email",
        "invoicedetails.sent",
    }
)
"""What an invoice needs besides: the statement names it apart (S06), in a class of its own."""
APPROVED = CONTACT | INVOICE
"""Every column the register may have; a new one is a decision about the statement."""


def breaches(now: datetime) -> Iterator[str]:
    """Columns of the register that nobody approved."""
    for model in apps.get_app_config("customers").get_models():
        for field in model._meta.concrete_fields:
            name = f"{model._meta.model_name}.{field.name}"
            if name not in APPROVED:
                yield f"column:{name}"


ONLY_CONTACT_DETAILS = Promise(
    id="only-contact-details",
    clause="part-1/what-we-collect",
    lines=("S11",),
    says=_("We keep only your name, address, e-mail address and phone number."),
    kept=Kept.BY_STRUCTURE,
    keepers=(register,),
    breaches=breaches,
)
