"""Agreements with those who process personal data for the agency (GDPR Art. 28(3))."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.retention.periods import Period

LOOK_AGAIN = Period(months=12)
"""The law names no period for looking whether a processor still gives sufficient guarantees
(Art. 28(1)): a year is ours."""
SOON = timedelta(days=60)


class AgreementQuerySet(models.QuerySet["ProcessorAgreement"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.kind is ActorKind.OFFICER else self.none()

    def standing(self, day: date) -> Self:
        """Signed, not ended, and not past its last day."""
        lasting = Q(ends_on=None) | Q(ends_on__gte=day)
        return self.filter(lasting, signed_on__lte=day, ended_on=None)


class ProcessorAgreement(models.Model):
    """A processor, or the sub-processor `under` another, and the agreement that binds it.

    `covers` names the stores that it runs, parted by spaces. `digest` is the SHA-256 of the
    signed document, which the agency keeps itself. Partners are not here: they have their terms.
    """

    processor = models.CharField(max_length=120)
    service = models.CharField(max_length=200)
    covers = models.CharField(max_length=96, blank=True)
    under = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="sub_processors"
    )
    country = models.CharField(max_length=2)
    signed_on = models.DateField()
    ends_on = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField()
    reviewed_on = models.DateField(null=True)
    reviewed_by = models.BigIntegerField(null=True)
    ended_on = models.DateField(null=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["processor", "pk"]

    def __str__(self) -> str:
        return f"processoragreement:{self.pk}"

    @property
    def stores(self) -> list[str]:
        return self.covers.split()

    @property
    def review_on(self) -> date:
        """The day by which somebody looks at it again."""
        return LOOK_AGAIN.last_day(self.reviewed_on or self.signed_on)

    def has_run_out(self, day: date) -> bool:
        return self.ended_on is None and self.ends_on is not None and self.ends_on < day

    def ends_soon(self, day: date) -> bool:
        return self.ended_on is None and self.ends_on is not None and self.ends_on <= day + SOON

    def waits_for_review(self, day: date) -> bool:
        return self.ended_on is None and self.review_on < day
