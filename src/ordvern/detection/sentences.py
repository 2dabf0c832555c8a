"""How likely a sentence tells each special kind about the person it speaks of: a small linear
model over words, their beginnings, neighbours, and what the word lists see in the sentence.

Trained by `scripts/train_sentences.py` on sentences of our own; see docs/detection.md.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ordvern.text import SPECIAL, Category

BITS = 18
_LAST = (1 << BITS) - 1
KINDS: tuple[Category, ...] = tuple(sorted(SPECIAL))
PERSON, NUMBER = "@", "#"
"""What stands for a name and for another identifier in a sentence that is looked at."""

_FILE = "data/sentences-model.npz"
_WORD = re.compile(r"[@#]|[^\W\d_]+(?:['’][a-z]+)?|\d+")
_EVENED = 3.0
_NYNORSK = """
ikkje:ikke eg:jeg ho:hun dei:de frå:fra kva:hva kvar:hver kvart:hvert kven:hvem korleis:hvordan
kvifor:hvorfor dykk:dere dykkar:deres vart:ble vert:blir vorte:blitt hjå:hos mykje:mye berre:bare
nokon:noen nokre:noen noko:noe vera:være vere:være sjuk:syk sjuke:syke døydde:døde veke:uke
veka:uka veker:uker hovudet:hodet hovud:hode heime:hjemme heim:hjem gjekk:gikk fekk:fikk
sidan:siden seier:sier saman:sammen åleine:alene teken:tatt teke:tatt tek:tar kjem:kommer
treng:trenger meir:mer fleire:flere dårleg:dårlig gong:gang gonger:ganger gjer:gjør sjølv:selv
augo:øynene hjarte:hjerte hjartet:hjertet medisinar:medisiner skulen:skolen skule:skole
borna:barna ungane:barna guten:gutten søv:sover sova:sove eta:spise mista:mistet hennar:hennes
arbeidet:jobben venta:vente ventar:venter veit:vet høyrer:hører snakkar:snakker bur:bor
kyrkja:kirken kyrkje:kirke trur:tror røysta:stemte tillitsvald:tillitsvalgt vald:valgt
førarkort:førerkort truga:truet dømd:dømt
"""
_IN_BOKMAL = dict(pair.split(":") for pair in _NYNORSK.split())

Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class SentenceModel:
    """Scores of the kinds and, last, of none of them: a row of small whole numbers for each
    feature, times `scale`, and where each score begins."""

    table: NDArray[np.int8]
    scale: float
    start: NDArray[np.float32]

    def chances(self, words: Sequence[str], seen: Collection[Category]) -> Chances:
        """The chance of each of `KINDS`, and last of none of them, for the words of a sentence
        (see `words_of`) in which the word lists saw these kinds."""
        chances: Chances = self.chances_of_each([features(words, seen)])[0]
        return chances

    def chances_of_each(self, sentences: Sequence[Sequence[int]]) -> Chances:
        """The same for some sentences at once, given by their `features`: a row for each."""
        counts = [len(rows) for rows in sentences]
        firsts = [0, *accumulate(counts[:-1])]
        every = np.fromiter(chain.from_iterable(sentences), np.intp, sum(counts))
        total = np.add.reduceat(self.table[every], firsts, axis=0, dtype=np.int32)
        weights = [[self.scale * evened(count)] for count in counts]
        scores = np.exp(self.start + total * np.array(weights))
        chances: Chances = scores / scores.sum(axis=1, keepdims=True)
        return chances


@cache
def load() -> SentenceModel:
    """The model that comes with the package, read once."""
    with as_file(files("ordvern.detection") / _FILE) as path:
        return read(path)


def read(path: Path) -> SentenceModel:
    """A file as `scripts/train_sentences.py` writes it. Raises ValueError, KeyError or
    BadZipFile if it is no such file."""
    with path.open("rb") as source, np.load(source, allow_pickle=False) as stored:
        table = np.zeros((1 << BITS, len(KINDS) + 1), dtype=np.int8)
        table[stored["rows"]] = stored["weights"]
        return SentenceModel(table, float(stored["scale"]), stored["start"])


def words_of(sentence: str) -> list[str]:
    """The words of a sentence in lower case, numbers as 0, small words of nynorsk as in bokmål."""
    return [*map(_as_learnt, _WORD.findall(sentence))]


@lru_cache(maxsize=50_000)
def _as_learnt(found: str) -> str:
    word = "0" if found[0].isdigit() else found.lower()
    return _IN_BOKMAL.get(word, word)


def features(words: Sequence[str], seen: Collection[Category]) -> list[int]:
    """Rows of the table, each once."""
    known = [*map(_of_word, ("^", *words, "$"))]
    rows = {_row(f"list {kind}") for kind in seen}
    rows.update(*[word.rows for word in known])
    rows.update([crc32(b.head, a.before) & _LAST for a, b in pairwise(known)])
    rows.update([crc32(b.head, a.apart) & _LAST for a, b in zip(known, known[2:], strict=False)])
    return list(rows)


def evened(count: int) -> float:
    """What each of so many features of a sentence weighs."""
    return float(_EVENED / count**0.5)


class _Word(NamedTuple):
    """The rows of a word alone: itself, its beginnings and its ending. With them what the rows of
    pairs are made of: its `head`, and the sums so far when another head comes after it, right
    `before` that one or with a word between them, `apart`."""

    rows: tuple[int, ...]
    head: bytes
    before: int
    apart: int


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> _Word:
    parts = [f"word {word}"]
    parts += [f"begins {word[:size]}" for size in (4, 5, 6) if len(word) > size]
    if len(word) > 6:
        parts.append(f"ends {word[-4:]}")
    head = word[:6].encode("utf-8", "replace")
    return _Word(tuple(map(_row, parts)), head, crc32(head + b" "), crc32(head + b" * "))


def _row(feature: str) -> int:
    return crc32(feature.encode("utf-8", "replace")) & _LAST
