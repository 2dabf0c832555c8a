"""Why a document is, or is not, sensitive: each sensitive term, whether it counted and why."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ordvern.detection.names.combined import tag_with_second_opinion
from ordvern.detection.names.tagger import Tagger
from ordvern.detection.scan import Scan, Seen, judge, look_through
from ordvern.detection.setting import Why
from ordvern.detection.subject import SUBJECT_KINDS
from ordvern.detection.telling import TOLD_FROM, Weighed, weigh
from ordvern.detection.terms import Strength
from ordvern.detection.tuning import Tuning
from ordvern.text import Category, Language, Segment, Span


class Verdict(StrEnum):
    """Whether a term of a special kind counted, and if not, why not."""

    COUNTED = "counted"
    NOBODY = "nobody"
    NOT_ENOUGH = "not_enough"
    COVERED = "covered"
    TUNED_AWAY = "tuned_away"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a segment."""

    segment: int
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a special kind in a document.

    `strength` is how much it tells by itself, `why` what spoke for it and against it, `score`
    their sum, from which on TOLD_FROM counts. `about` are the persons it is told about, as far
    as they can be pointed at: the names in its sentence, or else the numbers and birth dates
    that make the document one about a person.
    """

    category: Category
    place: Place
    recognizer: str
    strength: Strength
    score: float
    why: tuple[Why, ...]
    verdict: Verdict
    about: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a scan found, and the terms that it weighed, in reading order."""

    scan: Scan
    terms: tuple[Term, ...]


def explain(
    segments: Sequence[Segment] | str,
    *,
    languages: Collection[Language] | None = None,
    tuning: Tuning | None = None,
    tagger: Tagger | None = tag_with_second_opinion,
) -> Explanation:
    """Scan a document and tell why; arguments as those of `scan`."""
    seen = look_through(segments, languages=languages, tagger=tagger)
    found = judge(seen, tuning)
    untuned = judge(seen) if tuning else found
    counted, lost = _special(found), _special(untuned)
    terms: dict[tuple[Category, Place], Term] = {}
    for weighed in weigh(seen.form, seen.hits(), seen.identifiers, seen.lists):
        for place in _places(weighed.hit.start, weighed.hit.end, seen):
            key = (Category(weighed.hit.term.kind), place)
            verdict = _verdict(
                weighed, seen, is_found=_holds(counted, *key), is_lost=_holds(lost, *key)
            )
            # The same word may stand in the lists of several languages: the surest is told.
            if key not in terms or terms[key].score < round(weighed.score, 2):
                terms[key] = _term(weighed, place, verdict, seen)
    ordered = sorted(terms.values(), key=lambda t: (t.place.segment, t.place.span, t.category))
    return Explanation(found, tuple(ordered))


def _special(found: Scan) -> set[tuple[Category, Place]]:
    return {(f.category, Place(f.segment, f.span)) for f in found.findings}


def _holds(found: set[tuple[Category, Place]], category: Category, place: Place) -> bool:
    """Whether a finding of the category holds a term: findings grow to phrases."""
    return any(
        kind is category and one.segment == place.segment and one.span.overlaps(place.span)
        for kind, one in found
    )


def _verdict(weighed: Weighed, seen: Seen, *, is_found: bool, is_lost: bool) -> Verdict:
    if is_found:
        return Verdict.COUNTED
    if is_lost:
        return Verdict.TUNED_AWAY
    if not seen.identifiers:
        return Verdict.NOBODY
    return Verdict.COVERED if weighed.score >= TOLD_FROM else Verdict.NOT_ENOUGH


def _term(weighed: Weighed, place: Place, verdict: Verdict, seen: Seen) -> Term:
    term = weighed.hit.term
    return Term(
        category=Category(term.kind),
        place=place,
        recognizer=f"{term.family}.{term.kind}",
        strength=term.strength,
        score=round(weighed.score, 2),
        why=weighed.why,
        verdict=verdict,
        about=tuple(_about(weighed, seen)),
    )


def _about(weighed: Weighed, seen: Seen) -> Iterator[Place]:
    named = [c for c in seen.identifiers if c.category is Category.PERSON_NAME]
    start, end = weighed.sentence
    persons = [c for c in named if start <= c.start < end]
    if not persons and Why.SUBJECT in weighed.why:
        persons = [c for c in seen.identifiers if c.category in SUBJECT_KINDS]
    for person in persons:
        yield from _places(person.start, person.end, seen)


def _places(start: int, end: int, seen: Seen) -> Iterator[Place]:
    for segment, span in seen.joined.cut(*seen.form.origin(start, end)):
        yield Place(segment, span)
