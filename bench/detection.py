"""Measures detection beside Presidio's default patterns: the same text, one run, one core.

    make bench   # or: scripts/bench.sh detection

The text is that of bench/detection_text.py. Presidio runs its default English recognizers on
spacy.blank, the way "patterns only" is run, text by text and in its batches of 64; ours run in a
process of their own (see bench/detection_ours.py). The two are taken in turns, and each is given
six seconds in all; times are CPU time, of the quickest pass over the texts. A second table has text
that is nothing but numbers, our dearest, and the memory of a process that scans the longest text.
Results go to bench/results/detection.json and into docs/detection.md; bench/linear.py measures the
texts made to take long.
"""

import json
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine

from detection_ours import NUMBER_SIZES, Ours, Texts, row, ways
from detection_text import LAW, PEER_SIZES, SECONDS, SIZES, corpus, quickest, weight
from ordvern.detection import compiled
from ordvern.detection.batch import AT_ONCE, CHARACTERS_AT_ONCE
from ordvern.detection.tagger.compiled import is_built

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "results" / "detection.json"
PAGE = ROOT / "docs" / "detection.md"
TURNS = 6
BATCH = 64


class BlankEngine(SpacyNlpEngine):
    """Presidio's engine on a tokenizer alone, without a model."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
        self.nlp = {"en": spacy.blank("en")}

    def load(self) -> None:
        """There is nothing to load."""


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


def beside_presidio(engine: AnalyzerEngine, ours: Ours, texts: Texts) -> dict[str, Any]:
    """The speed of identifiers and lists beside Presidio's patterns over the same texts, in turns,
    and the ratio; the same of texts given together, where they are."""
    some, found = texts.read(), {}
    batches, total = BatchAnalyzerEngine(engine), weight(some)
    groups = [some[start : start + BATCH] for start in range(0, len(some), BATCH)]

    def peer(how: str, seconds: float) -> float:
        if how == "lists":
            return quickest(lambda text: engine.analyze(text, language="en"), some, seconds)
        return quickest(
            lambda group: list(batches.analyze_iterator(group, language="en", batch_size=BATCH)),
            groups,
            seconds,
        )

    for how in ways(texts, ["lists"]):
        part = SECONDS / TURNS
        turns = [(ours.quickest(texts, how, part), peer(how, part)) for _ in range(TURNS)]
        times = [min(each) for each in zip(*turns, strict=True)]
        more = how.removeprefix("lists")
        found[how], found[f"presidio{more}"] = (round(total / time / 1e6, 3) for time in times)
        found[f"ratio{more}"] = round(times[1] / times[0], 1)
    return found


def measured(engine: AnalyzerEngine, ours: Ours, texts: Texts) -> dict[str, Any]:
    """All that a row of a table holds."""
    known = {"characters": texts.size}
    if texts.size in PEER_SIZES:
        known |= beside_presidio(engine, ours, texts)
    left = [] if texts.are_numbers else [way for way in ways(texts) if way not in known]
    found = known | row(ours, texts, left)
    print(found, flush=True)
    return found


def measure() -> dict[str, Any]:
    # Presidio's e-mail recognizer would fetch a list of domains; the one it ships will do.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    engine = AnalyzerEngine(nlp_engine=BlankEngine(), supported_languages=["en"])
    with Ours() as ours:
        rows = [measured(engine, ours, Texts(size)) for size in SIZES]
        numbers = [measured(engine, ours, Texts(size, are_numbers=True)) for size in NUMBER_SIZES]
    return {
        "rows": rows,
        "numbers": numbers,
        "together": [AT_ONCE, CHARACTERS_AT_ONCE],
        "text": "law, news, reports and blogs" if LAW.is_file() else "invented documents",
        "python": platform.python_version(),
        "compiled": is_built() and compiled.module is not None,
        "start_up_cpu_seconds": start_up(),
        "peak_memory_mb": peak_memory(corpus(max(SIZES))),
    }


COLUMNS = {
    "characters": "characters a text",
    "lists": "identifiers and lists",
    "presidio": "Presidio's patterns",
    "ratio": "ratio",
    "lists_together": "together",
    "presidio_together": "Presidio, in batches",
    "ratio_together": "ratio",
    "with_sentences": "and sentences",
    "with_sentences_together": "together",
    "with_names": "and names",
    "with_names_together": "together",
}


def lines_of(rows: list[dict[str, Any]], names: list[str]) -> list[str]:
    lines = [f"| {' | '.join(COLUMNS[name] for name in names)} |", "|---" * len(names) + "|"]
    for each in rows:
        cells = [f"{each['characters']:,}", *(str(each.get(name, "")) for name in names[1:])]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def table(results: dict[str, Any]) -> str:
    lines = lines_of(results["rows"], [*COLUMNS])
    lines += ["", "Text of nothing but numbers:", ""]
    lines += lines_of(results["numbers"], [*COLUMNS][:7])
    start, memory = results["start_up_cpu_seconds"], results["peak_memory_mb"]
    lines += ["", f"Start-up: {start} CPU seconds. Text: {results['text']}."]
    lines += [f"Memory of a process that scans 10 MB without names: {memory} MB at most."]
    lines += ["", "With the parts in C." if results["compiled"] else "Without the parts in C."]
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
