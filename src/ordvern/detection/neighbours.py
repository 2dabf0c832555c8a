"""Scans texts that stand beside one another, as the sentences of a translation memory do."""

from collections.abc import Sequence

from ordvern.detection.scan import scan
from ordvern.text import Finding, Segment


def scan_neighbours(texts: Sequence[str], language: str = "") -> list[list[Finding]]:
    """The findings in each of the texts, read as one document.

    `language` is what the texts are said to be in. It is not relied on: memories are often wrong
    about it.
    """
    found: list[list[Finding]] = [[] for _ in texts]
    segments = [Segment(text, str(number)) for number, text in enumerate(texts)]
    for finding in scan(segments).findings:
        found[finding.segment].append(finding)
    return found
