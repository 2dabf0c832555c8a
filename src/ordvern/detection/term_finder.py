"""Finds the terms of word lists in a text: one pass of Aho-Corasick over one byte a code point."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from ordvern.detection.compiled_terms import CompiledTerms, NotBuilt
from ordvern.detection.narrow import LETTER, narrow
from ordvern.detection.term_places import (
    FOLDED,
    Asked,
    Found,
    Spot,
    is_certain,
    is_spelled,
    place_of,
)
from ordvern.detection.terms import CUE, Term, TermHit, merged

# Letters beyond Latin-1 of which a narrow text does not tell the small letter, and the byte that
# does: long s, which is a letter of its own here, a capital i with its dot, a y with two.
_TURNED = {"\u017f": ord(LETTER), "\u0130": ord("i"), "\u0178": 0xFF}
_ANY = "any"
_START, _END = itemgetter(0), itemgetter(1)
# As `TermHit` makes one, without the call of a function in Python.
_hit = partial(tuple.__new__, TermHit)


@dataclass(slots=True, eq=False)
class Spots:
    """Where terms were found: start, end and which of `terms`; cues, which tell what stands
    beside them, apart from all others.

    Each list is in order of place, the longer first. Python's search for cycles passes over tuples
    of numbers; through hits, of which a long text has very many, it would go again and again.
    """

    terms: Sequence[Term]
    of_cues: list[Spot]
    of_others: list[Spot]

    def cues(self) -> list[TermHit]:
        return self._hits(self.of_cues)

    def others(self) -> list[TermHit]:
        return self._hits(self.of_others)

    def _hits(self, spots: Iterable[Spot]) -> list[TermHit]:
        terms = self.terms
        return [_hit((terms[number], start, end)) for start, end, number in spots]


def _narrow(text: str, data: bytes | None) -> bytes:
    """The narrow form of a text as it is to be folded; `data` is its own, if it is there."""
    narrowed = narrow(text) if data is None else data
    for letter, small in _TURNED.items():
        if letter in text:
            narrowed = _with(narrowed, small, _places(text, letter))
    return narrowed


def _with(data: bytes, byte: int, places: Iterable[int]) -> bytes:
    changed = bytearray(data)
    for place in places:
        changed[place] = byte
    return bytes(changed)


def _places(text: str, letter: str) -> Iterator[int]:
    place = text.find(letter)
    while place >= 0:
        yield place
        place = text.find(letter, place + 1)


class TermFinder:
    """Finds all terms of some lists in one pass over a folded text, and in one more the terms of
    families that few texts ask for: the smaller an automaton, the less memory a pass waits for."""

    def __init__(self, terms: Iterable[Term], *, often: Collection[str] = ()) -> None:
        """`often` are the families that nearly every text asks for."""
        self._often = frozenset({_ANY, *often})
        self._wanted: dict[frozenset[str], frozenset[str]] = {}
        self._terms = tuple(terms)
        numbered = tuple(enumerate(self._terms))
        self._usual = self._ready(each for each in numbered if each[1].family in self._often)
        self._others = self._ready(each for each in numbered if each[1].family not in self._often)

    def _ready(self, numbered: Iterable[tuple[int, Term]]) -> "_Automaton | CompiledTerms":
        grouped = _grouped(numbered)
        try:
            return CompiledTerms(grouped, self._terms)
        except NotBuilt:
            return _Automaton(grouped)

    def find(
        self, text: str, families: Collection[str], data: bytes | None = None
    ) -> list[TermHit]:
        """Hits in order of place, of lists whose family is in `families` or is "any"; `data` is
        the narrow form of the text, if it is there already."""
        spots = self.spots(text, families, data)
        return merged(spots.others(), spots.cues())

    def spots(self, text: str, families: Collection[str], data: bytes | None = None) -> Spots:
        """The same as numbers, cues and others apart."""
        asked = frozenset(families)
        wanted = self._wanted.get(asked)
        if wanted is None:
            wanted = self._wanted[asked] = asked | {_ANY}
        data = _narrow(text, data)
        found: Found = ([], [])
        self._usual.look(text, data, wanted, found)
        if not wanted <= self._often:
            self._others.look(text, data, wanted, found)
            for spots in found:
                put_in_order(spots)
        others, cues = found
        return Spots(self._terms, cues, others)


class _Automaton:
    """Terms made ready to be found, all at once."""

    def __init__(self, grouped: Mapping[str, Sequence[Asked]]) -> None:
        self._terms = [*map(tuple, grouped.values())]
        self._doubtful = {n: each for n, each in enumerate(grouped) if not is_certain(each)}
        self._automaton = BytesAhoCorasick(
            [narrow(spelling) for spelling in grouped],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def look(self, text: str, data: bytes, wanted: frozenset[str], found: Found) -> None:
        """Put the places of terms of the families `wanted` to those `found`; `data` is the narrow
        form of `text`."""
        flat = b" %b " % data.translate(FOLDED)
        terms, doubtful = self._terms, self._doubtful
        for index, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            if index in doubtful and not is_spelled(doubtful[index], text, start, end):
                continue
            for number, family, is_cue, asking in terms[index]:
                if family not in wanted:
                    continue
                if asking is None:
                    found[is_cue].append((start, end - 2, number))
                elif place := place_of(asking, text, start, end):
                    found[is_cue].append((*place, number))
        for spots in found:
            put_in_order(spots)


def _grouped(numbered: Iterable[tuple[int, Term]]) -> dict[str, list[Asked]]:
    """Terms by what is looked for in a flat text, with the spaces around whole words. What is
    asked of the text around it goes with a term: its number and family, whether it is a cue, and
    the term itself if it asks anything."""
    grouped: dict[str, list[Asked]] = {}
    for number, term in numbered:
        text, kind, family, _, open_start, open_end, capital, label, _ = term
        asks = open_start or open_end or capital or label
        asked = number, family, kind.startswith(CUE), term if asks else None
        before, after = "" if open_start else " ", "" if open_end else " "
        for spelling in _spellings(text) if " " in text else (text,):
            bounded = f"{before}{spelling}{after}"
            if bounded in grouped:
                grouped[bounded].append(asked)
            else:
                grouped[bounded] = [asked]
    return grouped


def put_in_order(spots: list[Spot]) -> None:
    """By start, the longer first: two sorts by one number are faster than one by a pair."""
    spots.sort(key=_END, reverse=True)
    spots.sort(key=_START)


def _spellings(text: str) -> Iterator[str]:
    """A term, and with each space doubled: "emp. no." and "lese- og" fold to two spaces."""
    yield text
    space = text.find(" ")
    while space >= 0:
        yield text[:space] + " " + text[space:]
        space = text.find(" ", space + 1)
