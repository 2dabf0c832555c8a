"""Redacts plain text of any kind: same encoding, same byte order mark, same line ends."""

import re

from ordvern.documents.forms import Form, form_of, stretches
from ordvern.documents.redaction.fields import rewritten
from ordvern.documents.redaction.marked import NEUTRAL
from ordvern.documents.redaction.values import EMPHASIS, ROUNDS, Hit, Values

PLAIN_BRACKETS = str.maketrans({"⟦": "[[", "⟧": "]]"})


# Names of people and tools in the first entry of a PO file (GNU gettext manual, 6.2).
PO_PEOPLE = re.compile(
    r'^("(?:Last-Translator|Language-Team|X-Generator|X-Poedit-[\w-]+|Report-Msgid-Bugs-To|'
    r'X-Translator|Translator|X-Crowdin-[\w-]+): ?)(?:[^"\\\n]|\\(?!n"))*((?:\\n)?")',
    re.MULTILINE,
)


def redact_written(text: str, values: Values, encoding: str) -> tuple[str, int]:
    """Text of any form, which stays valid: JSON, PO and tables field by field."""
    form = form_of(text)
    if form is Form.PLAIN:
        return redact_text(text, values, encoding)
    if form is Form.PO and not values.is_reversible:
        text = PO_PEOPLE.sub(r"\1\2", text)

    def find(says: str) -> list[Hit]:
        hits = values.find(says)
        return hits if form is Form.JSON else [_writable_hit(hit, encoding) for hit in hits]

    return rewritten(text, stretches(text, form, encoding), find, values.instead_of_number)


def _writable_hit(hit: Hit, encoding: str) -> Hit:
    return hit._replace(label=writable(hit.label, encoding))


def redact_text(text: str, values: Values, encoding: str) -> tuple[str, int]:
    """The text without the values; labels the encoding cannot hold give way to a neutral one.

    Signs of emphasis inside a value stay, as they have others to go with.
    """
    count = 0
    for _ in range(ROUNDS):
        hits = values.find(text)
        for hit in reversed(hits):
            signs = "".join(EMPHASIS.findall(text, hit.start, hit.end))
            text = text[: hit.start] + writable(hit.label, encoding) + signs + text[hit.end :]
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
