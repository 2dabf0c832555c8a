"""From a term to the phrase that tells: "epilepsi" to "alvorlig epilepsi etter hodeskaden".

Taking the term alone out of a text leaves "alvorlig ... etter hodeskaden" to tell the rest. So a
finding of a special kind grows to both sides over the words that belong to it, up to a word
that opens or ends a clause, to punctuation, or to an identifier (which has a finding of its own).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from ordvern.detection.speech import FAMILIES

RIGHT, LEFT = 5, 2  # words that a phrase may grow by
_REACH_RIGHT, _REACH_LEFT = 80, 48  # characters
_WORD = re.compile(r"[^\W_](?:[\w/'\u2019.-]*\w)?%?|§+|%|\([^()\n]{1,40}\)|[^\w\s]|\s*[\n\t]| {2,}")
_FAR = re.compile(r"[(_]|\s\s|[^\S ]")
_ENOUGH = LEFT + 4
GAP = "\t"  # a run of spaces stands between columns
_ENDS = frozenset('.,;:!?\n\t|\u2022()"«»\u201c\u201d\u2013\u2014=[]{}<>*_/')


@dataclass(frozen=True, slots=True)
class Borders:
    """Words that bound phrases: `stop` opens or ends a clause, `small` is no end of a phrase,
    `leads` belongs to the phrase that it leads to over a small word ("lider av ...")."""

    stop: frozenset[str]
    small: frozenset[str]
    leads: frozenset[str]

    def grow(self, text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[int, int]:
        """The bounds of the phrase around `start`-`end`, between `floor` and `ceiling`."""
        floor, ceiling = max(floor, start - _REACH_LEFT), min(ceiling, end + _REACH_RIGHT)
        # A word that the reach cuts in two is left out whole.
        while 0 < floor < start and text[floor - 1].isalnum() and text[floor].isalnum():
            floor += 1
        while end < ceiling < len(text) and text[ceiling - 1].isalnum() and text[ceiling].isalnum():
            ceiling -= 1
        return self._first(text, floor, start), self._last(text, end, ceiling)

    def _last(self, text: str, end: int, ceiling: int) -> int:
        reached = end
        for match in islice(_WORD.finditer(text, end, ceiling), RIGHT):
            word = _word(match)
            if self._ends(word) and not _goes_on(word, text, match.end(), ceiling):
                break
            if word not in self.small and word not in _ENDS:
                reached = match.end()
        return reached

    def _first(self, text: str, floor: int, start: int) -> int:
        reached = start
        words = _words(text, _near(text, floor, start), start)[::-1]
        for number, (word, begin, _) in enumerate(words):
            if number >= LEFT or self._ends(word):
                break
            if word in self.small:
                if number + 1 >= len(words) or words[number + 1][0] not in self.leads:
                    break
                continue
            reached = begin
        return reached

    def _ends(self, word: str) -> bool:
        return word in self.stop or word in _ENDS


def _near(text: str, floor: int, start: int) -> int:
    """A place from which on the last words before `start` are the same as from `floor` on: after
    some single spaces, each between two characters that are words or marks by themselves."""
    if _FAR.search(text, floor, start):
        return floor
    place = start - 1
    for _ in range(_ENOUGH):
        place = text.rfind(" ", floor, place)
        if place <= floor:
            return floor
    return place + 1


def _words(text: str, start: int, stop: int) -> list[tuple[str, int, int]]:
    return [(_word(match), *match.span()) for match in _WORD.finditer(text, start, stop)]


def _word(match: re.Match[str]) -> str:
    return match.group().lower().strip(" ") or GAP


def _goes_on(word: str, text: str, end: int, ceiling: int) -> bool:
    """Whether a comma that ends there stands before a number: "grov stöld, 8 kap. 4 §"."""
    if word not in ",.":
        return False
    after = _WORD.search(text, end, ceiling)
    follows = _word(after) if after else ""
    return follows[:1].isdigit() or follows == "§"


def borders(families: Iterable[str]) -> Borders:
    """The words that bound phrases in some language families together."""
    return _borders(frozenset(families) & frozenset(FAMILIES))


@cache
def _borders(families: frozenset[str]) -> Borders:
    lists: dict[str, set[str]] = {"stop": set(), "small": set(), "leads": set()}
    for family in sorted(families) or ["no"]:
        for section, word in _read(family):
            lists[section].add(word)
    # "i" is a preposition in Norwegian and a pronoun in English: a phrase goes on over it.
    stop = lists["stop"] - lists["small"]
    return Borders(frozenset(stop), frozenset(lists["small"]), frozenset(lists["leads"]))


def _read(family: str) -> Iterator[tuple[str, str]]:
    path = files("ordvern.detection") / "data" / "borders" / f"{family}.txt"
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            for word in line.split():
                yield section, word
