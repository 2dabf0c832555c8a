"""Reads the labelled and the plain texts that the tagger of names is trained on."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "OTHER")
_CLASSES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE_LOC": "LOC", "GPE_ORG": "LOC"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, the number of the label of each (see `LABELS`), and the file they stand in."""

    words: list[str]
    labels: list[int]
    source: str


def label_number(tag: str) -> int:
    """The number of a BIO tag of NorNE: persons, organisations, places apart, others as one."""
    if tag == "O":
        return 0
    kind = _CLASSES.get(tag[2:])
    return LABELS.index("OTHER") if kind is None else LABELS.index(tag[:2] + kind)


def read_norne(data: Path, name: str) -> list[Sentence]:
    """The sentences of one NorNE file, such as "nob-train"."""
    with gzip.open(data / "norne" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Sentence(row["w"], [label_number(tag) for tag in row["t"]], row["f"] or "") for row in rows
    ]


def plain_lines(data: Path) -> Iterator[str]:
    """Lines of running text without labels: Norsk Lovtidend and bokmål-nynorsk pairs."""
    with gzip.open(data / "text" / "lovtidend-2025.txt.gz", "rt", encoding="utf-8") as lines:
        yield from lines
    with gzip.open(data / "memory" / "nb-nn-train.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from line.rstrip("\n").split("\t")
