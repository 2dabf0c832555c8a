"""Word lists: terms of the special kinds and cues, read from files and found in one pass.

A list is a text file. `#` begins a comment. A line `[health]` or `[cue.birth]` says what the
terms after it are; each other line is a term in lower case. `*` at an end stands for any
letters there. A mark before the term says how much it tells alone: nothing = a plain sign,
`?` = a weak sign (common in texts about nobody), `!` = strong (seldom said but about somebody).
`^` wants a capital in the text ("Delta" is a union, "delta" is not); `=` says that the words
around the term do not belong to what it tells ("tiltalte", "pasienten"). Terms under `[not]`
mean something else, and take the terms inside them away ("bekreft*" holds "kreft").
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from operator import attrgetter
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from ordvern.detection.narrow import narrow

_SEPARATORS = bytes(c if chr(c).isalnum() or c >= 128 or c in b"\n" else 32 for c in range(256))
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
_LABELS = ("cue.name", "field.")  # kinds whose terms count only where they head a field


class Strength(IntEnum):
    """How much a term tells by itself about some person."""

    WEAK = 1
    PLAIN = 2
    STRONG = 3


class Term(NamedTuple):
    """One line of a word list. `family` is the language family its list belongs to."""

    text: str
    kind: str
    family: str
    strength: Strength = Strength.PLAIN
    open_start: bool = False
    open_end: bool = False
    capital: bool = False
    label: bool = False
    grows: bool = True


class TermHit(NamedTuple):
    """A term found at `start`-`end`; for open terms that is the whole word around it."""

    term: Term
    start: int
    end: int


_START, _END = attrgetter("start"), attrgetter("end")


def parse(lines: Iterable[str], family: str) -> Iterator[Term]:
    """The terms of a list's lines; raises ValueError at a term before any heading."""
    kind = ""
    for line in lines:
        entry = line.partition("#")[0].strip()
        if not entry:
            continue
        if entry.startswith("["):
            kind = entry.strip("[]")
            continue
        if not kind:
            raise ValueError("a word list must name a kind before its first term")
        yield _term(entry, kind, family)


def _term(entry: str, kind: str, family: str) -> Term:
    label = kind.startswith(_LABELS)
    if entry.isalpha() and entry.islower():
        return Term(entry, kind, family, label=label)
    bare = entry.lstrip("?!^=").strip()
    marks = entry[: len(entry) - len(bare)]
    word = bare.strip("*")
    strength = (
        Strength.WEAK if "?" in marks else Strength.STRONG if "!" in marks else Strength.PLAIN
    )
    return Term(
        text=word if word.isalpha() and word.islower() else fold(word).strip(),
        kind=kind,
        family=family,
        strength=strength,
        open_start=bare.startswith("*"),
        open_end=bare.endswith("*"),
        capital="^" in marks,
        label=label,
        grows="=" not in marks,
    )


def fold(text: str) -> str:
    """Lower case, ASCII punctuation as spaces; the length in code points stays the same."""
    return _lowered(text).encode("utf-8", "replace").translate(_SEPARATORS).decode()


def _lowered(text: str) -> str:
    lowered = text.replace("\u0130", "I").lower()
    if len(lowered) != len(text):
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered


def _flat(text: str, data: bytes) -> bytes:
    """`text`, whose narrow form is `data`, folded, one byte a code point, with spaces for lines
    and a space at either end."""
    if any(letter in text for letter in _TURNED):
        # The long s is a letter of its own here; any other letter beyond Latin-1 stands for it.
        data = narrow(_lowered(text).replace("\u017f", "\u0180"))
    return b" %b " % data.translate(_FOLDED)


class TermFinder:
    """Finds all terms of some lists in one pass over a folded text, and in one more the terms of
    families that few texts ask for: the smaller an automaton, the less memory a pass waits for."""

    def __init__(self, terms: Iterable[Term], *, often: Collection[str] = ()) -> None:
        """`often` are the families that nearly every text asks for."""
        self._often = frozenset({_ANY, *often})
        known = list(terms)
        self._usual = _Automaton(term for term in known if term.family in self._often)
        self._others = _Automaton(term for term in known if term.family not in self._often)

    def find(
        self, text: str, families: Collection[str], data: bytes | None = None
    ) -> list[TermHit]:
        """Hits in order of place, of lists whose family is in `families` or is "any"; `data` is
        the narrow form of the text, if it is there already."""
        wanted = frozenset({_ANY, *families})
        flat = _flat(text, narrow(text) if data is None else data)
        hits = self._usual.hits(text, flat, wanted)
        if not wanted <= self._often:
            hits += self._others.hits(text, flat, wanted)
        # By start, the longer first: two sorts by one number are faster than one by a pair.
        hits.sort(key=_END, reverse=True)
        hits.sort(key=_START)
        return hits


def merged(hits: Sequence[TermHit], few: Iterable[TermHit]) -> list[TermHit]:
    """Some hits in order of place with a few more among them, as if all had been sorted."""
    every: list[TermHit] = []
    done = 0
    for hit in sorted(few, key=_place):
        here = bisect_right(hits, _place(hit), done, key=_place)
        every += hits[done:here]
        every.append(hit)
        done = here
    every += hits[done:]
    return every


def _place(hit: TermHit) -> tuple[int, int]:
    return hit.start, -hit.end


class _Automaton:
    """Terms made ready to be found in a flat text, all at once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        grouped: dict[str, list[Term]] = {}
        for term in terms:
            for text in _spellings(term):
                bounded = text if term.open_start else " " + text
                grouped.setdefault(bounded if term.open_end else bounded + " ", []).append(term)
        self._terms = [tuple(map(_asked, each)) for each in grouped.values()]
        self._doubtful = {n: each for n, each in enumerate(grouped) if not _is_certain(each)}
        self._automaton = BytesAhoCorasick(
            [narrow(spelling) for spelling in grouped],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def hits(self, text: str, flat: bytes, wanted: frozenset[str]) -> list[TermHit]:
        """Hits of the families `wanted`, in the order in which they end."""
        terms, doubtful = self._terms, self._doubtful
        hits: list[TermHit] = []
        for index, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            if index in doubtful and not _is_spelled(doubtful[index], text, start, end):
                continue
            for term, family, is_bare in terms[index]:
                if family not in wanted:
                    continue
                if is_bare:
                    hits.append(TermHit(term, start, end - 2))
                    continue
                first = _word_start(text, start - 1) if term.open_start else start
                last = _word_end(text, end - 1) if term.open_end else end - 2
                if not (term.capital or term.label) or _is_meant(term, text, first, last):
                    hits.append(TermHit(term, first, last))
        return hits


def _asked(term: Term) -> tuple[Term, str, bool]:
    """A term, its family, and whether nothing is asked of the text around it."""
    asks = term.open_start or term.open_end or term.capital or term.label
    return term, term.family, not asks


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
