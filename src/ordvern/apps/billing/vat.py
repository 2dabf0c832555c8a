"""Value added tax: classes of sales and their dated rates.

Source: merverdiavgiftsloven (LOV-2009-06-19-58) §§ 2-1, 5-1 and 6-22, and the yearly decision of
Stortinget on the rate; 25 % since 2005-01-01. Codes are those of EN 16931 (UNCL 5305).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _


class VatClass(models.TextChoices):
    STANDARD = "S", _("25 % VAT")
    EXPORT = "G", _("0 %: service to a business abroad")
    EXEMPT = "E", _("0 %: exempt")
    OUTSIDE = "O", _("No VAT: the agency is not registered")


REASONS: dict[VatClass, LazyText] = {
    VatClass.EXPORT: _("Service delivered abroad, VAT act (Norway) section 6-22"),
    VatClass.EXEMPT: _("Exempt from VAT, VAT act (Norway) chapter 3"),
    VatClass.OUTSIDE: _("The seller is not in the VAT register, VAT act (Norway) section 2-1"),
}
RATES = ((date(2005, 1, 1), Decimal(25)),)


class NoRate(Exception):
    """No rate is known for the day."""


@dataclass(frozen=True, slots=True)
class Vat:
    """The class of a sale and its rate in percent."""

    kind: VatClass
    rate: Decimal

    @classmethod
    def on(cls, day: date, kind: VatClass) -> "Vat":
        """The rate that holds on `day`. Raises `NoRate`."""
        if kind != VatClass.STANDARD:
            return cls(kind, Decimal(0))
        known = [rate for since, rate in RATES if since <= day]
        if not known:
            raise NoRate
        return cls(kind, known[-1])
