"""The corrections that customers ask for, and how each ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """A customer has said that a delivery is not right; what is wrong stands in the messages.

    `outcome` is empty, and `ended_at` None, while the order is being corrected.
    """

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("Corrected")
        STOOD_BY = "stood_by", _("Nothing to correct")

    order = models.ForeignKey("orders.Order", on_delete=models.PROTECT, related_name="corrections")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=models.Q(ended_at__isnull=True),
                name="orders_one_open_correction",
            )
        ]

    def __str__(self) -> str:
        return f"correction:{self.pk}"
