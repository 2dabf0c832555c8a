"""Measures the tagger of names on NorNE: what it finds as written, in capitals, in small letters,
without Norwegian letters; how sure it has to be; and how fast it is.

    python bench/names.py [FOLDER [MODEL]]

FOLDER (../shared/data/norne unless named) holds `nob-dev.jsonl.gz` and `nno-dev.jsonl.gz`. Writes
bench/results/names.json and the table of docs/model-names.md; with another MODEL file it only
prints. Words are NorNE's own; a document is the whole file, which the tagger itself reads in
stretches of 2,000 words, since the file does not say where texts begin.
"""

import gzip
import hashlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.model import Model, label_chances, load, read
from ordvern.detection.tagger.persons import find_persons, spans_of

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "norne"
OUT = Path(__file__).parent / "results" / "names.json"
FOLD = str.maketrans("æøåÆØÅ", "aoaAOA")
FORMS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "CAPITALS": str.upper,
    "small letters": str.lower,
    "without æøå": lambda word: word.translate(FOLD),
}
PAGE = Path(__file__).parents[1] / "docs" / "model-names.md"
FILE = Path(__file__).parents[1] / "src" / "ordvern" / "detection" / "data" / "names-model.npz"
SHOWN = (0.5, 0.2, 0.1, 0.05)
THRESHOLDS = (0.5, 0.35, 0.2, 0.1, 0.08, 0.05, 0.02)
BOTH = "both"


@dataclass(frozen=True, slots=True)
class Score:
    """Per cent: whole names with both ends right, and single words of names."""

    f1: float
    precision: float
    recall: float
    word_recall: float
    word_precision: float


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["w"], row["t"]


def marked(tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of names of persons among the tags of one sentence."""
    start = None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and tag != "I-PER":
            yield start, place
            start = None
        if tag == "B-PER" or (tag == "I-PER" and start is None):
            start = place


def score(found: set[tuple[int, int]], gold: set[tuple[int, int]]) -> Score:
    words = {place for start, end in found for place in range(start, end)}
    right = {place for start, end in gold for place in range(start, end)}
    precision, recall = _share(found & gold, found), _share(found & gold, gold)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    shares = (f1, precision, recall, _share(words & right, right), _share(words & right, words))
    return Score(*(round(100 * share, 1) for share in shares))


def _share(some: set[object], of: set[object]) -> float:
    return len(some) / max(1, len(of))


def with_document_rule(
    found: set[tuple[int, int]], words: Sequence[str], sure: NDArray[np.float32]
) -> set[tuple[int, int]]:
    """Names, and each other place of their capitalised words within 2,000 words of one."""
    places: dict[str, list[int]] = {}
    for start, end in found:
        for place in range(start, end):
            if words[place][:1].isupper() and sure[place] > 0.5:
                places.setdefault(words[place].removesuffix("s"), []).append(place)
    taken = {place for start, end in found for place in range(start, end)}
    more = set(found)
    for place, word in enumerate(words):
        near = places.get(word.removesuffix("s"), ())
        if place not in taken and word[:1].isupper() and any(abs(place - n) < 2000 for n in near):
            more.add((place, place + 1))
    return more


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as the model read it: its words, how many make up each sentence, the places of names
    and the chances of labels."""

    words: list[str]
    lengths: NDArray[np.int64]
    gold: set[tuple[int, int]]
    chances: NDArray[np.float32]


def read_with(path: Path, change: Callable[[str], str], model: Model) -> Reading:
    rows = list(sentences(path))
    lengths = np.array([len(words) for words, _ in rows], dtype=np.int64)
    before = np.cumsum(lengths) - lengths
    gold = {
        (int(n) + start, int(n) + end)
        for n, (_, tags) in zip(before, rows, strict=True)
        for start, end in marked(tags)
    }
    words = [change(word) for sentence, _ in rows for word in sentence]
    return Reading(words, lengths, gold, label_chances(words, lengths, model))


def table(files: Sequence[Path], name: str, model: Model) -> Iterator[dict[str, Any]]:
    """Rows of some files counted together, each a document of its own."""
    for form, change in FORMS.items():
        readings = [read_with(path, change, model) for path in files]
        for threshold in THRESHOLDS:
            yield {
                "file": name, "form": form, "threshold": threshold,
                "alone": asdict(_score_of(readings, threshold, document_rule=False)),
                "document rule": asdict(_score_of(readings, threshold, document_rule=True)),
            }  # fmt: skip


def _score_of(readings: Sequence[Reading], threshold: float, *, document_rule: bool) -> Score:
    found: set[tuple[int, int]] = set()
    gold: set[tuple[int, int]] = set()
    first = 0
    for each in readings:
        own = set(spans_of(each.chances, each.lengths, threshold))
        if document_rule:
            own = with_document_rule(own, each.words, each.chances[:, 1] + each.chances[:, 2])
        found |= {(first + start, first + end) for start, end in own}
        gold |= {(first + start, first + end) for start, end in each.gold}
        first += len(each.words)
    return score(found, gold)


def speed(path: Path, model: Model) -> dict[str, float]:
    """Words and megabytes a second of CPU, cutting into words included, on a megabyte."""
    text = "\n".join(" ".join(words) for words, _ in sentences(path))
    text = (text * (1 + 1_000_000 // len(text)))[:1_000_000]
    started = time.process_time()
    find_persons(text, model=model)
    spent = time.process_time() - started
    return {
        "words/s": round(len(text.split()) / spent),
        "MB/s": round(len(text.encode()) / 1e6 / spent, 2),
    }


def page_table(results: Sequence[dict[str, Any]], pace: dict[str, float]) -> str:
    lines = [
        "| Text | Sure from | F1 | precision | recall | words found | of which right "
        "| found with document rule | of which right |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for row in results:
        of_both = row["file"] == BOTH and row["form"] == "as written"
        if of_both or (row["file"] != BOTH and row["threshold"] in SHOWN):
            alone, ruled = list(row["alone"].values()), list(row["document rule"].values())
            cells = [
                f"{row['file'].partition('-')[0]}, {row['form']}",
                row["threshold"],
                *alone,
                *ruled[3:],
            ]
            lines.append(f"| {' | '.join(map(str, cells))} |")
    speed_words = ", ".join(f"{value:,} {unit}" for unit, value in pace.items())
    content = FILE.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return "\n".join([
        *lines, "", f"Of one core, CPU time: {speed_words}.", "",
        f"The file has {len(content):,} bytes; its SHA-256 is `{digest}`.",
    ])  # fmt: skip


def main(folder: Path = FOLDER, model_file: Path | None = None) -> None:
    if not folder.is_dir():
        raise SystemExit(f"There is no NorNE in {folder}: nothing was measured. Name its folder.")
    started = time.process_time()
    model = read(model_file) if model_file else load()
    pace = {"s to load": round(time.process_time() - started, 3)}
    files = [folder / f"{form}-dev.jsonl.gz" for form in ("nob", "nno")]
    parts = [([files[0]], files[0].name), ([files[1]], files[1].name), (files, BOTH)]
    results = [row for some, name in parts for row in table(some, name, model)]
    pace |= speed(files[0], model)
    text = page_table(results, pace)
    print(text)
    if model_file is None:
        OUT.write_text(json.dumps({**pace, "scores": results}, indent=1) + "\n", encoding="utf-8")
        page = PAGE.read_text(encoding="utf-8")
        marks = r"(<!-- measured -->\n).*?(<!-- /measured -->)"
        page = re.sub(marks, lambda m: m[1] + text + "\n" + m[2], page, flags=re.DOTALL)
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
