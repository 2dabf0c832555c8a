"""Word lists: terms of the special kinds and cues, read from files (`term_finder` finds them).

A list is a text file. `#` begins a comment. A line `[health]` or `[cue.birth]` says what the
terms after it are; each other line is a term in lower case. `*` at an end stands for any
letters there. A mark before the term says how much it tells alone: nothing = a plain sign,
`?` = a weak sign (common in texts about nobody), `!` = strong (seldom said but about somebody).
`^` wants a capital in the text ("Delta" is a union, "delta" is not); `=` says that the words
around the term do not belong to what it tells ("tiltalte", "pasienten"). Terms under `[not]`
mean something else, and take the terms inside them away ("bekreft*" holds "kreft").
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

_SEPARATORS = bytes(c if chr(c).isalnum() or c >= 128 or c in b"\n" else 32 for c in range(256))
CUE = "cue."
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


def parse(lines: Iterable[str], family: str) -> Iterator[Term]:
    """The terms of a list's lines; raises ValueError at a term before any heading."""
    kind, label = "", False
    for line in lines:
        entry = line.partition("#")[0].strip()
        if not entry:
            continue
        if entry[0] == "[":
            kind = entry.strip("[]")
            label = kind.startswith(_LABELS)
        elif not kind:
            raise ValueError("a word list must name a kind before its first term")
        elif entry.isalpha() and entry.islower():
            yield Term(entry, kind, family, Strength.PLAIN, False, False, False, label)  # noqa: FBT003 - by place, for there are thousands
        else:
            yield _marked(entry, kind, family, label=label)


def _marked(entry: str, kind: str, family: str, *, label: bool) -> Term:
    bare = entry.lstrip("?!^=").strip()
    marks = entry[: len(entry) - len(bare)]
    word = bare.strip("*")
    is_flat = word.islower() and word.replace(" ", "").isalpha()
    strength = (
        Strength.WEAK if "?" in marks else Strength.STRONG if "!" in marks else Strength.PLAIN
    )
    return Term(
        (word if is_flat else fold(word)).strip(),
        kind,
        family,
        strength,
        bare[0] == "*",
        bare[-1] == "*",
        "^" in marks,
        label,
        "=" not in marks,
    )


def fold(text: str) -> str:
    """Lower case, ASCII punctuation as spaces; the length in code points stays the same."""
    return lowered(text).encode("utf-8", "replace").translate(_SEPARATORS).decode()


def lowered(text: str) -> str:
    """Lower case of the same length in code points."""
    lowered = text.replace("\u0130", "I").lower()
    if len(lowered) != len(text):
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered


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
