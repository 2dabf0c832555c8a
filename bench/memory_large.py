"""Ten million units in one SQLite index: the corpus, and nine variants of each of its segments.

A variant has one to three words replaced by words drawn from the corpus, so that every query has
near matches. Variants are made as numbers; the text of one is written only when it is looked at.
"""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from bench.memory_truth import Everything

from ordvern.memory import Coded, Segment, Unit
from ordvern.memory.encoding import as_numbers, as_text, encoded
from ordvern.memory.indexes.sqlite import SqlitePostings, create
from ordvern.memory.plan import LONGEST

VARIANTS, REPLACED, POOL = 9, 3, 1_000_000
# Pages are read where the system keeps them: SQLite's own cache of 2 MB would copy each anew.
MAPPED = 2**31 - 2**16
PLACEABLES = {"@": "post@agency.example", "⟦⟧": "⟦P1⟧"}
Ints = npt.NDArray[np.int64]


class Variants:
    """The corpus (variant 0) and its variants; unit `n * len(corpus) + i` is variant n of i."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        tokens = [Segment.of(Coded(text)).tokens for text in texts]
        numbers = [as_numbers(encoded(each.stems)) for each in tokens]
        self.lengths: Ints = np.array([len(each) for each in numbers])
        self._ends = np.cumsum(self.lengths)
        self._flat = np.concatenate(numbers)
        chance = random.Random(5)
        drawn = chance.choices([each for each in tokens if each.stems], k=POOL)
        pool = [chance.choice(list(zip(each.folded, each.stems, strict=True))) for each in drawn]
        self._words = [word for word, _ in pool]
        self._numbers = as_numbers(encoded(stem for _, stem in pool))
        self._known: dict[int, tuple[Ints, Ints]] = {}

    def __len__(self) -> int:
        return len(self._texts) * (VARIANTS + 1)

    def stems(self, variant: int) -> npt.NDArray[np.uint32]:
        """The stems of one variant of all segments, one after another."""
        flat = self._flat.copy()
        if variant:
            places, picks = self._changes(variant)
            starts = self._ends - self.lengths
            for n in range(REPLACED):
                some = np.flatnonzero(self.lengths > 5 * n)
                flat[starts[some] + places[some, n]] = self._numbers[picks[some, n]]
        return flat

    def strings(self, variant: int) -> list[str]:
        """The same, as an encoded string each."""
        text = as_text(self.stems(variant))
        ends = self._ends.tolist()
        return [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]

    def text(self, number: int) -> str:
        """What a unit reads."""
        variant, base = divmod(number, len(self._texts))
        if not variant:
            return self._texts[base]
        words = list(Segment.of(Coded(self._texts[base])).tokens.folded)
        places, picks = (each[base] for each in self._changes(variant))
        for n in range(REPLACED):
            if len(words) > 5 * n:
                words[places[n]] = self._words[picks[n]]
        return " ".join(PLACEABLES.get(word, word) for word in words)

    def _changes(self, variant: int) -> tuple[Ints, Ints]:
        """Places and picks for each segment, always the same."""
        if variant not in self._known:
            chance = np.random.default_rng(variant)
            shape = (len(self._texts), REPLACED)
            places = (chance.random(shape) * self.lengths[:, None]).astype(np.int64)
            self._known[variant] = (places, chance.integers(0, POOL, shape))
        return self._known[variant]


def large(
    texts: Sequence[str], asked: Sequence[str], folder: Path, looked_up: Callable[..., Any],
    recall: Callable[..., Any], sample: int,
) -> dict[str, Any]:  # fmt: skip
    """Lookup at 75 among ten units for each text, beside comparing with every one of them."""
    variants = Variants(texts)
    path = folder / "large.sqlite"
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = OFF")
    create(database)
    index = SqlitePostings(database, 1)
    database.execute(f"PRAGMA mmap_size = {MAPPED}")
    began = time.process_time()
    _fill(database, index, variants)
    figures: dict[str, Any] = {"units": len(variants)}
    figures["load_cpu_s"] = round(time.process_time() - began)
    figures["file_mb"] = round(path.stat().st_size / 1e6)
    print(figures, flush=True)

    def units(ids: Sequence[int]) -> dict[int, Unit]:
        known = ((n, Coded(variants.text(n))) for n in ids)
        return {n: Unit(text, text, "und", "und") for n, text in known}

    figures["at_75"], found = looked_up(asked, index, units, 75)
    print(figures, flush=True)
    stems = [each for variant in range(VARIANTS + 1) for each in variants.strings(variant)]
    everything = Everything(stems, variants.text)
    truth = [everything.best(text, least=75) for text in asked[:sample]]
    figures["recall"] = {"75": recall(truth, {75: found, 50: found})["75"]}
    figures["load"] = round(os.getloadavg()[0], 1)
    return figures


def _fill(database: sqlite3.Connection, index: SqlitePostings, variants: Variants) -> None:
    """As `SqlitePostings.add` does, for numbers that are there already."""
    pairs = []
    size = len(variants.lengths)
    lengths = np.minimum(variants.lengths, LONGEST).astype(np.uint64)
    owners = np.repeat(np.arange(size, dtype=np.uint64), variants.lengths)
    for variant in range(VARIANTS + 1):
        first = variant * size
        database.executemany(
            "INSERT INTO memory_segment VALUES (1, ?, ?, ?)",
            (
                (first + n, b"%016d" % (first + n), stems.encode("utf-32-le"))
                for n, stems in enumerate(variants.strings(variant))
            ),
        )
        stems = variants.stems(variant).astype(np.uint64)
        keys = stems << np.uint64(8) | np.repeat(lengths, variants.lengths)
        both = np.sort(keys << np.uint64(31) | (owners + np.uint64(first)))
        pairs.append(both[np.concatenate(([True], both[1:] != both[:-1]))])
    index._post(pairs)
    database.commit()
