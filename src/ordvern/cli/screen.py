"""The detector as the screen of a memory's guard."""

from collections.abc import Sequence

from ordvern.detection import scan
from ordvern.text import Finding, Segment


def by_scan(texts: Sequence[str], language: str) -> list[list[Finding]]:
    """The findings in each of the texts, read as one document.

    What language a text says it is in is not relied on: memories are often wrong about it.
    """
    found: list[list[Finding]] = [[] for _ in texts]
    segments = [Segment(text, str(number)) for number, text in enumerate(texts)]
    for finding in scan(segments).findings:
        found[finding.segment].append(finding)
    return found
