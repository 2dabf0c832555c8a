"""Rounds of offers, the register of transfers, and what partners attest after a job."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.files.need_to_know import known_to
from ordvern.apps.partners.models import Partner, Subject
from ordvern.apps.partners.transfers.gate import Basis, DataClass

REMINDERS_AT_MOST = 4


class OfferRound(models.Model):
    """One way of asking partners about a step, until somebody takes it or nobody is left.

    In cascade one partner is asked at a time and the next when `hours` working hours have passed
    without an answer, or on a refusal; in parallel all at once, and the first to accept has it.
    """

    class Mode(models.TextChoices):
        ONE = "one", _("One partner")
        CASCADE = "cascade", _("One after another")
        PARALLEL = "parallel", _("All at once, the first to accept has it")

    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="rounds")
    step = models.ForeignKey("orders.Step", on_delete=models.PROTECT, related_name="rounds")
    mode = models.CharField(max_length=8, choices=Mode.choices)
    hours = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField(null=True)
    subject = models.CharField(max_length=16, choices=Subject.choices, blank=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["step"],
                condition=models.Q(ended_at__isnull=True),
                name="orders_one_open_round",
            )
        ]

    def __str__(self) -> str:
        return f"offerround:{self.pk}"


class RoundPlace(models.Model):
    """A partner's place in a cascade; `passed_over` says why nothing was offered to him."""

    round = models.ForeignKey(OfferRound, on_delete=models.CASCADE, related_name="places")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    passed_over = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["round", "rank"], name="orders_round_rank_once"),
            models.UniqueConstraint(fields=["round", "partner"], name="orders_round_partner_once"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}.{self.rank}"


class TransferQuerySet(models.QuerySet["Transfer"]):
    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_agency:
            return self.none()
        return self.filter(known_to(actor, folder="job__order__folder"))


class Transfer(models.Model):
    """The files of a job were opened to a partner outside the EEA: where, on what ground, when.

    The register of transfers (Art. 30(1)(e), 30(2)(c)); `source` cites the decision, `pack` the
    law pack by which it was judged.
    """

    job = models.ForeignKey("orders.Job", on_delete=models.PROTECT, related_name="transfers")
    country = models.CharField(max_length=2)
    basis = models.CharField(
        max_length=12, choices=[(each.value, each.value) for each in Basis if each != Basis.EEA]
    )
    source = models.CharField(max_length=32)
    data = models.CharField(max_length=20, choices=[(each.value, each.value) for each in DataClass])
    pack = models.CharField(max_length=32)
    is_masked = models.BooleanField(default=False)
    at = models.DateTimeField(db_index=True)

    objects = TransferQuerySet.as_manager()

    def __str__(self) -> str:
        return f"transfer:{self.pk}"


class TransferBan(models.Model):
    """A customer wants none of his orders worked on outside the EEA."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="transfer_ban"
    )
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"transferban:{self.pk}"


class AttestationQuerySet(models.QuerySet["Attestation"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.is_agency:
            return self.filter(known_to(actor, folder="job__order__folder"))
        if actor.kind is ActorKind.PARTNER:
            return self.filter(job__partner__account=actor.account)
        return self.none()

    def to_remind(self, now: datetime) -> Self:
        """Those that are late, and whose last reminder is a week old."""
        due = self.filter(
            attested_at=None, due_on__lt=timezone.localdate(now), reminders__lt=REMINDERS_AT_MOST
        )
        week_ago = now - timedelta(days=7)
        return due.filter(models.Q(reminded_at=None) | models.Q(reminded_at__lte=week_ago))


class Attestation(models.Model):
    """A partner who had a job's files is asked to say that his copies are gone."""

    job = models.OneToOneField("orders.Job", on_delete=models.PROTECT, related_name="attestation")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    attested_at = models.DateTimeField(null=True)
    login_level = models.CharField(max_length=16, blank=True)

    objects = AttestationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"attestation:{self.pk}"
