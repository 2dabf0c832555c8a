"""Countries by their names in the language of the page."""

from django.utils.translation import get_language

from ordvern.apps.partners.transfers.countries import countries
from ordvern.apps.partners.transfers.countries import country_name as name_in

FIRST = ("NO", "SE", "DK", "FI", "IS")


def country_name(code: str) -> str:
    """What a country is called here; the code if there is none of it."""
    return name_in(code, get_language() or "nb")


def country_choices() -> list[tuple[str, str]]:
    """For a select: nothing chosen, the Nordic ones, then all others by name."""
    others = sorted(
        ((code, country_name(code)) for code in countries() if code not in FIRST),
        key=lambda pair: pair[1].casefold(),
    )
    return [("", "–"), *((code, country_name(code)) for code in FIRST), *others]
