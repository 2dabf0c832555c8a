"""Link targets: a marked value in one, plain or percent-encoded, takes the whole target away."""

from urllib.parse import unquote, unquote_plus

from ordvern.documents.redaction.values import Values

NOWHERE = "about:blank"


def redact_address(address: str, values: Values) -> tuple[str, int]:
    """The address, or `NOWHERE` if it names a value; and how many places that were."""
    for spelling in dict.fromkeys((address, unquote(address), unquote_plus(address))):
        hits = values.find(spelling)
        if hits:
            return NOWHERE, len(hits)
    return address, 0
