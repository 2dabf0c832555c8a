"""Measures detection beside Presidio's default patterns: the same text, one run, one core.

    make bench   # or: scripts/bench.sh detection

The text is in paragraphs of 640 characters, one invented identifier in every fourth: about half
of it law (Norsk Lovtidend 2025), the other half news, reports, speeches and blogs in both forms
of Norwegian (the sentences of NorNE and of Språkbanken's pairs); all beside the checkout, without
it the invented documents of the tests. Each text is cut into documents of ten paragraphs and these
are shuffled, with a fixed seed, so that the sizes are measured on the same mixture: the law text
alone ends in lists of sanctions, with a number or a Cyrillic name in every line.
Presidio runs its default English recognizers on spacy.blank, the way "patterns only" is run; ours
runs with identifiers and word lists alone, with the model of sentences besides, and with names,
too. Times are CPU time, the best of `ROUNDS`. A second table has text that is nothing but numbers,
our dearest, and the memory of a process that scans the longest text. Results go to
bench/results/detection.json and into docs/detection.md; bench/linear.py measures the texts made
to take long.
"""

import gzip
import json
import platform
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine

from ordvern.detection import scan

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
LAW = DATA / "text" / "lovtidend-2025.txt.gz"
NORNE = tuple(DATA / "norne" / f"{form}-train.jsonl.gz" for form in ("nob", "nno"))
PAIRS = DATA / "memory" / "nb-nn-train.tsv.gz"
RESULTS = ROOT / "bench" / "results" / "detection.json"
PAGE = ROOT / "docs" / "detection.md"
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
PEER_SIZES = (1_000, 10_000, 100_000)
NUMBER_SIZES = (1_000, 10_000)
VOLUME = 400_000
NUMBERS_VOLUME = 60_000
ROUNDS = 3
PARAGRAPH = 640
DOCUMENT = 10
IDENTIFIERS = (
    " Kari Nordlund, fødselsnr. 20859718397.",
    " Skriv til kari.nordlund@post.example.",
    " Kari Nordlund, tlf. +47 916 22 407.",
    " Kari Nordlund, konto 4888.86.45066.",
    " Call Mary Ashdown at (212) 555-0142.",
    " Kari Nordlund, kort 4755 9200 4871 8306, IBAN NO66 4888 8645 066.",
)


NUMBERS = (
    "{day:02}.{month:02}.20{year}\t{number:08}\t{amount} {cents:03},00\t4{number:08}",
    "{number:06} {amount:05}\t+47 9{amount:02} {day} {cents:03}\t{cents:04} {day} {amount:05}",
    "NO{day:02} {cents:04} {amount:04} {month:03}\t{day}.{month}.{year}.{amount}\tA{number:07}",
)


class BlankEngine(SpacyNlpEngine):
    """Presidio's engine on a tokenizer alone, without a model."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
        self.nlp = {"en": spacy.blank("en")}

    def load(self) -> None:
        """There is nothing to load."""


def unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode()


def sources() -> list[list[str]]:
    """The words of each kind of text: law, and what is no law."""
    if not LAW.is_file():
        folder = ROOT / "tests" / "detection" / "corpus"
        return [[word for path in sorted(folder.iterdir()) for word in path.read_text().split()]]
    sentences = [json.loads(line)["w"] for path in NORNE for line in unpacked(path).splitlines()]
    pairs = unpacked(PAIRS).replace("\t", "\n").splitlines()
    words = [word for sentence in sentences for word in sentence]
    return [unpacked(LAW).split(), words + " ".join(pairs).split()]


def paragraphs(words: list[str]) -> Iterator[str]:
    """The words in order, in lines of `PARAGRAPH` characters."""
    line: list[str] = []
    length = 0
    for word in words:
        line.append(word)
        length += len(word) + 1
        if length > PARAGRAPH:
            yield " ".join(line)
            line, length = [], 0


def documents(words: list[str]) -> list[list[str]]:
    """Documents of `DOCUMENT` paragraphs, shuffled."""
    lines = list(paragraphs(words))
    cut = [lines[start : start + DOCUMENT] for start in range(0, len(lines), DOCUMENT)]
    random.Random(1).shuffle(cut)
    return cut


def corpus(size: int) -> str:
    """Documents of each kind in turn, an identifier in every fourth paragraph; `size` or more."""
    rows = zip(*[cycle(documents(words)) for words in sources()], strict=True)
    lines = (line for row in rows for document in row for line in document)
    text: list[str] = []
    for number, line in enumerate(islice(lines, size // PARAGRAPH + 1)):
        extra = "" if number % 4 else IDENTIFIERS[number // 4 % len(IDENTIFIERS)]
        text.append(line + extra)
    return "\n".join(text)


def ledger(size: int) -> str:
    """Rows of dates, amounts, accounts, telephones and the like, drawn with a fixed seed."""
    draw = random.Random(1).randrange
    rows: list[str] = []
    length = 0
    while length < size:
        shape = NUMBERS[len(rows) % len(NUMBERS)]
        day, month, year, amount = draw(10, 28), draw(1, 12), draw(10, 26), draw(10, 99)
        number, cents = draw(1, 99_999_999), draw(100, 999)
        rows.append(
            shape.format(day=day, month=month, year=year, amount=amount, number=number, cents=cents)
        )
        length += len(rows[-1]) + 1
    return "\n".join(rows)


def throughput(work: Callable[[str], object], text: str, size: int) -> float:
    """MB of UTF-8 a CPU second, over pieces of `size` characters from all over the text, so that
    every size meets the same mixture."""
    count = min(len(text), max(VOLUME, 3 * size)) // size
    starts = range(0, len(text), len(text) // count)[:count]
    pieces = [text[start : start + size] for start in starts]
    weight = sum(len(piece.encode()) for piece in pieces)
    best = float("inf")
    for _ in range(ROUNDS if size < 10_000_000 else 2):
        begun = time.process_time()
        for piece in pieces:
            work(piece)
        best = min(best, time.process_time() - begun)
    return round(weight / best / 1e6, 3)


def start_up() -> float:
    """CPU seconds of a fresh process to import, build the lists and scan one line."""
    code = (
        "import time; from ordvern.detection import scan; scan('Pasient: Kari'); "
        "print(time.process_time())"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(3)]
    return round(min(float(run.stdout) for run in runs), 3)


def peak_memory(text: str) -> int:
    """MB that a fresh process takes at most while it scans `text` without names.

    Linux tells it in /proc; `getrusage` would count what the process that started it took, too.
    """
    code = (
        "import re, sys; from pathlib import Path; from ordvern.detection import scan; "
        "scan(sys.stdin.buffer.read().decode(), tagger=None); "
        "told = Path('/proc/self/status').read_text(); "
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', told)[1]) // 1000)"
    )
    command = [sys.executable, "-c", code]
    return int(subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout)


def beside_presidio(engine: AnalyzerEngine, text: str, size: int) -> dict[str, object]:
    """A row of identifiers and word lists, without names and sentences."""
    ours = throughput(lambda piece: scan(piece, tagger=None, sentences=False), text, size)
    row: dict[str, object] = {"characters": size, "ours": ours}
    if size in PEER_SIZES:
        peer = throughput(lambda piece: engine.analyze(piece, language="en"), text, size)
        row |= {"presidio_patterns": peer, "ratio": round(ours / peer, 1)}
    return row


def measure() -> dict[str, object]:
    # Presidio's e-mail recognizer would fetch a list of domains; the one it ships will do.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    engine = AnalyzerEngine(nlp_engine=BlankEngine(), supported_languages=["en"])
    text = corpus(max(SIZES))
    rows = []
    for size in SIZES:
        row = beside_presidio(engine, text, size)
        row["ours_with_sentences"] = throughput(lambda piece: scan(piece, tagger=None), text, size)
        row["ours_with_names"] = throughput(scan, text, size)
        rows.append(row)
        print(row, flush=True)
    numbers = ledger(NUMBERS_VOLUME)
    return {
        "text": "law, news, reports and blogs" if LAW.is_file() else "invented documents",
        "python": platform.python_version(),
        "start_up_cpu_seconds": start_up(),
        "peak_memory_mb": peak_memory(text),
        "rows": rows,
        "numbers": [beside_presidio(engine, numbers, size) for size in NUMBER_SIZES],
    }


def table(results: dict[str, Any]) -> str:
    lines = [
        "| characters a call | identifiers and lists, MB/s | and sentences, MB/s | and names, MB/s "
        "| Presidio patterns, MB/s | ratio |",
        "|---|---|---|---|---|---|",
    ]
    for row in results["rows"]:
        cells = [f"{row['characters']:,}", row["ours"]]
        cells += [row["ours_with_sentences"], row["ours_with_names"]]
        cells += [row.get("presidio_patterns", "not run"), row.get("ratio", "")]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    lines += ["", "Text of nothing but numbers:", ""]
    lines += ["| characters a call | ours, MB/s | Presidio patterns, MB/s | ratio |"]
    lines += ["|---|---|---|---|"]
    for row in results["numbers"]:
        cells = [f"{row['characters']:,}", row["ours"], row["presidio_patterns"], row["ratio"]]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    start, memory = results["start_up_cpu_seconds"], results["peak_memory_mb"]
    lines += ["", f"Start-up: {start} CPU seconds. Text: {results['text']}."]
    lines += [f"Memory of a process that scans 10 MB without names: {memory} MB at most."]
    return "\n".join(lines)


def main() -> None:
    results = measure()
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    marks = r"(<!-- speed -->\n).*?(<!-- /speed -->)"
    PAGE.write_text(
        re.sub(marks, lambda m: m[1] + table(results) + "\n" + m[2], page, flags=re.DOTALL),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
