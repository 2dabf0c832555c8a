"""Redacts a docx and a PDF of 100 pages and tells the processor time each took.

python -m bench.pages [--runs 3] [--write docs/redaction.md]
"""

import argparse
import io
import random
import statistics
import time
from pathlib import Path

import docx
import typst

from ordvern.documents import FileKind, Limits, Mark
from ordvern.documents.content import read_content
from ordvern.documents.redaction import redact_content
from ordvern.text import Span

PAGES = 100
PARAGRAPHS = 8
WORDS = 50
NAMES = ("Solfrid Kanarivik", "Tjostolv Bråtelund", "Halldis Grøtterud")
BARS = {FileKind.DOCX: 3.0, FileKind.PDF: 10.0}
BEGIN, END = "<!-- pages -->\n", "<!-- end of pages -->\n"
LETTERS = "abdefghiklmnoprstuvyæøå"


def paragraphs(chance: random.Random) -> list[str]:
    """100 pages of made-up words, with a name in every fourth paragraph."""
    made = []
    for number in range(PAGES * PARAGRAPHS):
        words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 10))) for _ in range(WORDS)]
        if number % 4 == 0:
            words[WORDS // 2] = chance.choice(NAMES)
        made.append(" ".join(words))
    return made


def documents() -> dict[FileKind, bytes]:
    chance = random.Random(7)
    document = docx.Document()
    pages = []
    for number, text in enumerate(paragraphs(chance), 1):
        document.add_paragraph(text)
        pages.append(text)
        if number % PARAGRAPHS == 0:
            document.add_page_break()
            pages.append("#pagebreak(weak: true)")
    out = io.BytesIO()
    document.save(out)
    return {
        FileKind.DOCX: out.getvalue(),
        FileKind.PDF: typst.compile("\n\n".join(pages).encode()),
    }


def measured(kind: FileKind, content: bytes, runs: int) -> float:
    """Median of the processor seconds of a redaction of every name, with its proof."""
    marks = []
    for number, segment in enumerate(read_content(content, "", Limits()).segments):
        for name in NAMES:
            at = segment.text.find(name)
            if at >= 0:
                marks.append(Mark(number, Span(at, at + len(name)), "[navn]"))
    taken = []
    for _ in range(runs):
        started = time.process_time()
        redact_content(content, kind, marks, Limits())
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    rows = ["| document | pages | seconds | goal |", "|---|---|---|---|"]
    for kind, content in documents().items():
        seconds = measured(kind, content, arguments.runs)
        rows.append(f"| {kind} | {PAGES} | {seconds:.1f} | {BARS[kind]:.0f} |")
        print(rows[-1], flush=True)
    if arguments.write:
        text = arguments.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        table = "\n".join(rows) + "\n"
        arguments.write.write_text(before + BEGIN + table + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
