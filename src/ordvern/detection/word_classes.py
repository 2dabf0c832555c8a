"""What a word speaks of (a part of the body, a weapon, goods, food), by lists of our own."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

_FILE = "data/word_classes.txt"
_SHORTEST = 2


def classes_of(word: str) -> tuple[str, ...]:
    """The classes of a word in lower case, in order of their names. A word that stands whole in
    the lists has its classes from there; another those of its longest listed beginning."""
    lists = _lists()
    found = lists.whole.get(word)
    if found is None:
        sizes = range(min(len(word), lists.longest), _SHORTEST - 1, -1)
        found = next((lists.begun[word[:n]] for n in sizes if word[:n] in lists.begun), ())
    return found


class _Lists(NamedTuple):
    """Classes by whole words and by beginnings, and how long the longest beginning is."""

    whole: dict[str, tuple[str, ...]]
    begun: dict[str, tuple[str, ...]]
    longest: int


@cache
def _lists() -> _Lists:
    text = (files("ordvern.detection") / _FILE).read_text(encoding="utf-8")
    whole: dict[str, set[str]] = {}
    begun: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            for word in line.split():
                listed = begun if word.endswith("*") else whole
                listed.setdefault(word.removesuffix("*"), set()).add(name)
    for word in whole.keys() & begun.keys():
        whole[word] |= begun[word]
    return _Lists(_ordered(whole), _ordered(begun), max(map(len, begun)))


def _ordered(classes: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(sorted(names)) for word, names in classes.items()}
