"""Redacts plain text of any kind: same encoding, same byte order mark, same line ends."""

from ordvern.documents.redaction.marked import NEUTRAL
from ordvern.documents.redaction.values import ROUNDS, Values

PLAIN_BRACKETS = str.maketrans({"⟦": "[[", "⟧": "]]"})


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
    """The label, with plain brackets if the encoding lacks its own; else a neutral one."""
    for spelling in (label, label.translate(PLAIN_BRACKETS)):
        try:
            spelling.encode(encoding)
        except UnicodeEncodeError:
            continue
        return spelling
    return NEUTRAL
