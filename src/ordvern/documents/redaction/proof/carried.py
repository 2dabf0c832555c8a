"""Looks for values in packages that a text carries along as base64, wherever they stand in it."""

import base64
import re

from ordvern.documents.redaction.proof.literal import Literals, decodings
from ordvern.documents.redaction.proof.office import inflated
from ordvern.documents.redaction.values import Values

PACKAGE = re.compile(r"UEs[DF][A-Za-z0-9+/\s]+=*")  # how every zip archive begins when coded


def left_in_carried(content: bytes, values: Values) -> bool:
    """Raises what unpacking raises: what cannot be opened is not proven."""
    literals = Literals(values)
    return any(
        literals.are_in(data, noise=True)
        for text in decodings(content)
        for found in PACKAGE.findall(text)
        for _, data in inflated(base64.b64decode(_whole(found)))
    )


def _whole(coded: str) -> str:
    """Without the white space, cut to whole groups of four characters."""
    joined = "".join(coded.split())
    return joined[: len(joined) // 4 * 4]
