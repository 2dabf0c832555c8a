"""The register of customers: what is needed to answer, to deliver and to invoice, no more."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.duties import Power
from ordvern.apps.core.searching import any_case


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, actor: Actor) -> Self:
        """A customer sees himself; officers, and staff who run orders or keep the accounts, see
        all; nobody else sees any."""
        if actor.kind is ActorKind.OFFICER or actor.may(Power.RUN_ORDERS):
            return self
        if actor.may(Power.KEEP_ACCOUNTS):
            return self
        if actor.kind is ActorKind.CUSTOMER:
            return self.filter(account=actor.account)
        return self.none()

    def standing(self) -> Self:
        """Those whose details have not been erased."""
        return self.filter(erased_at=None)

    def matching(self, words: str) -> Self:
        """Those whose name, e-mail address, phone or organisation number holds `words`."""
        match = any_case(words, "name", "account__email")
        bare = "".join(words.split())
        if bare.isdigit():
            match |= models.Q(phone__contains=words)
            match |= models.Q(invoice_details__organisation_number__contains=bare)
        return self.filter(match)


class Customer(models.Model):
    """A person or an organisation that orders. The e-mail address is that of the account.

    One account may have several entries: a request never overwrites an entry with other
    contact details, because whoever sends it has not yet shown that the address is his.
    When `erased_at` is set the details are gone and only the order register leans on the entry.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("Private person")
        ORGANISATION = "organisation", _("Organisation")

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="customers"
    )
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.PERSON)
    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=240, blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    registered_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return f"customer:{self.pk}"

    @property
    def is_organisation(self) -> bool:
        return self.kind == self.Kind.ORGANISATION


class ContactPerson(models.Model):
    """Somebody whom an organisation has told us to talk with: name, e-mail, phone."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return f"contactperson:{self.pk}"


class InvoiceDetails(models.Model):
    """What an invoice needs beyond the contact details; a class of its own, kept as long as
    bookkeeping demands."""

    class Sent(models.TextChoices):
        EMAIL = "email", _("By e-mail")
        EHF = "ehf", _("As EHF")
        PAPER = "paper", _("On paper")

    customer = models.OneToOneField(
        Customer, on_delete=models.CASCADE, related_name="invoice_details"
    )
    organisation_number = models.CharField(_("organisation number"), max_length=9, blank=True)
    reference = models.CharField(_("your reference"), max_length=80, blank=True)
    address = models.CharField(_("invoice address"), max_length=240, blank=True)
    email = models.EmailField(_("e-mail for invoices"), blank=True)
    sent = models.CharField(
        _("invoice sent"), max_length=8, choices=Sent.choices, default=Sent.EMAIL
    )

    def __str__(self) -> str:
        return f"invoicedetails:{self.pk}"
