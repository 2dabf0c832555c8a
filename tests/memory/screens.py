"""The real detector as a memory's screen, as the command line and the platform use it."""

from collections.abc import Sequence

from ordvern.detection import scan
from ordvern.text import Finding, Segment


def by_scan(texts: Sequence[str], language: str) -> list[list[Finding]]:
    found: list[list[Finding]] = [[] for _ in texts]
    for finding in scan([Segment(text, str(n)) for n, text in enumerate(texts)]).findings:
        found[finding.segment].append(finding)
    return found
