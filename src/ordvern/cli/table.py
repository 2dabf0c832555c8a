"""What was found in a file, as a small table for people: kinds, counts and places, not words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from ordvern.detection import RiskClass
from ordvern.text import Category

from .complaints import counted, plain_name
from .explained import explanation
from .looking import NotRead
from .reasons import notice, refusal
from .report import Found, Outcome, Report
from .words import _, kind_of, told

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

Verdict = RiskClass | None


def lines(name: str, outcome: Outcome) -> Iterator[str]:
    """The lines for one file, with the words found where the report has them."""
    title = click.style(plain_name(name), bold=True)
    if isinstance(outcome, NotRead):
        yield f"{title}  {click.style(_('not read'), fg='red')}"
        yield f"  {refusal(outcome.reason)} ({outcome.reason.value})"
        return
    verdict, colour = VERDICTS[outcome.risk]
    known = [told(LANGUAGES[language]) for language in outcome.languages if language in LANGUAGES]
    facts = ", ".join([outcome.kind.value, counted(outcome.words, "word"), *known])
    yield f"{title}  {facts}: {click.style(told(verdict), fg=colour)}"
    yield from _aligned(_rows(outcome))
    yield from (click.style(f"  ! {notice(each)}", fg="yellow") for each in outcome.notices)
    yield from explanation(outcome)


def verdict_of(outcome: Outcome) -> Verdict:
    """What a file is counted as; none for one that was not read."""
    return None if isinstance(outcome, NotRead) else outcome.risk


def in_all(seen: Mapping[Verdict, int]) -> str:
    """The last line of a look at several files: how many there were, the gravest kind first."""
    kinds = [
        (told(VERDICTS[risk][0]), seen[risk]) for risk in reversed(RiskClass) if seen.get(risk)
    ]
    if unread := seen.get(None):
        kinds.insert(0, (_("not read"), unread))
    sums = "; ".join(f"{count} {words}" for words, count in kinds)
    return click.style(f"{counted(sum(seen.values()), 'file')}: {sums}", bold=True)


def _rows(report: Report) -> list[Sequence[str]]:
    """One row a category: special kinds first, then by how often."""
    counts = Counter(finding.category for finding in report.findings)
    order = sorted(counts, key=lambda each: (not each.is_special, -counts[each], each))
    return [_row(category, report) for category in order]


def _row(category: Category, report: Report) -> Sequence[str]:
    mine = [finding for finding in report.findings if finding.category is category]
    confidence = max(finding.confidence for finding in mine)
    row = [kind_of(category), f"{len(mine)} x", f"{confidence:.2f}"]
    where = _some(finding.spot.told_place for finding in mine)
    words = _some(_words(mine), most=10)
    return [*row, f"{where}: {words}" if words else where]


def _words(findings: Iterable[Found]) -> Iterator[str]:
    for finding in findings:
        if finding.spot.text is not None:
            yield f'"{plain_name(finding.spot.text)}"'


def _some(words: Iterable[str], *, most: int = SHOWN_PLACES) -> str:
    """The first few different ones, and how many more there are."""
    different = list(dict.fromkeys(words))
    rest = len(different) - most
    return ", ".join(different[:most]) + (
        _(" and {rest} more").format(rest=rest) if rest > 0 else ""
    )


def _aligned(rows: list[Sequence[str]]) -> Iterator[str]:
    """Rows with their first three columns lined up."""
    widths = [max(len(row[column]) for row in rows) for column in range(3)] if rows else []
    for name, count, confidence, where in rows:
        yield f"  {name:<{widths[0]}}  {count:>{widths[1]}}  {confidence}  {where}"
