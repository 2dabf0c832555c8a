"""Looks at a message to or from a partner, or a note, before it is kept: nothing sensitive in
passing."""

from ordvern.detection import scan
from ordvern.text import Category, Segment


def guarded_kinds(text: str) -> frozenset[Category]:
    """The kinds for which a text is not kept: Art. 9 and 10, and identity numbers."""
    seen = scan([Segment(text, "message")])
    found = {finding.category for finding in seen.findings}
    return frozenset(seen.assessment.sensitive) | (found & {Category.NATIONAL_ID})
