"""That a list was taken in, with the ground declared for it; nothing of what it held."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TakenIn(models.Model):
    """One list of an old system. Who took it in stands in the log, and each row there by itself.

    `ground` is on which ground of GDPR Art. 6(1) the personal data of the list may be here, as
    whoever took it in declared; empty for a list without any.
    """

    class Of(models.TextChoices):
        CUSTOMERS = "customers", _("Customers")

    class Ground(models.TextChoices):
        CONTRACT = "contract", _("Contract, GDPR Article 6(1)(b)")

    of = models.CharField(max_length=12, choices=Of.choices)
    ground = models.CharField(max_length=12, choices=Ground.choices)
    rows = models.PositiveIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"takenin:{self.pk}"
