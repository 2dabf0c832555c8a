"""Measures how well short texts are told apart by language; writes a table into docs/detection.md.

    .venv/bin/python bench/languages.py

Two sets: the lines of tests/detection/corpus/languages.txt, written for this, and sentences of
NorNE's development part and of Språkbanken's English-Norwegian pairs beside the checkout, if they
are there. Each text is cut into runs of 3, 8 and 20 words. Results go to
bench/results/languages.json, too.
"""

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from ordvern.detection.languages import identify

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "detection" / "corpus" / "languages.txt"
DATA = ROOT.parent / "shared" / "data"
RESULTS = ROOT / "bench" / "results" / "languages.json"
PAGE = ROOT / "docs" / "detection.md"
WORDS = (3, 8, 20)
EACH = 400
Texts = dict[str, list[str]]


def own() -> Texts:
    texts: Texts = defaultdict(list)
    for line in OWN.read_text(encoding="utf-8").splitlines():
        language, text = line.split("\t")
        texts[language].append(text)
    return texts


def shared() -> Texts:
    """Sentences of twenty words or more that no list of ours was made from."""
    texts: Texts = {}
    for language, name in (("nb", "nob-dev"), ("nn", "nno-dev")):
        lines = unpacked(DATA / "norne" / f"{name}.jsonl.gz")
        texts[language] = [" ".join(json.loads(line)["w"]) for line in lines]
    pairs = unpacked(DATA / "memory" / "en-nb.tsv.gz")
    texts["en"] = [line.split("\t")[0] for line in pairs]
    chosen = random.Random(3)
    for language, lines in texts.items():
        long = [line for line in lines if len(line.split()) >= max(WORDS)]
        texts[language] = chosen.sample(long, min(EACH, len(long)))
    return texts


def unpacked(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode().splitlines()


def runs(lines: list[str], words: int) -> Iterator[str]:
    for line in lines:
        parts = line.split()
        for start in range(0, len(parts) - words + 1, words):
            yield " ".join(parts[start : start + words])


def measured(texts: Texts) -> dict[str, dict[str, dict[str, float]]]:
    """For each language and length: how many runs, and the share taken for each language."""
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for language, lines in texts.items():
        figures[language] = {}
        for words in WORDS:
            told = Counter(str(identify(run)[0]) for run in runs(lines, words))
            figures[language][str(words)] = {
                "runs": told.total(),
                **{each: round(count / told.total(), 3) for each, count in told.most_common()},
            }
    return figures


def table(results: dict[str, dict[str, dict[str, dict[str, float]]]]) -> str:
    lines = [
        "| Set | Language | 3 words | 8 words | 20 words | taken for, at 8 words |",
        "|---|---|---|---|---|---|",
    ]
    for name, figures in results.items():
        for language, by_words in figures.items():
            shares = [by_words[str(words)].get(language, 0.0) for words in WORDS]
            wrong = ", ".join(
                f"{each} {share}"
                for each, share in by_words["8"].items()
                if each not in (language, "runs")
            )
            lines.append(f"| {name} | {language} | {' | '.join(map(str, shares))} | {wrong} |")
    return "\n".join(lines)


def main() -> None:
    results = {"own lines": measured(own())}
    if DATA.is_dir():
        results["NorNE, pairs"] = measured(shared())
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    marks = r"(<!-- languages -->\n).*?(<!-- /languages -->)"
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(
        re.sub(marks, lambda m: m[1] + table(results) + "\n" + m[2], page, flags=re.DOTALL),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
