"""Redacts plain text of any kind: same encoding, same byte order mark, same line ends."""

from ordvern.documents.redaction.marked import NEUTRAL
from ordvern.documents.redaction.values import ROUNDS, Values


def redact_text(text: str, values: Values, encoding: str) -> tuple[str, int]:
    """The text without the values; labels the encoding cannot hold give way to a neutral one."""
    count = 0
    for _ in range(ROUNDS):
        hits = values.find(text)
        for hit in reversed(hits):
            text = text[: hit.start] + writable(hit.label, encoding) + text[hit.end :]
        count += len(hits)
        if not hits:
            break
    return text, count


def writable(label: str, encoding: str) -> str:
    try:
        label.encode(encoding)
    except UnicodeEncodeError:
        return NEUTRAL
    return label
