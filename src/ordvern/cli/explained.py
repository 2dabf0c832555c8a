"""Why a file was judged as it was, in lines for people: findings, sensitive words, conclusion."""

from collections.abc import Iterable, Iterator, Sequence

from ordvern.detection.explaining import Verdict
from ordvern.detection.setting import Why
from ordvern.detection.telling import TOLD_FROM, WORTH
from ordvern.detection.terms import Strength

from .complaints import plain_name
from .report import Report, Spot, Weighed

REASONS = {
    Why.SUBJECT: "the document is about one person",
    Why.PERSON: "its sentence names a person",
    Why.ONE: "its sentence speaks of one person",
    Why.ANYBODY: "its sentence speaks of anybody",
    Why.LABEL: "it stands behind a label",
    Why.CONDITION: "it stands behind a condition",
    Why.ENUMERATION: "its sentence lists many kinds",
    Why.MUCH: "the document tells much of this kind",
}
STRENGTHS = {
    Strength.WEAK: "a weak sign",
    Strength.PLAIN: "a sign",
    Strength.STRONG: "a strong sign",
}
VERDICTS = {
    Verdict.COUNTED: "counts",
    Verdict.NOBODY: "does not count: nobody can be identified in this document",
    Verdict.NOT_ENOUGH: "does not count: too little says that it is told about somebody",
    Verdict.COVERED: "does not count by itself: it lies within another finding",
    Verdict.TUNED_AWAY: "does not count: the tuning takes it away",
}


def explanation(report: Report) -> Iterator[str]:
    """The lines; none if no explanation was asked for."""
    if report.terms is None:
        return
    for found in report.findings:
        kind = found.category.value.replace("_", " ")
        where = f"{_where(found.spot)}, by {found.recognizer}"
        yield f"  - {kind} at {where}, confidence {found.confidence:.2f}"
    for term in report.terms:
        yield from _term(term)
    yield f"  = {conclusion(report)}"


def conclusion(report: Report) -> str:
    """Why the document is, or is not, sensitive, in a sentence."""
    terms = report.terms or ()
    if report.sensitive:
        kinds = ", ".join(kind.value.replace("_", " ") for kind in sorted(report.sensitive))
        return f"Sensitive: {kinds} told about an identifiable person."
    weighed = f"{len(terms)} sensitive {'word' if len(terms) == 1 else 'words'} did not count"
    if not report.personal:
        return f"Not sensitive: nobody can be identified{f'; {weighed}' if terms else ''}."
    return f"Not sensitive: {weighed if terms else 'there is no sensitive word'}."


def _term(term: Weighed) -> Iterator[str]:
    kind = term.found.category.value.replace("_", " ")
    yield (
        f"  ? {kind} at {_where(term.found.spot)}, by {term.found.recognizer}: "
        f"{VERDICTS[term.verdict]}"
    )
    reasons = [f"{REASONS[why]} ({WORTH[why]:+.2f})" for why in term.why]
    sum_of = "; ".join([STRENGTHS[term.strength], *reasons])
    yield f"      {sum_of}; together {term.found.confidence:.2f} (counts from {TOLD_FROM:.2f})"
    if term.about:
        yield f"      about: {_some(_where(spot) for spot in term.about)}"


def _where(spot: Spot) -> str:
    words = f' "{plain_name(spot.text)}"' if spot.text is not None else ""
    return f"{spot.place}, characters {spot.start}-{spot.end}{words}"


def _some(places: Iterable[str], *, most: int = 3) -> str:
    all_of: Sequence[str] = list(places)
    rest = len(all_of) - most
    return "; ".join(all_of[:most]) + (f" and {rest} more" if rest > 0 else "")
