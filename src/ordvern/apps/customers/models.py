"""The register of customers: what is needed to answer and to deliver, and nothing else."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, actor: Actor) -> Self:
        """A customer sees himself; staff and officers see all; nobody else sees any."""
        if actor.is_agency:
            return self
        if actor.kind is ActorKind.CUSTOMER:
            return self.filter(account=actor.account)
        return self.none()


class Customer(models.Model):
    """A person or an organisation that orders. The e-mail address is that of the account.

    One account may have several entries: a request never overwrites an entry with other
    contact details, because whoever sends it has not yet shown that the address is his.
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

    objects = CustomerQuerySet.as_manager()

    def __str__(self) -> str:
        return f"customer:{self.pk}"
