"""Redacts plain text of any kind: same encoding, same byte order mark, same line ends."""

from ordvern.documents.redaction.marked import NEUTRAL
from ordvern.documents.redaction.values import Values


def redact_text(text: str, values: Values, encoding: str) -> tuple[str, int]:
    """The text without the values; labels the encoding cannot hold give way to a neutral one."""
    hits = values.find(text)
    for hit in reversed(hits):
        text = text[: hit.start] + writable(hit.label, encoding) + text[hit.end :]
    return text, len(hits)


def writable(label: str, encoding: str) -> str:
    try:
        label.encode(encoding)
    except UnicodeEncodeError:
        return NEUTRAL
    return label
