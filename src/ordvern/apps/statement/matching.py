"""Takes an agency's own statement apart and finds, for each sentence, the clause it comes near.

Words are compared as sets of stems, weighed by how few clauses use them: what two sentences
share by chance (we, your, files) counts for little.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ§«\"(\d])|\s*\n\s*")
WORD = re.compile(r"\w+")
STEM = 6
LONGEST = 1200
LEAST = 0.34
"""How much of the weight of both sentences must be shared, as a part of one."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A sentence of the agency's, and the clause that says the like; empty if none does."""

    text: str
    clause: str
    likeness: float


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; a line break ends one too, as in headings and lists."""
    found = (part.strip(" \t-*•·–") for part in END.split(text))
    return [part[:LONGEST] for part in found if WORD.search(part)]


def match(texts: Iterable[str], clauses: Sequence[tuple[str, str]]) -> list[Matched]:
    """Each text with the nearest of `clauses` (pairs of an id and its words)."""
    stems = {clause: _stems(words) for clause, words in clauses}
    uses = Counter(stem for each in stems.values() for stem in each)

    def weight(found: Iterable[str]) -> float:
        return sum(math.log(1 + len(stems) / (1 + uses[stem])) for stem in found)

    def likeness(one: frozenset[str], other: frozenset[str]) -> float:
        return weight(one & other) / (weight(one | other) or 1.0)

    def nearest(text: str) -> Matched:
        mine = _stems(text)
        best = max(stems, key=lambda clause: likeness(mine, stems[clause]), default="")
        near = likeness(mine, stems[best]) if best else 0.0
        return Matched(text, best if near >= LEAST else "", near)

    return [nearest(text) for text in texts]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in WORD.findall(text.casefold()))
