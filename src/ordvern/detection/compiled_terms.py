"""Terms of word lists made ready for the compiled scan, which finds them as `term_finder` does.

Texts within Latin-1 it looks through alone; in others it asks Python about terms that want to know
more than bytes tell.
"""

from array import array
from collections.abc import Mapping, Sequence

from ordvern.detection import compiled
from ordvern.detection.narrow import narrow
from ordvern.detection.term_places import (
    FOLDED,
    NAME,
    Asked,
    Found,
    is_certain,
    is_spelled,
    place_of,
)
from ordvern.detection.terms import Term

_MOST_FAMILIES = 32
_MARKS = bytes(c.isalnum() + 2 * c.isupper() + 4 * c.islower() for c in map(chr, range(256)))
_SURE, _SURE_IN_LATIN, _NEVER_IN_LATIN = range(3)


class NotBuilt(Exception):
    """The compiled scan was asked for where there is none, or for more than it can do."""


class CompiledTerms:
    """Terms made ready to be found, all at once; raises `NotBuilt`."""

    def __init__(self, grouped: Mapping[str, Sequence[Asked]], terms: Sequence[Term]) -> None:
        """`grouped` are terms by their spellings, `terms` all by their numbers."""
        families = {term.family for term in terms}
        if compiled.module is None or len(families) > _MOST_FAMILIES:
            raise NotBuilt
        self._look = compiled.module.look
        self._terms = terms
        self._spellings = {n: each for n, each in enumerate(grouped) if not is_certain(each)}
        self._wanted: dict[frozenset[str], int] = {}
        self._bits = {family: 1 << place for place, family in enumerate(families)}
        try:
            self._ready = compiled.module.prepare_terms(
                tuple(narrow("\n".join(grouped)).split(b"\n")) if grouped else (),
                bytes([_SURE if each.isascii() else _doubt(each) for each in grouped]),
                self._rows(grouped),
                FOLDED,
                _MARKS,
            )
        except ValueError as problem:
            raise NotBuilt from problem

    def _rows(self, grouped: Mapping[str, Sequence[Asked]]) -> "array[int]":
        bits = self._bits
        rows: list[int] = []
        for pattern, each in enumerate(grouped.values()):
            for number, family, is_cue, term in each:
                flags = _flags(term) if term else 0
                rows += (pattern, number, bits[family], flags | is_cue << 5)
        return array("I", rows)

    def look(self, text: str, data: bytes, wanted: frozenset[str], found: Found) -> None:
        """As `look` of the automaton in `term_finder`."""
        bits = self._wanted.get(wanted)
        if bits is None:
            bits = self._wanted[wanted] = sum([self._bits.get(family, 0) for family in wanted])
        self._look(self._ready, text, data, bits, self._place, *found)

    def _place(
        self, text: str, pattern: int, number: int, start: int, end: int
    ) -> tuple[int, int] | None:
        spelling = self._spellings.get(pattern)
        if spelling is not None and not is_spelled(spelling, text, start, end):
            return None
        return place_of(self._terms[number], text, start, end)


def _flags(term: Term) -> int:
    """What a term asks of the text around it, as `spots.c` reads it."""
    own = term.open_start | term.open_end << 1 | term.capital << 2 | term.label << 3
    return own | (term.kind == NAME) << 4


def _doubt(spelling: str) -> int:
    """Whether what looks like a spelling, one byte a character, is it."""
    if is_certain(spelling):
        return _SURE
    return _SURE_IN_LATIN if max(spelling) <= "\xff" else _NEVER_IN_LATIN
