"""Why a file was judged as it was, in lines for people: findings, sensitive words, conclusion."""

from collections.abc import Iterable, Iterator, Sequence

from ordvern.detection.explaining import Verdict
from ordvern.detection.setting import Why
from ordvern.detection.telling import TOLD_FROM, WORTH
from ordvern.detection.terms import Strength

from .complaints import plain_name
from .report import Report, Spot, Weighed
from .words import _, kind_of, ngettext, told

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
        yield "  - " + _("{kind} at {where}, by {recognizer}, confidence {confidence:.2f}").format(
            kind=kind_of(found.category),
            where=_where(found.spot),
            recognizer=found.recognizer,
            confidence=found.confidence,
        )
    for term in report.terms:
        yield from _term(term)
    yield f"  = {conclusion(report)}"


def conclusion(report: Report) -> str:
    """Why the document is, or is not, sensitive, in a sentence."""
    terms = report.terms or ()
    if report.sensitive:
        kinds = ", ".join(map(kind_of, sorted(report.sensitive)))
        return _("Sensitive: {kinds} told about an identifiable person.").format(kinds=kinds)
    weighed = ngettext(
        "{number} sensitive word did not count",
        "{number} sensitive words did not count",
        len(terms),
    ).format(number=len(terms))
    reasons = [] if report.personal else [_("nobody can be identified")]
    if terms:
        reasons.append(weighed)
    return _("Not sensitive: {why}.").format(
        why="; ".join(reasons) or _("there is no sensitive word")
    )


def _term(term: Weighed) -> Iterator[str]:
    yield "  ? " + _("{kind} at {where}, by {recognizer}: {verdict}").format(
        kind=kind_of(term.found.category),
        where=_where(term.found.spot),
        recognizer=term.found.recognizer,
        verdict=told(VERDICTS[term.verdict]),
    )
    reasons = [f"{told(REASONS[why])} ({WORTH[why]:+.2f})" for why in term.why]
    sum_of = "; ".join([told(STRENGTHS[term.strength]), *reasons])
    together = _("together {confidence:.2f} (counts from {limit:.2f})")
    yield f"      {sum_of}; {together.format(confidence=term.found.confidence, limit=TOLD_FROM)}"
    if term.about:
        yield "      " + _("about: {places}").format(
            places=_some(_where(spot) for spot in term.about)
        )


def _where(spot: Spot) -> str:
    words = f' "{plain_name(spot.text)}"' if spot.text is not None else ""
    return (
        _("{place}, characters {start}-{end}").format(
            place=spot.told_place, start=spot.start, end=spot.end
        )
        + words
    )


def _some(places: Iterable[str], *, most: int = 3) -> str:
    all_of: Sequence[str] = list(places)
    rest = len(all_of) - most
    return "; ".join(all_of[:most]) + (_(" and {rest} more").format(rest=rest) if rest > 0 else "")
