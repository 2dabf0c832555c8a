"""Looks at words that go to or from a partner, or at a note, before they are kept: nothing
sensitive in passing."""

from ordvern.detection import scan
from ordvern.text import Category, Segment


class HoldsSensitive(Exception):
    """Words that would go to a partner, or come from one, tell something that must not leave the
    house."""

    def __init__(self, kinds: frozenset[Category]) -> None:
        super().__init__("holds sensitive data")
        self.kinds = kinds


def guarded_kinds(text: str) -> frozenset[Category]:
    """The kinds for which a text is not kept: Art. 9 and 10, and identity numbers."""
    seen = scan([Segment(text, "message")])
    found = {finding.category for finding in seen.findings}
    return frozenset(seen.assessment.sensitive) | (found & {Category.NATIONAL_ID})


def check_words(text: str) -> None:
    """Raise `HoldsSensitive` if the text may not be kept; an empty one may."""
    if text.strip() and (kinds := guarded_kinds(text.strip())):
        raise HoldsSensitive(kinds)
