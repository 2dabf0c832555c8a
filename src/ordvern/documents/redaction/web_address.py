"""Link targets: a marked value in one, plain or percent-encoded, takes the whole target away."""

from urllib.parse import unquote, unquote_plus

from ordvern.documents.redaction.values import NOWHERE, Values

__all__ = ["NOWHERE", "redact_address"]


def redact_address(address: str, values: Values) -> tuple[str, int]:
    """The address, or what stands instead if it names a value; and how many places that were."""
    for spelling in dict.fromkeys((address, unquote(address), unquote_plus(address))):
        hits = values.find(spelling)
        if hits:
            return values.instead_of_address(address, hits[0]), len(hits)
    return address, 0
