"""What a memory of Norwegian finds, and translate-toolkit's matcher beside ours."""

import os
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

from bench.memory_corpus import DATA, lines
from bench.memory_truth import everything_of
from translate.search.match import matcher
from translate.storage.base import TranslationStore

from ordvern.memory import Coded, Unit, entry, matches
from ordvern.memory.indexes.sqlite import SqlitePostings, create

SIDES = {"nb": 0, "nn": 1}
PEER_UNITS, PEER_SECONDS, LONGEST = 100_000, 20, 1000
Best = Callable[[str], int]


def norwegian(
    edited: Callable[[str, random.Random], str], recall: Callable[..., Any], number: int = 400
) -> dict[str, Any]:
    """Recall among the sentences of news in bokmål, and in nynorsk: each query is one of them
    with one to nine edits."""
    pairs = [line.split("\t") for name in ("train", "dev") for line in lines(_pairs(name))]
    figures: dict[str, Any] = {"load": round(os.getloadavg()[0], 1)}
    for language, side in SIDES.items():
        chance = random.Random(5)
        texts = list(dict.fromkeys(pair[side] for pair in pairs))
        asked = [_again(edited, text, chance) for text in chance.sample(texts, number)]
        everything = everything_of(texts)
        truth = [everything.best(text) for text in asked]
        find = _ours(texts)
        found = {least: [find(text, least) for text in asked] for least in (75, 50)}
        figures[language] = {"sentences": len(texts), **recall(truth, found)}
    return figures


def _pairs(name: str) -> Any:
    return DATA / "memory" / f"nb-nn-{name}.tsv.gz"


def _again(edited: Callable[..., str], text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 3)):
        text = edited(text, chance)
    return text


def _ours(texts: Sequence[str]) -> Callable[[str, int], int]:
    """The best score of a text among these, by the index in SQLite."""
    database = sqlite3.connect(":memory:")
    create(database)
    index = SqlitePostings(database, 1)
    index.add(entry(n, Coded(text)) for n, text in enumerate(texts))

    def units(ids: Sequence[int]) -> dict[int, Unit]:
        return {n: Unit(Coded(texts[n]), Coded(texts[n]), "und", "und") for n in ids}

    def best(text: str, least: int) -> int:
        found = matches(Coded(text), index, units, threshold=least)
        return found[0].score if found else 0

    return best


def toolkit(texts: Sequence[str], asked: Sequence[str]) -> dict[str, Any]:
    """CPU of a lookup at 75, both among the same units: translate-toolkit's, made to take long
    segments, and ours. Its ties are errors: two units as near as each other end a lookup."""
    some = texts[:PEER_UNITS]
    store = TranslationStore()
    for text in some:
        store.addsourceunit(text).target = text
    theirs = matcher(store, max_candidates=5, min_similarity=75, max_length=LONGEST)
    ours = _ours(some)
    figures: dict[str, Any] = {"units": len(some), "load": round(os.getloadavg()[0], 1)}
    figures["theirs"] = _timed(theirs.matches, asked)
    figures["ours"] = _timed(lambda text: ours(text, 75), asked[: figures["theirs"]["queries"]])
    return figures


def _timed(look: Callable[[str], Any], asked: Sequence[str]) -> dict[str, Any]:
    times: list[float] = []
    failed = 0
    while asked[len(times) :] and sum(times) < 1000 * PEER_SECONDS:
        began = time.process_time()
        try:
            look(asked[len(times)])
        except TypeError:
            failed += 1
        times.append(1000 * (time.process_time() - began))
    return {
        "queries": len(times),
        "failed": failed,
        "cpu_p50_ms": round(statistics.median(times), 1),
    }
