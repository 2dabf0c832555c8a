"""Amounts of money: whole hundredths of a currency, so that no sum is ever half an øre off."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CURRENCIES = ("NOK", "SEK", "DKK", "EUR", "USD", "GBP")
"""All of them have hundredths (ISO 4217), which is what `Money` counts."""

HUNDREDTH = Decimal("0.01")
WHOLE = Decimal(100)


class MixedCurrencies(Exception):
    """Two amounts in different currencies cannot be added."""


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` hundredths of `currency`; negative in a credit."""

    minor: int
    currency: str = "NOK"

    @classmethod
    def of(cls, amount: Decimal, currency: str = "NOK") -> "Money":
        """The amount rounded to hundredths, half a hundredth away from zero."""
        rounded = amount.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)
        return cls(int(rounded * WHOLE), currency)

    @property
    def amount(self) -> Decimal:
        return Decimal(self.minor) / WHOLE

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def percent(self, share: Decimal) -> "Money":
        """`share` hundredths of the amount, rounded."""
        return Money.of(self.amount * share / WHOLE, self.currency)

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise MixedCurrencies


def with_hundredths(price: Decimal) -> Decimal:
    """With two decimals, or with as many as it has beyond them: a word may cost 1.955."""
    short = price.quantize(HUNDREDTH)
    return short if short == price else price.normalize()


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The sum; nothing at all is zero of the currency."""
    found = Money(0, currency)
    for each in amounts:
        found += each
    return found
