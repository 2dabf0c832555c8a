"""What the demo agency asks for its work, and how it sells."""

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from ordvern.apps.billing.prices import USUAL_GRID, Rate
from ordvern.apps.billing.services import Item, Unit
from ordvern.apps.billing.usecases.set_agency_details import set_agency_details
from ordvern.apps.billing.usecases.set_prices import Prices, set_prices
from ordvern.apps.core.actors import Actor

AGENCY = {
    "name": "Demobyrået AS",
    "organisation_number": "974760673",  # Registerenheten i Brønnøysund's own: surely nobody's
    "street": "Storgata 1",
    "postal_code": "4005",
    "city": "Stavanger",
    "bank_account": "86011117947",  # the example of the IBAN registry
    "kid_rule": "mod10",
    "shows_estimate": True,
}
PAIRS = (("nb", "en", "1.95"), ("nb", "fr", "2.25"), ("nb", "pl", "2.10"), ("en", "nb", "1.95"))


def make_prices(actor: Actor, now: datetime) -> None:
    """The agency's details and a price list; a pair that is not on it shows how a hole looks."""
    set_agency_details(AGENCY, actor=actor, now=now)
    rates = [
        Rate(Item.TRANSLATION, Unit.WORD, Decimal(price), source, target)
        for source, target, price in PAIRS
    ]
    rates.append(Rate(Item.CERTIFIED, Unit.PAGE, Decimal(950)))
    rates.append(Rate(Item.PROOFREADING, Unit.HOUR, Decimal(780)))
    rates.append(Rate(Item.INTERPRETING, Unit.HOUR, Decimal(960)))
    fields = {
        "name": "Priser",
        "valid_from": timezone.localdate(now),
        "minimum": Decimal(900),
        "rush": Decimal(50),
    }
    set_prices(None, prices=Prices(fields, rates, USUAL_GRID), actor=actor, now=now)
