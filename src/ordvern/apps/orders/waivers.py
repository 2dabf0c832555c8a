"""Delivered orders that are never invoiced, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Waiver(models.Model):
    """Staff have said that an order is not to be invoiced. No number of the series is used.

    `reason` is chosen from a list: no text is typed, and nothing of the files can come here.
    """

    class Reason(models.TextChoices):
        FREE = "free", _("Done free of charge")
        WITH_ANOTHER = "with_another", _("Invoiced with another order")
        COMPLAINT = "complaint", _("Let off after a complaint")
        ELSEWHERE = "elsewhere", _("Invoiced in another system")
        OURS = "ours", _("Our own, or a trial")

    order = models.OneToOneField("orders.Order", on_delete=models.CASCADE, related_name="waiver")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    reason__in=["free", "with_another", "complaint", "elsewhere", "ours"]
                ),
                name="orders_waiver_reason_known",
            )
        ]

    def __str__(self) -> str:
        return f"waiver:{self.pk}"
