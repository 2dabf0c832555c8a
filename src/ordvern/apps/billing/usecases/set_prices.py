"""A price list is opened, or its prices and bands are set anew as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from ordvern.apps.billing.models import BandShare, Price, PriceList
from ordvern.apps.billing.prices import Rate
from ordvern.apps.billing.services import Band
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record


class PricedTwice(Exception):
    """Two rows of the list price the same service between the same languages."""


@dataclass(frozen=True, slots=True)
class Prices:
    """All of a list: its own fields by name, its rates, what each band costs in percent."""

    fields: Mapping[str, object]
    rates: Sequence[Rate]
    shares: Mapping[Band, Decimal]


@transaction.atomic(durable=True)
def set_prices(
    price_list: PriceList | None, *, prices: Prices, actor: Actor, now: datetime
) -> PriceList:
    """Make the list (None), or set it anew. Quotes sent before keep their prices.

    Raises `PricedTwice`.
    """
    keys = [_key(rate) for rate in prices.rates]
    if len(set(keys)) < len(keys):
        raise PricedTwice
    kept = price_list or PriceList()
    for name, value in prices.fields.items():
        setattr(kept, name, value)
    kept.save()
    _replace(kept, prices)
    verb = "pricelist.changed" if price_list else "pricelist.opened"
    record(verb, subject=kept, actor=actor, at=now)
    return kept


def _key(rate: Rate) -> tuple[str, str, str, str]:
    return rate.item, rate.source_language, rate.target_language, rate.subject


def _replace(price_list: PriceList, prices: Prices) -> None:
    price_list.prices.all().delete()
    price_list.shares.all().delete()
    Price.objects.bulk_create(
        Price(
            price_list=price_list,
            item=rate.item,
            source_language=rate.source_language,
            target_language=rate.target_language,
            subject=rate.subject,
            unit=rate.unit,
            price=rate.price,
        )
        for rate in prices.rates
    )
    BandShare.objects.bulk_create(
        BandShare(price_list=price_list, band=band, percent=percent)
        for band, percent in prices.shares.items()
    )
