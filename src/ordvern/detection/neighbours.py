"""Scans texts that stand beside one another, as the sentences of a translation memory do.

They are read as one document, and yet more strictly than one: a sentence of a memory is met again
alone, where the page that told whose number it was, or that all this is only a condition, is gone.
"""

from collections.abc import Iterator, Sequence

from ordvern.detection.recognizer import Candidate
from ordvern.detection.scan import Seen, findings_of, judge, look_through_each
from ordvern.detection.terms import Strength
from ordvern.text import SPECIAL, Category, Finding, Segment

NEIGHBOURS = 256
"""Texts that are read as one document: so many sentences of a text tell who it speaks of; of more,
what has nothing to do with one another would be taken for one story."""
_PAGES = 8
_KINDS = frozenset(kind.value for kind in SPECIAL)
_BESIDE = "terms.beside_a_name"
_CONFIDENCE = 0.6


def scan_neighbours(texts: Sequence[str], language: str = "") -> list[list[Finding]]:
    """The findings in each of the texts, of which `NEIGHBOURS` at a time are read as one document.

    Numbers and addresses count whoever they belong to, and so does a plain word of a special kind
    in a text that names a person, whatever is said of it. `language` is what the texts are said to
    be in. It is not relied on: memories are often wrong about it.
    """
    return scan_rows([(texts, language)])[0]


def scan_rows(rows: Sequence[tuple[Sequence[str], str]]) -> list[list[list[Finding]]]:
    """The same for the texts of several rows, each with its language: what is found in a row
    depends on no other, but some short ones take the time of a long one."""
    pages = [
        (number, texts[start : start + NEIGHBOURS])
        for number, (texts, _) in enumerate(rows)
        for start in range(0, len(texts), NEIGHBOURS)
    ]
    found: list[list[list[Finding]]] = [[] for _ in rows]
    for first in range(0, len(pages), _PAGES):
        some = pages[first : first + _PAGES]
        for (number, _), page in zip(some, _scanned([page for _, page in some]), strict=True):
            found[number] += page
    return found


def _scanned(pages: Sequence[Sequence[str]]) -> Iterator[list[list[Finding]]]:
    """The findings in each text of each page."""
    documents = [[Segment(text, "") for text in page] for page in pages]
    for page, seen in zip(pages, look_through_each(documents, every_contact=True), strict=True):
        found: list[list[Finding]] = [[] for _ in page]
        for finding in judge(seen).findings:
            found[finding.segment].append(finding)
        for finding in findings_of(_plain_words(seen), seen):
            if _names_somebody(found[finding.segment]):
                found[finding.segment].append(finding)
        yield found


def _plain_words(seen: Seen) -> Iterator[Candidate]:
    """Each place once, though the lists of several languages know its word."""
    places = {
        (hit.term.kind, hit.start, hit.end)
        for hit in seen.hits()
        if hit.term.kind in _KINDS and hit.term.strength >= Strength.PLAIN
    }
    for kind, start, end in places:
        yield Candidate(Category(kind), start, end, _BESIDE, _CONFIDENCE)


def _names_somebody(findings: Sequence[Finding]) -> bool:
    return any(finding.category is Category.PERSON_NAME for finding in findings)
