"""Names by lists and rules and, in Norwegian texts, with a second opinion of the trained tagger.

The rules know forms, letters and lists; the tagger knows running text. It adds names that it is
sure of, lengthens names of which the rules saw a part, and takes away what the rules had from a
list alone where it sees no person at all. It was trained on Norwegian, so it has no say elsewhere.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ordvern.detection.languages import identify
from ordvern.detection.names.lexicon import Kind, kind_of, without_genitive
from ordvern.detection.names.no_person import is_named_after
from ordvern.detection.names.noted import merged
from ordvern.detection.names.rules import tag_names
from ordvern.detection.names.tagger import NameSpan, NameText, TaggedNames
from ordvern.detection.tagger import Person, find_persons_in_each
from ordvern.text import Language

_SPOKEN = frozenset({Language.BOKMAL, Language.NYNORSK})
_DOUBTED = frozenset({"lists", "document"})
_DOUBTED_IN_CAPITALS = _DOUBTED | {"role"}
NOBODY = 0.02
_AS_USUAL, _IN_ONE_CASE = (0.7, 0.55), (0.75, 0.6)
_LENGTHENED, _SURE = 0.6, 0.95
_HARDLY, _AGAIN, _CLEAR = 0.2, 0.15, 0.5
_AROUND, _RUNNING = 80, 6
# What stands before places far oftener than before persons.
_PLACED = re.compile(r"(?:^|\W)(?:i|på|ved)\s$", re.IGNORECASE)
_TITLES = frozenset({Kind.TITLE, Kind.WORD})
_UNNAMED = _TITLES | {Kind.PLACE, Kind.ACRONYM, Kind.INITIAL, Kind.PARTICLE}


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Stretches of a text that do not overlap, in order."""

    starts: Sequence[int]
    ends: Sequence[int]

    def over(self, start: int, end: int) -> range:
        """The numbers of those that share a place with `start`-`end`."""
        first = bisect_left(self.ends, start + 1)
        return range(first, max(first, bisect_left(self.starts, end)))


def tag_with_second_opinion(sources: Sequence[NameText]) -> list[TaggedNames]:
    """Names of persons by the rules, corrected by the tagger where a text is Norwegian."""
    found = [tag_names(source) for source in sources]
    asked = [number for number, source in enumerate(sources) if _is_norwegian(source)]
    texts = [sources[number].text for number in asked]
    opinions = find_persons_in_each(texts, threshold=NOBODY)
    for number, text, opinion in zip(asked, texts, opinions, strict=True):
        found[number] = corrected(found[number], opinion, text)
    return found


def _is_norwegian(source: NameText) -> bool:
    return bool(_SPOKEN.intersection((source.languages or identify(source.text))[:1]))


def corrected(ruled: TaggedNames, opinion: Iterable[Person], text: str) -> TaggedNames:
    """What the rules found, corrected by a second opinion: persons in order of place, doubtful
    ones from a chance of `NOBODY` on too."""
    names = _stretches((name.start, name.end) for name in ruled.names)
    # Most are doubtful and touch no name: nothing becomes of them.
    asked = [
        person
        for person in opinion
        if person.confidence > _AGAIN or names.over(person.start, person.end)
    ]
    persons = [_without_title(_before_comma(person, text), text) for person in asked]
    found = _stretches((person.start, person.end) for person in persons)
    bodies = _stretches(
        (start, end)
        for start, end in ruled.organisations
        if not _in_running_capitals(text, start, end)
    )
    usable = [
        _is_name(person, text) and not bodies.over(person.start, person.end) for person in persons
    ]
    out: list[NameSpan] = []
    for name in ruled.names:
        near = [(persons[n], usable[n]) for n in found.over(name.start, name.end)]
        out += _confirmed(name, near, text)
    left = [
        person
        for person, fits in zip(persons, usable, strict=True)
        if fits and not names.over(person.start, person.end)
    ]
    out += _added_ones(left, text)
    out.sort(key=lambda name: (name.start, -name.end))
    return TaggedNames(tuple(merged(out)), ruled.organisations)


def _added_ones(persons: Sequence[Person], text: str) -> Iterator[NameSpan]:
    """Findings that are sure by themselves, and those of which a word is in a sure one."""
    sure = [person for person in persons if _is_sure(person, text)]
    known = {word for person in sure for word in _words_of(person, text)}
    for person in persons:
        again = person.confidence > _AGAIN and not known.isdisjoint(_words_of(person, text))
        if again or _is_sure(person, text):
            yield _added(person, text)


def _words_of(person: Person, text: str) -> set[str]:
    """The longer words of a name, without genitive endings."""
    words = text[person.start : person.end].split()
    return {without_genitive(word).removesuffix("s") for word in words if len(word) > 3}


def _confirmed(
    name: NameSpan, near: Sequence[tuple[Person, bool]], text: str
) -> Iterator[NameSpan]:
    """What is left of a name of the rules by the tagger's findings `near` it (with whether each
    looks like a name): in running capitals the tagger says where names begin and end."""
    best = max((person.confidence for person, _ in near), default=0)
    if _in_running_capitals(text, name.start, name.end):
        sure = [p for p, fits in near if fits and p.confidence > _CLEAR]
        if sure:
            yield from (_added(person, text) for person in sure)
        elif best > _HARDLY or name.rule not in _DOUBTED_IN_CAPITALS:
            yield name
    elif near or name.rule not in _DOUBTED:
        yield _lengthened(name, (person for person, fits in near if fits))


def _in_running_capitals(text: str, start: int, end: int) -> bool:
    """Whether a line of six words or more around `start`-`end` has capitals alone, so that rules
    for capitals tell nothing."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    line = before + text[start:end] + after
    return line.isupper() and len(line.split()) >= _RUNNING


def _stretches(places: Iterable[tuple[int, int]]) -> _Stretches:
    ordered = sorted(places)
    return _Stretches([start for start, _ in ordered], [end for _, end in ordered])


def _without_title(person: Person, text: str) -> Person:
    """The finding without titles and everyday words before the name."""
    start = person.start
    while " " in text[start : person.end]:
        first = text[start : person.end].split(" ")[0]
        if kind_of(first or "-") not in _TITLES:
            break
        start += len(first) + 1
    return replace(person, start=start) if start > person.start else person


def _before_comma(person: Person, text: str) -> Person:
    """The finding without what stands behind a comma, unless the surname stands first: two words
    before a comma are a whole name, and what follows is a street or a title."""
    whole, comma, _ = text[person.start : person.end].partition(", ")
    if comma and " " in whole:
        return replace(person, end=person.start + len(whole))
    return person


def _is_name(person: Person, text: str) -> bool:
    """Whether the tagger's finding looks like a person's name by what the rules know too."""
    whole = text[person.start : person.end]
    words = whole.split()
    if len(whole) < 3 or "@" in whole or not (whole[0].isupper() or whole.islower()):
        return False
    if is_named_after(text, person.start, person.end):
        return False
    if not whole.islower() and any(w.islower() and kind_of(w) is not Kind.PARTICLE for w in words):
        return False
    kinds = {kind_of(word.title() if word.islower() else word) for word in words}
    return Kind.ORGANISATION not in kinds and not kinds <= _UNNAMED


def _is_sure(person: Person, text: str) -> bool:
    """Whether it is enough by itself; more is asked of single words, and without the sign that
    a capital among small letters is."""
    words = text[person.start : person.end]
    short, long = _IN_ONE_CASE if words.islower() or words.isupper() else _AS_USUAL
    if " " in words:
        return person.confidence > long
    return person.confidence > (
        _SURE if _PLACED.search(text[max(0, person.start - 6) : person.start]) else short
    )


def _lengthened(name: NameSpan, persons: Iterable[Person]) -> NameSpan:
    sure = [person for person in persons if person.confidence > _LENGTHENED]
    # A genitive ending is left outside by the rules and is no reason to lengthen.
    start = min([name.start, *(person.start for person in sure)])
    end = max([name.end, *(person.end for person in sure if person.end > name.end + 2)])
    return NameSpan(start, end, name.rule, name.confidence)


def _added(person: Person, text: str) -> NameSpan:
    """The finding as a name, without a genitive ending."""
    last = text[person.start : person.end].split(" ")[-1]
    end = person.end - len(last) + len(without_genitive(last))
    confidence = 0.8 if person.confidence > _SURE else 0.7
    return NameSpan(person.start, end, "tagger", confidence)
