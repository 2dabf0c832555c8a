"""Partners: who may be offered work, and on what footing."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.duties import Power
from ordvern.apps.partners.states import Standing
from ordvern.apps.partners.transfers.gate import (
    Assessment,
    Choice,
    Confirmation,
    DataClass,
    Footing,
    TransferAllowed,
    judge,
)
from ordvern.apps.partners.transfers.pack import LawPack, read_pack, shipped_pack


def law_pack() -> LawPack:
    """The pack that the operator named, else the one that came with this version."""
    return _named(str(settings.LAW_PACK)) if settings.LAW_PACK else shipped_pack()


@cache
def _named(path: str) -> LawPack:
    return read_pack(Path(path))


class PartnerQuerySet(models.QuerySet["Partner"]):
    def visible_to(self, actor: Actor) -> Self:
        if actor.kind is ActorKind.OFFICER or actor.may(Power.RUN_ORDERS):
            return self
        if actor.kind is ActorKind.PARTNER:
            return self.filter(account=actor.account)
        return self.none()

    def approved(self, now: datetime) -> Self:
        """Approved by a person, not expired, and let through by the transfer gate for at least
        the mildest class of data; for the files of an order the gate is asked again."""
        standing = self.filter(
            status=Standing.APPROVED,
            approved_at__lte=now,
            approved_until__gte=timezone.localdate(now),
        )
        pack = law_pack()
        through = [
            partner.pk
            for partner in standing.prefetch_related("grounds", "undertakings__terms")
            if partner.may_work(pack, now)
        ]
        return self.filter(pk__in=through)


class Partner(models.Model):
    """An approved subcontractor; in law a sub-processor.

    `country_of_work` is where the files are looked at, which is what counts as a transfer;
    `words_a_day` is how much the partner says to manage.
    """

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="partner"
    )
    name = models.CharField(_("legal name"), max_length=120)
    contact = models.CharField(_("contact"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    country_of_residence = models.CharField(_("country of residence"), max_length=2, blank=True)
    country_of_work = models.CharField(_("country of work"), max_length=2)
    words_a_day = models.PositiveIntegerField(_("words a day"), null=True, blank=True)
    status = models.CharField(max_length=12, choices=Standing.choices, default=Standing.CANDIDATE)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.BigIntegerField(null=True)
    approved_until = models.DateField(null=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Standing.values), name="partners_status_known"
            )
        ]

    def __str__(self) -> str:
        return f"partner:{self.pk}"

    def has_accepted(self, statement: str) -> bool:
        return self.acceptances.filter(statement=statement).exists()

    def footing(self) -> Footing:
        """What stands between the agency and the partner, as the transfer gate asks for it."""
        grounds = list(self.grounds.all())
        signed = [each.dated_on for each in grounds if each.kind == "clauses"]
        return Footing(
            has_agreement=any(each.terms.kind == "agreement" for each in self.undertakings.all()),
            clauses_on=max(signed, default=None),
            assessments=tuple(
                Assessment(each.country, each.dated_on, each.valid_until, each.covers_sensitive)
                for each in grounds
                if each.kind == "assessment" and each.valid_until is not None
            ),
            confirmations=tuple(
                Confirmation(each.condition, each.dated_on, each.valid_until)
                for each in grounds
                if each.kind == "condition" and each.valid_until is not None
            ),
        )

    def may_work(self, pack: LawPack, now: datetime) -> bool:
        """Whether the gate opens where nothing speaks against it but the country."""
        verdict = judge(
            self.country_of_work,
            data=DataClass.NOTHING_PERSONAL,
            footing=self.footing(),
            choice=Choice.LAWFUL,
            pack=pack,
            day=timezone.localdate(now),
        )
        return isinstance(verdict, TransferAllowed)

    def is_authorised(self, source_language: str, target_language: str, *, day: date) -> bool:
        """Whether a state has licensed him to certify in this very direction, on that day."""
        direction = (source_language, target_language)
        return any(
            (each.source_language, each.target_language) == direction and each.holds_on(day)
            for each in self.authorisations.all()
        )

    def translates(self, source_language: str, target_language: str) -> bool:
        direction = (source_language, target_language)
        return any(
            (each.source_language, each.target_language) == direction for each in self.pairs.all()
        )

    def is_away(self, now: datetime) -> bool:
        today = timezone.localdate(now)
        return any(each.first_on <= today <= each.last_on for each in self.absences.all())
