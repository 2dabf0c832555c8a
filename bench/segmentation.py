"""Measures where sentences are taken to end, beside syntok, on Norwegian sentences joined again.

    python bench/segmentation.py [FOLDER]

FOLDER (../shared/data/norne unless named) holds `nob-dev.jsonl.gz` and `nno-dev.jsonl.gz`, whose
words are put together as print has them, six sentences a paragraph. Writes
bench/results/segmentation.json and the table of docs/translation.md. A boundary is right if a
sentence of NorNE begins there; sentences that end in no full stop, question or exclamation mark
(headings, colons) are boundaries too, that no rule can tell.
"""

import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import syntok.segmenter

from ordvern.documents.segmentation import sentence_starts

ROOT = Path(__file__).parents[1]
FOLDER = ROOT.parent / "shared" / "data" / "norne"
OUT = ROOT / "bench" / "results" / "segmentation.json"
PAGE = ROOT / "docs" / "translation.md"
FILES = {"nb": "nob-dev.jsonl.gz", "nn": "nno-dev.jsonl.gz"}
AT_ONCE = 6
NO_BLANK_BEFORE = re.compile(r"\A(?:[.,;:!?)\]»”…%]+|\.\.\.)\Z")
NO_BLANK_AFTER = frozenset("([«“")
Paragraph = tuple[str, frozenset[int]]


def sentences(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _printed(json.loads(line)["w"])


def _printed(words: list[str]) -> str:
    """Words with the blanks that print puts between them; straight quotes open and close."""
    out, glue, quoted = "", True, False
    for word in words:
        closes = word == '"' and quoted
        if not (glue or closes or NO_BLANK_BEFORE.match(word)):
            out += " "
        out += word
        quoted = quoted != (word == '"')
        glue = word in NO_BLANK_AFTER or (word == '"' and quoted)
    return out


def paragraphs(path: Path) -> list[Paragraph]:
    whole = list(sentences(path))
    found = []
    for first in range(0, len(whole), AT_ONCE):
        text, starts = "", set()
        for sentence in whole[first : first + AT_ONCE]:
            starts.add(len(text))
            text += sentence + " "
        found.append((text.rstrip(), frozenset(starts - {0})))
    return found


def own(language: str) -> Callable[[str], set[int]]:
    return lambda text: set(sentence_starts(text, language))


def of_syntok(text: str) -> set[int]:
    return {
        sentence[0].offset for paragraph in syntok.segmenter.analyze(text) for sentence in paragraph
    } - {0}


def score(whole: list[Paragraph], split: Callable[[str], set[int]]) -> dict[str, float]:
    began = time.process_time()
    found = [split(text) for text, _ in whole]
    seconds = time.process_time() - began
    right = sum(len(each & gold) for each, (_, gold) in zip(found, whole, strict=True))
    precision = right / sum(map(len, found))
    recall = right / sum(len(gold) for _, gold in whole)
    return {
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "sentences_per_cpu_second": round(sum(map(len, found)) / seconds),
    }


def table(results: dict[str, dict[str, dict[str, float]]]) -> str:
    lines = ["| | F1 | precision | recall | sentences per CPU-s |", "|---|---|---|---|---|"]
    for language, by_name in results.items():
        for name, each in by_name.items():
            lines.append(
                f"| {language}, {name} | {each['f1']:.3f} | {each['precision']:.3f} "
                f"| {each['recall']:.3f} | {each['sentences_per_cpu_second']:,} |"
            )
    return "\n".join(lines)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    results = {}
    for language, name in FILES.items():
        whole = paragraphs(folder / name)
        results[language] = {
            "Ordvern": score(whole, own(language)),
            "syntok": score(whole, of_syntok),
        }
    print(table(results))
    OUT.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if PAGE.exists():
        page = PAGE.read_text(encoding="utf-8")
        inside = f"<!-- segmentation -->\n{table(results)}\n<!-- /segmentation -->"
        page = re.sub(r"<!-- segmentation -->.*?<!-- /segmentation -->", lambda _: inside, page,
                      flags=re.DOTALL)  # fmt: skip
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
