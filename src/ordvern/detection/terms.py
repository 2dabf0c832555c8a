"""Word lists: terms of the special kinds and cues, read from files and found in one pass.

A list is a text file. `#` begins a comment. A line `[health]` or `[cue.birth]` says what the
terms after it are; each other line is a term in lower case. `*` at an end stands for any
letters there. A mark before the term says how much it tells alone: nothing = a plain sign,
`?` = a weak sign (common in texts about nobody), `!` = strong (seldom said but about somebody).
`^` wants a capital in the text ("Delta" is a union, "delta" is not); `=` says that the words
around the term do not belong to what it tells ("tiltalte", "pasienten").
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_SEPARATORS = bytes(c if chr(c).isalnum() or c >= 128 or c in b"\n" else 32 for c in range(256))


_AFTER_LABEL = frozenset(":\n\t|=(/")
_LABELS = ("cue.name", "field.")  # kinds whose terms count only where they head a field


class Strength(IntEnum):
    """How much a term tells by itself about some person."""

    WEAK = 1
    PLAIN = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Term:
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


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found at `start`-`end`; for open terms that is the whole word around it."""

    term: Term
    start: int
    end: int


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
    bare = entry.lstrip("?!^=").strip()
    marks = entry[: len(entry) - len(bare)]
    strength = (
        Strength.WEAK if "?" in marks else Strength.STRONG if "!" in marks else Strength.PLAIN
    )
    return Term(
        text=fold(bare.strip("*")).strip(),
        kind=kind,
        family=family,
        strength=strength,
        open_start=bare.startswith("*"),
        open_end=bare.endswith("*"),
        capital="^" in marks,
        label=kind.startswith(_LABELS),
        grows="=" not in marks,
    )


def fold(text: str) -> str:
    """Lower case, ASCII punctuation as spaces; the length in code points stays the same."""
    lowered = text.replace("\u0130", "I").lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    safe = lowered.encode("utf-8", "replace").translate(_SEPARATORS)
    return safe.decode()


class TermFinder:
    """Finds all terms of some lists in one pass over a folded text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        grouped: dict[str, list[Term]] = {}
        for term in terms:
            for text in _spellings(term):
                bounded = text if term.open_start else " " + text
                grouped.setdefault(bounded if term.open_end else bounded + " ", []).append(term)
        self._terms = list(grouped.values())
        self._automaton = AhoCorasick(
            list(grouped),
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def find(self, text: str, families: Collection[str]) -> list[TermHit]:
        """Hits in order of place, of lists whose family is in `families` or is "any"."""
        flat = " " + fold(text).replace("\n", " ") + " "
        padded = text + "  "
        wanted = frozenset({"any", *families})
        hits: list[TermHit] = []
        for index, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            for term in self._terms[index]:
                if term.family not in wanted:
                    continue
                if term.open_start or term.open_end:
                    first, last = _word(flat, start, end, term)
                else:
                    first, last = start, end - 2
                if term.capital and not text[first].isupper():
                    continue
                if (
                    term.label
                    and padded[last] not in _AFTER_LABEL
                    and padded[last : last + 2] not in ("  ", " :")
                ):
                    continue
                hits.append(TermHit(term, first, last))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


def _spellings(term: Term) -> Iterator[str]:
    """The term, and with each space doubled: "emp. no." and "lese- og" fold to two spaces."""
    yield term.text
    for index, character in enumerate(term.text):
        if character == " ":
            yield term.text[:index] + " " + term.text[index:]


def _word(flat: str, start: int, end: int, term: Term) -> tuple[int, int]:
    """Bounds of the whole word in the folded text (which has one space less in front)."""
    end -= 0 if term.open_end else 1
    if term.open_start:
        floor = max(0, start - 40)
        while start > floor and flat[start - 1].isalnum():
            start -= 1
    else:
        start += 1
    ceiling = min(len(flat), end + 40)
    while term.open_end and end < ceiling and flat[end].isalnum():
        end += 1
    return start - 1, end - 1
