"""Measures the memory: lookup beside what comparing with every unit finds, building, and reading.

    python -m bench.memory [--units 1000000] [--every 1] [--queries 1000] [--only PART ...]

Each part writes its own figures into bench/results/memory.json, so that one can be measured anew;
all of them stand in docs/memory.md. Times are CPU time of this process unless they say otherwise,
and the load of the machine is written beside them. The text is what `bench.memory_corpus` finds.
`postgresql` wants DATABASE_URL to name an empty database.
"""

import argparse
import json
import os
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.memory_corpus import segments
from bench.memory_large import large
from bench.memory_norwegian import norwegian, toolkit
from bench.memory_postgresql import on_postgresql
from bench.memory_reading import cleaning, purging, reading
from bench.memory_table import table
from bench.memory_truth import everything_of

from ordvern.memory import Coded, Unit, entry, matches
from ordvern.memory.analysis import analyse
from ordvern.memory.indexes import Index
from ordvern.memory.indexes.sqlite import SqlitePostings, create

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "results" / "memory.json"
PAGE = ROOT / "docs" / "memory.md"
PARTS = ("embedded", "postgresql", "reading", "cleaning", "purging")
ALL = (*PARTS, "large", "norwegian", "toolkit")
Figures = dict[str, Any]


def queries(texts: Sequence[str], number: int, chance: random.Random) -> tuple[list[str], set[str]]:
    """Queries in random order: 3 of 10 held out of the memory, 2 as they stand, 5 with one to
    three edits; and the texts that are held out."""
    chosen = chance.sample(texts, number)
    held_out = chosen[: number * 3 // 10]
    rest = chosen[number * 3 // 10 :]
    same = number // 5
    asked = [*held_out, *rest[:same], *(_edited(text, chance) for text in rest[same:])]
    chance.shuffle(asked)
    return asked, set(held_out)


def _edited(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(words))
        match chance.randrange(4):
            case 0:
                words[at] = chance.choice(["other", "ny", "value", "1984", "ikke", "first"])
            case 1:
                words.insert(at, chance.choice(["the", "og", "new", "every", "7"]))
            case 2 if len(words) > 1:
                del words[at]
            case _:
                words[at] = words[at].swapcase()
    return " ".join(words)


def looked_up(
    asked: Sequence[str],
    index: Index,
    units: Callable[[Sequence[int]], Mapping[int, Unit]],
    threshold: int,
) -> tuple[Figures, list[int]]:
    """CPU and clock of each lookup in milliseconds, and the best scores."""
    cpu, clock, best = [], [], []
    for text in asked:
        began, from_clock = time.process_time(), time.perf_counter()
        found = matches(Coded(text), index, units, threshold=threshold)
        cpu.append(1000 * (time.process_time() - began))
        clock.append(1000 * (time.perf_counter() - from_clock))
        best.append(found[0].score if found else 0)
    figures = {
        "cpu_ms": _spread(cpu),
        "clock_ms": _spread(clock),
    }
    return figures, best


def _spread(values: Sequence[float]) -> Figures:
    cuts = statistics.quantiles(values, n=20)
    return {"p50": round(cuts[9], 1), "p95": round(cuts[18], 1)}


def recall(truth: Sequence[int], found: Mapping[int, Sequence[int]]) -> Figures:
    """Of the queries whose true best lies in a range, the share whose best was found."""
    ranges = {"75": range(75, 102), "50": range(50, 75)}
    out: Figures = {}
    for name, scores in ranges.items():
        here = [n for n, best in enumerate(truth) if best in scores]
        got = sum(found[int(name)][n] == truth[n] for n in here)
        out[name] = {"queries": len(here), "found": got}
    return out


def embedded(texts: Sequence[str], asked: Sequence[str], folder: Path, sample: int) -> Figures:
    """The memory as one SQLite file that holds texts and index."""
    database, index, figures = _built(texts, folder / "memory.sqlite")
    figures["queries"] = len(asked)

    def units(ids: Sequence[int]) -> dict[int, Unit]:
        marks = ",".join("?" * len(ids))
        rows = database.execute(f"SELECT id, source FROM unit WHERE id IN ({marks})", ids)  # noqa: S608 - marks are question marks
        return {n: Unit(Coded(source), Coded(source), "und", "und") for n, source in rows}

    found: dict[int, list[int]] = {}
    for threshold in (75, 50):
        figures[f"at_{threshold}"], found[threshold] = looked_up(asked, index, units, threshold)
        print(threshold, figures[f"at_{threshold}"], flush=True)
    everything = everything_of(texts)
    truth = [everything.best(text) for text in asked[:sample]]
    figures["recall"] = recall(truth, found)
    norwegian = [n for n, text in enumerate(asked[:sample]) if re.search("[æøåÆØÅ]", text)]
    figures["recall_norwegian"] = recall(
        [truth[n] for n in norwegian],
        {t: [best[n] for n in norwegian] for t, best in found.items()},
    )
    figures["analysis_segments_per_s"] = _analysis(texts, asked, index, units)
    figures["insert_cpu_ms"] = _inserts(index, len(texts))
    database.close()
    return figures


def _built(texts: Sequence[str], path: Path) -> tuple[sqlite3.Connection, SqlitePostings, Figures]:
    """The memory in a new file, and what that took; the texts are written uncounted."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE unit (id INTEGER PRIMARY KEY, source TEXT NOT NULL)")
    create(database)
    index = SqlitePostings(database, 1)
    began = time.process_time()
    index.add(entry(n, Coded(text)) for n, text in enumerate(texts))
    database.commit()
    took = round(time.process_time() - began, 1)
    database.executemany("INSERT INTO unit VALUES (?, ?)", enumerate(texts))
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = round(path.stat().st_size / 1e6)
    return database, index, {"units": len(texts), "build_cpu_s": took, "file_mb": size}


def _analysis(texts: Sequence[str], asked: Sequence[str], index: Index, units: Any) -> int:
    """Segments a second of a document of which four of ten need a fuzzy lookup."""
    fuzzy = list(asked[: len(asked) // 2])
    document = [*fuzzy, *texts[100 : 100 + len(fuzzy)], *fuzzy[: len(fuzzy) // 2]]
    began = time.process_time()

    def score(coded: Coded) -> int:
        found = matches(coded, index, units, limit=1)
        return found[0].score if found else 0

    total = analyse([map(Coded, document)], score).total.segments
    return round(total / (time.process_time() - began))


def _inserts(index: SqlitePostings, first: int, number: int = 300) -> float:
    """Milliseconds for a unit that comes alone, the mean of many."""
    began = time.process_time()
    for n in range(number):
        index.add([entry(first + n, Coded(f"A segment that comes alone, number {n} of many."))])
    return round(1000 * (time.process_time() - began) / number, 2)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--units", type=int, default=1_000_000)
    arguments.add_argument("--every", type=int, default=1, help="keep every so many of them")
    arguments.add_argument("--queries", type=int, default=1000)
    arguments.add_argument("--sample", type=int, default=200)
    arguments.add_argument("--only", nargs="+", default=PARTS, choices=ALL)
    chosen = arguments.parse_args()
    results = json.loads(RESULTS.read_text()) if RESULTS.is_file() else {}
    texts = segments(chosen.units)[:: chosen.every]
    asked, held_out = queries(texts, chosen.queries, random.Random(5))
    memory = [text for text in texts if text not in held_out]
    for part in chosen.only:
        with tempfile.TemporaryDirectory() as folder:
            work: dict[str, Callable[[], Figures]] = {
                "embedded": lambda f=Path(folder): embedded(memory, asked, f, chosen.sample),
                "postgresql": lambda: on_postgresql(
                    memory, asked, looked_up, recall, chosen.sample
                ),
                "large": lambda f=Path(folder): large(
                    memory, asked, f, looked_up, recall, chosen.sample
                ),
                "norwegian": lambda: norwegian(_edited, recall),
                "toolkit": lambda: toolkit(memory, asked),
                "reading": lambda f=Path(folder): reading(memory, f),
                "cleaning": lambda: cleaning(memory),
                "purging": lambda: purging(memory),
            }
            load = os.getloadavg()[0]
            results[part] = {**work[part](), "load": round(load, 1)}
        print(part, json.dumps(results[part]), flush=True)
        RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
        publish(results)


def publish(results: Figures) -> None:
    page = PAGE.read_text(encoding="utf-8")
    marks = r"(<!-- speed -->\n).*?(<!-- /speed -->)"
    PAGE.write_text(
        re.sub(marks, lambda m: m[1] + table(results) + "\n" + m[2], page, flags=re.DOTALL),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
