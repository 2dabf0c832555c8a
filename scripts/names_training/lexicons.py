"""Makes the tagger's dictionary: name lists, habits of case in plain text, groups of words."""

import gzip
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.dictionary import FORENAME, PLACE, SURNAME, WORD, Dictionary
from ordvern.detection.tagger.words import analyse

WORDS = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_FOLDS = str.maketrans({"ø": "o", "å": "a", "æ": "a", "ð": "d", "ł": "l", "ı": "i"})
_OLD = str.maketrans({"ø": "oe", "å": "aa", "æ": "ae"})
_RARE = 4


@dataclass(frozen=True, slots=True)
class Habits:
    """How often each word in lower case stands in plain text, and how often with a capital
    where no sentence begins, of how many such places."""

    counts: Counter[str]
    inside: Counter[str]
    capital: Counter[str]


def read_lists(package: Path, data: Path) -> dict[str, int]:
    """Words in lower case with the bits of the lists that they stand in."""
    lists: dict[str, int] = {}
    own = package / "data"
    for name, bit in (
        (own / "names" / "forenames.txt", FORENAME),
        (own / "names" / "surnames.txt", SURNAME),
        (own / "names" / "places_world.txt", PLACE),
        (own / "places_no.txt", PLACE),
        (own / "names" / "words.txt", WORD),
    ):
        _add(lists, name.read_text(encoding="utf-8").splitlines(), bit)
    for name, bit in (
        ("no-first-names-ssb.txt", FORENAME),
        ("no-surnames-ssb.txt", SURNAME),
        ("first-names-skweak-mit.tsv", FORENAME),
    ):
        _add(lists, _lines(data, name), bit)
    world = [line.split(",") for line in _lines(data, "world-forenames-cc0.csv")[1:]]
    _add(lists, (row[-1] for row in world), FORENAME)
    world = [line.split(",") for line in _lines(data, "world-surnames-cc0.csv")[1:]]
    _add(lists, (row[5] for row in world if len(row) > 5), SURNAME)
    return lists


def read_norwegian(data: Path) -> dict[str, int]:
    """Norwegian names alone, with the bits of their lists."""
    lists: dict[str, int] = {}
    _add(lists, _lines(data, "no-first-names-ssb.txt"), FORENAME)
    _add(lists, _lines(data, "no-surnames-ssb.txt"), SURNAME)
    return lists


def usual_words(seen: "Habits") -> list[str]:
    """Words of plain text that never stand with a capital."""
    return [
        w
        for w in sorted(seen.inside)
        if case_of(w, seen) == 1 and seen.counts[w] > 20 and w.isalpha() and len(w) > 3
    ]


def _lines(data: Path, name: str) -> list[str]:
    with gzip.open(data / "lexicons" / f"{name}.gz", "rt", encoding="utf-8") as lines:
        return lines.read().splitlines()


def _add(lists: dict[str, int], lines: Iterable[str], bit: int) -> None:
    for line in lines:
        if line.startswith("#"):
            continue
        for word in line.split("\t")[0].split():
            if len(word) > 1:
                lists[word.lower()] = lists.get(word.lower(), 0) | bit


def habits(sentences: Iterable[list[str]]) -> Habits:
    """Counts over sentences of plain text."""
    counts: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for words in sentences:
        upper = sum(word.isupper() for word in words)
        fair = upper * 3 < len(words)
        counts.update(word.lower() for word in words)
        if not fair:
            continue
        for before, word in itertools.pairwise(words):
            if (word[0].isalpha() and before[-1].isalnum()) or before == ",":
                inside[word.lower()] += 1
                capital[word.lower()] += word[0].isupper()
    return Habits(counts, inside, capital)


def case_of(word: str, seen: Habits) -> int:
    """0 unknown, 1 never with a capital inside a sentence to 5 always."""
    total = seen.inside[word]
    if total < 2:
        return 0
    share = seen.capital[word] / total
    return (
        1
        if share <= 0.02
        else 2
        if share <= 0.3
        else 3
        if share <= 0.7
        else 4
        if share < 0.98
        else 5
    )


def make_dictionary(
    lists: Mapping[str, int], seen: Habits, groups: Mapping[str, int], coarse: NDArray[np.uint8]
) -> Dictionary:
    """All that is known of words, with spellings without æ, ø, å and accents added."""
    common = {w for w in seen.inside if case_of(w, seen) == 1 and seen.counts[w] >= _RARE}
    words = sorted(set(lists) | set(groups) | common)
    facts = {
        w: (
            lists.get(w, 0) | (WORD if w in common else 0),
            case_of(w, seen),
            groups.get(w, 0),
        )
        for w in words
        if w[0].isalnum()
    }
    for word in words:
        for plain in _spellings(word):
            if plain not in facts and word in facts:
                facts[plain] = facts[word]
    return pack(facts, coarse)


def _spellings(word: str) -> set[str]:
    out = {word.translate(_FOLDS), word.translate(_OLD)}
    out |= {
        "".join(c for c in unicodedata.normalize("NFD", w) if not unicodedata.combining(c))
        for w in out
    }
    return out - {word}


def pack(facts: Mapping[str, tuple[int, int, int]], coarse: NDArray[np.uint8]) -> Dictionary:
    """The dictionary of hashes; row 0 stands for words that nothing is known of."""
    names = sorted(facts)
    keys = (analyse(names).lower >> np.uint64(32)).astype(np.uint32)
    keys, rows = np.unique(keys, return_index=True)
    table = np.array([facts[names[row]] for row in rows], dtype=np.uint16)
    table = np.vstack([np.zeros((1, 3), dtype=np.uint16), table])
    return Dictionary(
        keys=np.concatenate([np.zeros(1, dtype=np.uint32), keys]),
        lists=table[:, 0].astype(np.uint8),
        case=table[:, 1].astype(np.uint8),
        cluster=table[:, 2],
        coarse=coarse,
    )
