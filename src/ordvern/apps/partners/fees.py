"""What a partner's own rate makes of a number of words, or of hours."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .models import Partner, Unit

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount with two decimals in a currency of ISO 4217."""

    amount: Decimal
    currency: str


def fee_for(
    partner: Partner,
    *,
    service: str,
    direction: tuple[str, str],
    quantity: Decimal | int,
    unit: str = Unit.WORD,
) -> Fee | None:
    """The fee for so many words, or of another unit, by the rate of that direction, else of any;
    None if there is no such rate."""
    rates = partner.rates.filter(service=service, unit=unit).order_by("-pk")
    fitting = [
        rate
        for rate in rates
        if (rate.source_language, rate.target_language) in (direction, ("", ""))
    ]
    fitting.sort(key=lambda rate: not rate.source_language)
    if not fitting:
        return None
    amount = (fitting[0].amount * quantity).quantize(CENT, ROUND_HALF_UP)
    return Fee(amount, fitting[0].currency)
