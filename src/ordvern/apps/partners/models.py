"""Partners: who may be offered work, and on what footing."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models

from ordvern.apps.core.actors import Actor, ActorKind

EEA = frozenset({
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IS", "IE",
    "IT", "LV", "LI", "LT", "LU", "MT", "NL", "NO", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
})  # fmt: skip


class PartnerQuerySet(models.QuerySet["Partner"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.is_agency:
            return self
        if actor.kind is ActorKind.PARTNER:
            return self.filter(account=actor.account)
        return self.none()

    def approved(self, now: datetime) -> Self:
        """Approved by a person, not expired, and working inside the EEA.

        Work from elsewhere needs a transfer basis, which is not recorded here yet: blocked.
        """
        return self.filter(
            approved_at__lte=now, approved_until__gte=now.date(), country_of_work__in=EEA
        )


class Partner(models.Model):
    """An approved subcontractor; in law a sub-processor."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="partner"
    )
    name = models.CharField(max_length=120)
    country_of_work = models.CharField(max_length=2)
    approved_at = models.DateTimeField(null=True)
    approved_until = models.DateField(null=True)

    objects = PartnerQuerySet.as_manager()

    def __str__(self) -> str:
        return f"partner:{self.pk}"

    def has_accepted(self, statement: str) -> bool:
        return self.acceptances.filter(statement=statement).exists()


class LanguagePair(models.Model):
    """A direction a partner translates in."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="pairs")
    source_language = models.CharField(max_length=8)
    target_language = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "source_language", "target_language"],
                name="partners_pair_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_language}-{self.target_language}"


class StatementAcceptance(models.Model):
    """A partner bound himself to a version of the privacy statement."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="acceptances")
    statement = models.CharField(max_length=32)
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "statement"], name="partners_statement_accepted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}:{self.statement}"
