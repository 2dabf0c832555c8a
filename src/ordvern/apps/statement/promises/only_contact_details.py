"""The register of customers holds name, address, e-mail, phone, and nothing else."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from ordvern.apps.customers.contact import register
from ordvern.apps.statement.promise import Kept, Promise

CONTACT = {
    "customer.id": "the key of the row",
    "customer.account": "the e-mail address: what we answer to, and the codes to sign in with",
    "customer.kind": "which law holds for the contract: consumers or business",
    "customer.name": "whom the translation and the invoice are for",
    "customer.address": "what goes by post: certified translations, letters to who has no e-mail",
    "customer.phone": "a question that holds up the work",
    "customer.registered_at": "how long it may be kept",
    "customer.erased_at": "that the details are gone, and only the order register is left",
    "contactperson.id": "the key of the row",
    "contactperson.customer": "whose contact it is",
    "contactperson.name": "whom to ask for",
    "contactperson.email": "whom to write to about an order",
    "contactperson.phone": "a question that holds up the work",
}
"""How we reach a customer about his order, and why each column is needed for that (S21, S22)."""
INVOICE = {
    "invoicedetails.id": "the key of the row",
    "invoicedetails.customer": "whose they are",
    "invoicedetails.organisation_number": "bokføringsforskriften § 5-1-2: who buys",
    "invoicedetails.reference": "what the buyer needs to find the order again",
    "invoicedetails.address": "where the invoice goes, if not to the contact address",
    "invoicedetails.email": "where the invoice goes, if not to the contact address",
    "invoicedetails.sent": "which way the buyer must be invoiced",
}
"""What an invoice needs besides: the statement names it apart (S06), in a class of its own."""
APPROVED = frozenset(CONTACT) | frozenset(INVOICE)
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
    lines=("S11", "S21", "S22"),
    says=_(
        "We keep only your name, address, e-mail address and phone number, those of the people you"
        " name as contacts, and what your invoice needs."
    ),
    kept=Kept.BY_STRUCTURE,
    keepers=(register,),
    breaches=breaches,
)
