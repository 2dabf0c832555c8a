"""What was found in a file, as a small table for people: kinds, counts and places, not words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from ordvern.detection import RiskClass
from ordvern.text import Category, Finding

from .complaints import plain_name
from .looking import NotRead, Seen
from .places import place
from .reasons import notice, refusal

SHOWN_PLACES = 3
LANGUAGES = {
    "nb": "bokmål", "nn": "nynorsk", "en": "English", "sv": "Swedish", "da": "Danish",
    "de": "German", "es": "Spanish", "fr": "French", "pl": "Polish",
}  # fmt: skip
VERDICTS = {
    RiskClass.NONE: ("no personal data found", "green"),
    RiskClass.PERSONAL: ("personal data", "yellow"),
    RiskClass.NATIONAL_NUMBER: ("personal data with a national identity number", "yellow"),
    RiskClass.SENSITIVE: ("sensitive about an identifiable person", "red"),
    RiskClass.CRIMINAL: ("criminal matters about an identifiable person", "red"),
}


def lines(name: str, seen: Seen | NotRead, *, show: bool) -> Iterator[str]:
    """The lines for one file. With `show`, the words found stand in them."""
    title = click.style(plain_name(name), bold=True)
    if isinstance(seen, NotRead):
        yield f"{title}  {click.style('not read', fg='red')}"
        yield f"  {refusal(seen.reason)} ({seen.reason.value})"
        return
    verdict, colour = VERDICTS[seen.risk]
    known = [LANGUAGES[language] for language in seen.languages if language in LANGUAGES]
    facts = ", ".join([seen.kind.value, f"{seen.words} words", *known])
    yield f"{title}  {facts}: {click.style(verdict, fg=colour)}"
    yield from _aligned(_rows(seen, show=show))
    yield from (click.style(f"  ! {notice(each)}", fg="yellow") for each in seen.notices)


def _rows(seen: Seen, *, show: bool) -> list[Sequence[str]]:
    """One row a category: special kinds first, then by how often."""
    counts = Counter(finding.category for finding in seen.findings)
    order = sorted(counts, key=lambda each: (not each.is_special, -counts[each], each))
    return [_row(category, seen, show=show) for category in order]


def _row(category: Category, seen: Seen, *, show: bool) -> Sequence[str]:
    mine = [finding for finding in seen.findings if finding.category is category]
    confidence = max(finding.confidence for finding in mine)
    row = [category.value.replace("_", " "), f"{len(mine)} x", f"{confidence:.2f}"]
    where = _some(place(seen.segments[finding.segment], finding.segment) for finding in mine)
    return [*row, f"{where}: {_some(_words(seen, mine), most=10)}" if show else where]


def _words(seen: Seen, findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        text = seen.segments[finding.segment].text[finding.span.start : finding.span.end]
        yield f'"{plain_name(text)}"'


def _some(words: Iterable[str], *, most: int = SHOWN_PLACES) -> str:
    """The first few different ones, and how many more there are."""
    different = list(dict.fromkeys(words))
    rest = len(different) - most
    return ", ".join(different[:most]) + (f" and {rest} more" if rest > 0 else "")


def _aligned(rows: list[Sequence[str]]) -> Iterator[str]:
    """Rows with their first three columns lined up."""
    widths = [max(len(row[column]) for row in rows) for column in range(3)] if rows else []
    for name, count, confidence, where in rows:
        yield f"  {name:<{widths[0]}}  {count:>{widths[1]}}  {confidence}  {where}"
