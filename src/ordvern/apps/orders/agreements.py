"""Orders whose price the customer is bound to, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Agreement(models.Model):
    """The customer and we are at one on the price; without it nothing is invoiced.

    Framework orders need none of their own: the customer's terms say that prices are agreed.
    """

    class Ground(models.TextChoices):
        QUOTE = "quote", _("The customer accepted a quote")
        TOLD = "told", _("The customer has ordered at our prices")

    order = models.OneToOneField("orders.Order", on_delete=models.CASCADE, related_name="agreement")
    ground = models.CharField(max_length=8, choices=Ground.choices)
    agreed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"agreement:{self.pk}"
