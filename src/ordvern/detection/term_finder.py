"""Finds the terms of word lists in a text: one pass of Aho-Corasick over one byte a code point."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from ordvern.detection.narrow import narrow
from ordvern.detection.terms import CUE, Term, TermHit, fold, lowered, merged

# Latin-1 in lower case, with ASCII punctuation and line ends as spaces.
_FOLDED = bytes(ord(chr(c).lower()) if chr(c).isalnum() or c >= 128 else 32 for c in range(256))
# Letters beyond Latin-1 of which a narrow text does not tell the small letter: long s, a capital i
# with its dot, a y with two.
_TURNED = "\u017f\u0130\u0178"
_LETTERS = re.compile(r"[^\W_]{0,40}")
# Beyond Latin-1, or a byte by which `narrow` stands for more than one character.
_UNCERTAIN = re.compile(r"[^\x00-\xff]|[\u00f0\u00b2\u00a4]")
_AFTER_LABEL = frozenset(":\n\t|=(/")
_ANY = "any"
_Spot = tuple[int, int, int]
_Found = tuple[list[_Spot], list[_Spot]]  # of other terms, of cues
_Asked = tuple[int, str, bool, Term | None]
_START, _END = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True, eq=False)
class Spots:
    """Where terms were found: start, end and which of `terms`; cues, which tell what stands
    beside them, apart from all others.

    Each list is in order of place, the longer first. Python's search for cycles passes over tuples
    of numbers; through hits, of which a long text has very many, it would go again and again.
    """

    terms: Sequence[Term]
    of_cues: list[_Spot]
    of_others: list[_Spot]

    def cues(self) -> Iterator[TermHit]:
        return self._hits(self.of_cues)

    def others(self) -> Iterator[TermHit]:
        return self._hits(self.of_others)

    def _hits(self, spots: Iterable[_Spot]) -> Iterator[TermHit]:
        terms = self.terms
        return (TermHit(terms[number], start, end) for start, end, number in spots)


def _flat(text: str, data: bytes) -> bytes:
    """`text`, whose narrow form is `data`, folded, one byte a code point, with spaces for lines
    and a space at either end."""
    if any(letter in text for letter in _TURNED):
        # The long s is a letter of its own here; any other letter beyond Latin-1 stands for it.
        data = narrow(lowered(text).replace("\u017f", "\u0180"))
    return b" %b " % data.translate(_FOLDED)


class TermFinder:
    """Finds all terms of some lists in one pass over a folded text, and in one more the terms of
    families that few texts ask for: the smaller an automaton, the less memory a pass waits for."""

    def __init__(self, terms: Iterable[Term], *, often: Collection[str] = ()) -> None:
        """`often` are the families that nearly every text asks for."""
        self._often = frozenset({_ANY, *often})
        self._terms = tuple(terms)
        numbered = tuple(enumerate(self._terms))
        self._usual = _Automaton(each for each in numbered if each[1].family in self._often)
        self._others = _Automaton(each for each in numbered if each[1].family not in self._often)

    def find(
        self, text: str, families: Collection[str], data: bytes | None = None
    ) -> list[TermHit]:
        """Hits in order of place, of lists whose family is in `families` or is "any"; `data` is
        the narrow form of the text, if it is there already."""
        spots = self.spots(text, families, data)
        return merged([*spots.others()], spots.cues())

    def spots(self, text: str, families: Collection[str], data: bytes | None = None) -> Spots:
        """The same as numbers, cues and others apart."""
        wanted = frozenset({_ANY, *families})
        flat = _flat(text, narrow(text) if data is None else data)
        found: _Found = ([], [])
        self._usual.look(text, flat, wanted, found)
        if not wanted <= self._often:
            self._others.look(text, flat, wanted, found)
        for spots in found:
            # By start, the longer first: two sorts by one number are faster than one by a pair.
            spots.sort(key=_END, reverse=True)
            spots.sort(key=_START)
        others, cues = found
        return Spots(self._terms, cues, others)


class _Automaton:
    """Terms made ready to be found in a flat text, all at once."""

    def __init__(self, numbered: Iterable[tuple[int, Term]]) -> None:
        grouped: dict[str, list[_Asked]] = {}
        for number, term in numbered:
            for text in _spellings(term):
                bounded = text if term.open_start else " " + text
                spelling = bounded if term.open_end else bounded + " "
                grouped.setdefault(spelling, []).append(_asked(number, term))
        self._terms = [*map(tuple, grouped.values())]
        self._doubtful = {n: each for n, each in enumerate(grouped) if not _is_certain(each)}
        self._automaton = BytesAhoCorasick(
            [narrow(spelling) for spelling in grouped],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def look(
        self,
        text: str,
        flat: bytes,
        wanted: frozenset[str],
        found: _Found,
    ) -> None:
        """Put the places of terms of the families `wanted` to those `found`."""
        terms, doubtful = self._terms, self._doubtful
        for index, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            if index in doubtful and not _is_spelled(doubtful[index], text, start, end):
                continue
            for number, family, is_cue, asking in terms[index]:
                if family not in wanted:
                    continue
                spots = found[is_cue]
                if asking is None:
                    spots.append((start, end - 2, number))
                    continue
                first = _word_start(text, start - 1) if asking.open_start else start
                last = _word_end(text, end - 1) if asking.open_end else end - 2
                if not (asking.capital or asking.label) or _is_meant(asking, text, first, last):
                    spots.append((first, last, number))


def _asked(number: int, term: Term) -> _Asked:
    """The number and family of a term, whether it is a cue, and the term itself if it asks
    something of the text around it."""
    asks = term.open_start or term.open_end or term.capital or term.label
    return number, term.family, term.kind.startswith(CUE), term if asks else None


def _spellings(term: Term) -> Iterator[str]:
    """The term, and with each space doubled: "emp. no." and "lese- og" fold to two spaces."""
    text = term.text
    yield text
    space = text.find(" ")
    while space >= 0:
        yield text[:space] + " " + text[space:]
        space = text.find(" ", space + 1)


def _is_certain(spelling: str) -> bool:
    """Whether what looks like it, one byte a character, is it."""
    return spelling.isascii() or not _UNCERTAIN.search(spelling)


def _is_spelled(spelling: str, text: str, start: int, end: int) -> bool:
    """Whether `start`-`end` of the folded text (which has a space more in front) reads so."""
    found = fold(text[max(0, start - 1) : end - 1]).replace("\n", " ")
    return found.strip() == spelling.strip()


def _is_meant(term: Term, text: str, first: int, last: int) -> bool:
    """Whether a term that wants a capital or heads a field does so here."""
    if term.capital and not text[first].isupper():
        return False
    if not term.label:
        return True
    after = (text[last : last + 2] + "  ")[:2]
    if after[0] in _AFTER_LABEL or after in ("  ", " :"):
        return True
    return term.kind == "cue.name" and _heads_capitals(text, first, last)


def _heads_capitals(text: str, first: int, last: int) -> bool:
    """Whether a label at the head of a line is parted from capitals by a space alone, as on the
    page of a passport: "Etternavn NORDLUND"."""
    if first and text[first - 1] != "\n":
        return False
    line = text[last : last + 60].partition("\n")[0]
    return line.isupper() and not text[first:last].isupper()


def _word_start(text: str, start: int) -> int:
    """Where the word begins that goes on at `start`."""
    floor = max(0, start - 40)
    while start > floor and text[start - 1].isalnum():
        start -= 1
    return start


def _word_end(text: str, end: int) -> int:
    """Where the word ends that goes on to `end`."""
    rest = _LETTERS.match(text, end)
    return rest.end() if rest else end
