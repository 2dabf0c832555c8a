"""What authorities have asked for, and what was handed over to them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.orders.models import Order


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.kind is ActorKind.OFFICER else self.none()

    def undecided(self) -> Self:
        return self.filter(decided_at=None)


class Disclosure(models.Model):
    """An authority asks for data: on what ground, what was decided, and whether the customer knows.

    `reference` is the authority's own number. What went is kept by id and fingerprint, never by
    name, so that it can be said years after the files are gone.
    """

    class Kind(models.TextChoices):
        POLICE = "police", _("Police or prosecution")
        COURT = "court", _("A court")
        TAX = "tax", _("Tax or bookkeeping control")
        SUPERVISOR = "supervisor", _("Datatilsynet or another supervisor")
        ABROAD = "abroad", _("An authority of another country")
        OTHER = "other", _("Another authority")

    class Decision(models.TextChoices):
        HANDED_OVER = "handed_over", _("Handed over")
        PARTLY = "partly", _("Handed over in part")
        REFUSED = "refused", _("Refused")

    class NotTold(models.TextChoices):
        """Why the customer is not told."""

        FORBIDDEN = "forbidden", _("A law or a court forbids it")
        HARMS = "harms", _("It would harm an investigation, says the authority")
        KNOWS = "knows", _("The customer knows it already")
        NOTHING_WENT = "nothing_went", _("Nothing was handed over")

    number = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    authority = models.CharField(max_length=120)
    reference = models.CharField(max_length=60, blank=True)
    ground = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField()
    orders = models.ManyToManyField(Order, related_name="disclosures")
    decision = models.CharField(max_length=12, choices=Decision.choices, blank=True)
    reasons = models.CharField(max_length=400, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    told_at = models.DateTimeField(null=True)
    not_told = models.CharField(max_length=12, choices=NotTold.choices, blank=True)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None) | Q(told_at__isnull=False) | ~Q(not_told=""),
                name="registers_told_or_why_not",
            )
        ]

    def __str__(self) -> str:
        return f"disclosure:{self.number}"


class DisclosedFile(models.Model):
    """A file that was handed over: its id, what it was, and its fingerprint in the vault."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="files")
    file_id = models.UUIDField()
    order_number = models.CharField(max_length=16)
    role = models.CharField(max_length=16)
    size = models.PositiveBigIntegerField()
    cipher_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["order_number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["disclosure", "file_id"], name="registers_disclosed_once"
            )
        ]

    def __str__(self) -> str:
        return f"disclosedfile:{self.pk}"
