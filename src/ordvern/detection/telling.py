"""Whether the words of a special kind are told about somebody who can be identified.

"Diabetes" in a leaflet tells nothing about anybody. In a patient's letter, or in a sentence about
a named person, it does. Each hit of a word list gets points for the strength of the term, for
who is spoken of in its sentence and for what kind of document it stands in, and loses points
where the sentence speaks of everybody ("if", "shall", "employees who").
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ordvern.detection.ailments import ailments
from ordvern.detection.borders import borders
from ordvern.detection.fields import Fields, fields
from ordvern.detection.glance import MEASURED, of_ailments
from ordvern.detection.normalise import Plain
from ordvern.detection.recognizer import Candidate
from ordvern.detection.setting import Setting, Why
from ordvern.detection.shapes import shapes
from ordvern.detection.speech import speech
from ordvern.detection.subject import has_subject, is_addressed
from ordvern.detection.terms import Strength, TermHit
from ordvern.text import SPECIAL, Category

TOLD_FROM = 0.6
_MUCH = 3  # terms of one kind that are told for sure: a weaker one is told along with them
_ENUMERATION = 4  # kinds in one sentence: it lists what the law lists
_KINDS = frozenset(kind.value for kind in SPECIAL)
_OTHER = "not"
_MEANT = _KINDS | {_OTHER}
_BASE = {Strength.WEAK: 0.2, Strength.PLAIN: 0.45, Strength.STRONG: 0.55}
WORTH = {
    Why.SUBJECT: 0.25,
    Why.PERSON: 0.35,
    Why.ONE: 0.3,
    Why.ANYBODY: -0.35,
    Why.LABEL: 0.2,
    Why.CONDITION: -0.3,
    Why.ENUMERATION: -0.4,
    Why.MUCH: 0.2,
}


@dataclass(slots=True, eq=False)
class Weighed:
    """A term with what spoke for it and against it, in the `sentence` around it."""

    hit: TermHit
    score: float
    why: tuple[Why, ...]
    sentence: tuple[int, int]


def told(
    form: Plain,
    hits: Sequence[TermHit],
    identifiers: Sequence[Candidate],
    families: frozenset[str],
) -> list[Candidate]:
    """The special kinds told about an identifiable person, without overlaps."""
    if not identifiers:
        return []
    weighed = weigh(form, hits, identifiers, families)
    told_hits = [each for each in weighed if each.score >= TOLD_FROM]
    return _chosen(form.text, told_hits, identifiers, families)


def weigh(
    form: Plain,
    hits: Sequence[TermHit],
    identifiers: Sequence[Candidate],
    families: frozenset[str],
) -> list[Weighed]:
    """All terms of special kinds, also those that do not count; one counts from TOLD_FROM on."""
    text = form.text
    behind = fields(text, hits)
    meant = [h for h in hits if h.term.kind in _MEANT and h.start not in behind.labels]
    special = _without_others(meant)
    special += [*behind.values, *_shaped(form, families)]
    if not special:
        return []
    setting = _setting(form, identifiers, families, behind)
    kinds = _kinds_by_sentence(special, setting)
    weighed = [_weighed(hit, setting, kinds) for hit in special]
    return list(_along(weighed)) if setting.has_subject else weighed


def _shaped(form: Plain, families: frozenset[str]) -> Iterator[TermHit]:
    """What tells of health by its shape, or by two words near each other."""
    if MEASURED not in form.absent:
        yield from shapes(form.text, form.data)
    ails = [family for family in families if of_ailments(family) not in form.absent]
    yield from ailments(form.text, form.data, ails)


def _without_others(hits: Sequence[TermHit]) -> list[TermHit]:
    """Hits of special kinds, but those inside a word that means something else ("bekreftet")."""
    others = sorted((hit.start, hit.end) for hit in hits if hit.term.kind == _OTHER)
    special = [hit for hit in hits if hit.term.kind != _OTHER]
    if not others:
        return special
    return [hit for hit in special if not _is_within(hit, others)]


def _is_within(hit: TermHit, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a hit lies in the nearest of some stretches before it."""
    index = bisect_right(others, (hit.start, 1 << 60)) - 1
    return index >= 0 and hit.end <= others[index][1]


def _along(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """The same, where a text about a person lends weight to the weak terms of a kind of which it
    tells much for sure."""
    sure: dict[str, set[int]] = {}
    for each in weighed:
        if each.score >= TOLD_FROM:
            sure.setdefault(each.hit.term.kind, set()).add(each.hit.start)
    for each in weighed:
        if each.score < TOLD_FROM and len(sure.get(each.hit.term.kind, ())) >= _MUCH:
            score = each.score + WORTH[Why.MUCH]
            yield Weighed(each.hit, score, (*each.why, Why.MUCH), each.sentence)
        else:
            yield each


def _setting(
    form: Plain, identifiers: Sequence[Candidate], families: frozenset[str], behind: Fields
) -> Setting:
    persons = tuple(sorted(c.start for c in identifiers if c.category is Category.PERSON_NAME))
    return Setting(
        form.text,
        persons,
        has_subject(form, identifiers, families),
        is_addressed(form.text, identifiers),
        speech(families),
        behind,
    )


def _kinds_by_sentence(hits: Sequence[TermHit], setting: Setting) -> dict[int, set[str]]:
    kinds: dict[int, set[str]] = {}
    for hit in hits:
        kinds.setdefault(setting.sentence(hit.start)[0], set()).add(hit.term.kind)
    return kinds


def _weighed(hit: TermHit, setting: Setting, kinds: dict[int, set[str]]) -> Weighed:
    start, end = setting.sentence(hit.start)
    why = setting.told_by_sentence(start, end)
    score = _BASE[hit.term.strength] + _worth(why)
    speaks = (
        (Why.LABEL, setting.is_labelled(start, hit.start)),
        (Why.CONDITION, setting.is_conditional(start, hit.start)),
        (Why.ENUMERATION, len(kinds[start]) >= _ENUMERATION),
    )
    more = tuple(each for each, holds in speaks if holds)
    for each in more:
        score += WORTH[each]
    return Weighed(hit, min(score, 0.99), why + more, (start, end))


@cache
def _worth(why: tuple[Why, ...]) -> float:
    return sum(WORTH[each] for each in why)


def _chosen(
    text: str,
    weighed: Iterable[Weighed],
    identifiers: Sequence[Candidate],
    families: frozenset[str],
) -> list[Candidate]:
    """The longest of overlapping hits, grown to their phrases; none touches an identifier."""
    taken = sorted((c.start, c.end) for c in identifiers)
    bounds = borders(families)
    chosen: list[Candidate] = []
    for each in sorted(weighed, key=lambda each: (each.hit.start, -each.hit.end)):
        floor, ceiling = _room(each, taken, chosen)
        if each.hit.start < floor or ceiling < each.hit.end:
            continue
        place = each.hit.start, each.hit.end
        if each.hit.term.grows:
            place = bounds.grow(text, *place, floor, ceiling)
        name = f"{each.hit.term.family}.{each.hit.term.kind}"
        chosen.append(Candidate(Category(each.hit.term.kind), *place, name, each.score))
    return chosen


def _room(
    each: Weighed, taken: Sequence[tuple[int, int]], chosen: Sequence[Candidate]
) -> tuple[int, int]:
    """The stretch of its sentence that a hit has to itself, between identifiers and findings."""
    floor, ceiling = each.sentence[0], max(each.sentence[1], each.hit.end)
    floor = max(floor, chosen[-1].end if chosen else 0)
    index = bisect_right(taken, (each.hit.start, 1 << 60))
    if index:
        floor = max(floor, taken[index - 1][1])
    if index < len(taken):
        ceiling = min(ceiling, taken[index][0])
    return floor, ceiling
