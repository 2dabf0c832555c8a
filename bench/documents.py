"""Measures reading docx beside python-docx in the same run, on one core.

    .venv/bin/python bench/documents.py

Both sides read the same bytes in this process: ours all parts of the package, python-docx its
paragraphs and the cells of its tables (what its users do). Times are CPU time, the best of
`ROUNDS`, for both sides without garbage collection, as timeit measures and as the cage reads. What
the cage adds to a reading is measured apart, as wall time. Generated documents stand in for long
ones; the real ones beside the checkout are added where they are.
"""

import gc
import json
import os
import platform
import random
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median

import docx
from docx.document import Document

from ordvern.documents import Refused, read
from ordvern.documents.content import read_content
from ordvern.documents.limits import Limits

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT.parent / "shared" / "samples" / "real" / "docx"
RESULTS = ROOT / "bench" / "results" / "documents.json"
PAGE = ROOT / "docs" / "documents.md"
ROUNDS = 9
WORDS = (
    "avtalen gjelder levering av tjenester mellom partene og skal tolkes etter norsk rett "
    "oversetteren plikter å holde opplysninger hemmelige også etter at oppdraget er "
    "avsluttet"
)


def sentence(rng: random.Random, length: int = 14) -> str:
    return " ".join(rng.choices(WORDS.split(), k=length)).capitalize() + ". "


def add_prose(document: Document, rng: random.Random, paragraphs: int) -> None:
    """Paragraphs of four runs each, one of them bold, as people's documents have them."""
    for _ in range(paragraphs):
        paragraph = document.add_paragraph()
        for run in range(4):
            paragraph.add_run(sentence(rng)).bold = run == 1


def add_tables(document: Document, rng: random.Random, tables: int) -> None:
    for _ in range(tables):
        table = document.add_table(rows=12, cols=5)
        for row in table.rows:
            for cell in row.cells:
                cell.text = sentence(rng, 3)


def generated(paragraphs: int, tables: int) -> bytes:
    rng = random.Random(paragraphs * 1000 + tables)
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Sak 2026/12, unntatt offentlighet"
    add_prose(document, rng, paragraphs)
    add_tables(document, rng, tables)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def ours(content: bytes) -> list[str]:
    reading = read_content(content, "", Limits())
    return [segment.text for segment in reading.segments]


def peer(content: bytes) -> list[str]:
    document = docx.Document(BytesIO(content))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return texts


def characters(texts: list[str]) -> int:
    return sum(len("".join(text.split())) for text in texts)


def cpu(function: Callable[[bytes], object], content: bytes) -> float:
    best = float("inf")
    gc.disable()
    for _ in range(ROUNDS):
        start = time.process_time()
        function(content)
        best = min(best, time.process_time() - start)
        gc.collect()
    gc.enable()
    return best


def fastest(read_it: Callable[[bytes], object], content: bytes) -> float:
    """Wall seconds of the fastest of some rounds."""
    return min(_wall(read_it, content) for _ in range(ROUNDS))


def _wall(read_it: Callable[[bytes], object], content: bytes) -> float:
    start = time.perf_counter()
    read_it(content)
    return time.perf_counter() - start


def _caged(content: bytes) -> object:
    return read(BytesIO(content), ocr=False)


def cage_costs(contents: list[bytes]) -> float:
    """Seconds that the cage adds to a reading without OCR: the median, keeper warm."""
    read(BytesIO(contents[0]), ocr=False)
    added = []
    for content in contents:
        added.append(fastest(_caged, content) - fastest(ours, content))
    return median(added)


def readable_samples() -> list[bytes]:
    contents = []
    for path in sorted(SAMPLES.glob("*.docx")) if SAMPLES.is_dir() else ():
        content = path.read_bytes()
        try:
            ours(content)
            peer(content)
        except (Refused, KeyError, ValueError, docx.opc.exceptions.PackageNotFoundError):
            continue
        contents.append(content)
    return contents


def compare(name: str, contents: list[bytes]) -> dict[str, object]:
    mine = sum(cpu(ours, content) for content in contents)
    theirs = sum(cpu(peer, content) for content in contents)
    return {
        "set": name,
        "documents": len(contents),
        "kilobytes": sum(map(len, contents)) // 1000,
        "ordvern_ms": round(mine * 1000, 1),
        "python_docx_ms": round(theirs * 1000, 1),
        "ratio": round(theirs / mine, 1),
        "ordvern_characters": sum(characters(ours(content)) for content in contents),
        "python_docx_characters": sum(characters(peer(content)) for content in contents),
    }


def write_page(result: dict[str, object], rows: list[dict[str, object]]) -> None:
    """Put the table between its marks in docs/documents.md."""
    lines = ["| documents | kB | Ordvern, ms | python-docx, ms | ratio | characters |"]
    lines.append("|---|---|---|---|---|---|")
    for row in rows:
        told = f"{row['ordvern_characters']:,} / {row['python_docx_characters']:,}"
        numbers = (row["kilobytes"], row["ordvern_ms"], row["python_docx_ms"], row["ratio"], told)
        lines.append(
            f"| {row['set']} ({row['documents']}) | " + " | ".join(map(str, numbers)) + " |"
        )
    lines += [
        "",
        f"The cage adds {result['cage_adds_ms']} ms to a reading (keeper warm), with "
        f"{result['wanting']} processes that want a core of {os.cpu_count()}.",
    ]
    lines.append(f"CPU time, best of {ROUNDS}; {result['machine']}.")
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition("<!-- measured -->\n")
    _, _, after = rest.partition("<!-- /measured -->")
    body = "\n".join(lines)
    PAGE.write_text(
        f"{before}<!-- measured -->\n{body}\n<!-- /measured -->{after}", encoding="utf-8"
    )


def main() -> None:
    sets = {
        "prose, 1,500 paragraphs": [generated(1500, 0)],
        "tables, 80 of 12 x 5 cells": [generated(20, 80)],
        "mixed, 600 paragraphs and 30 tables": [generated(600, 30)],
    }
    samples = readable_samples()
    if samples:
        sets["real files"] = samples
    rows = [compare(name, contents) for name, contents in sets.items()]
    added = cage_costs([generated(40, 1), generated(200, 5), generated(600, 30)])
    result = {
        "what": "docx: all parts by Ordvern beside paragraphs and table cells by python-docx",
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "rows": rows,
        "cage_adds_ms": round(added * 1000, 1),
        "wanting": round(os.getloadavg()[0]),
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    write_page(result, rows)
    json.dump(result, sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
