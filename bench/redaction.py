"""Redacts real files at random places and tells how many copies were proven.

    python -m bench.redaction ../shared/samples/real [--seeds 3] [--write docs/redaction.md]

In each file of a kind that can be redacted, five stretches of one or two words are marked, drawn
from what a reader of the page sees. Every file goes through the cage, as in the product.
"""

import argparse
import io
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from ordvern.documents import FileKind, Mark, Reading, Refused, read, redact
from ordvern.documents.redaction.redact import REDACTORS
from ordvern.text import Part, Span

# Pictures hold no words but those that OCR reads: tests/documents/redaction/test_pixels.py.
KINDS = frozenset(REDACTORS.keys() - {FileKind.IMAGE})
SHOWN = frozenset({Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXT_BOX})
MARKS = 5
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "real"
STRETCH = re.compile(r"\w{3,}(?: \w{3,})?")
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"


def marks(reading: Reading, chance: random.Random) -> list[Mark]:
    """Stretches of words, each in a segment of its own choosing."""
    places = [
        (number, match.span())
        for number, segment in enumerate(reading.segments)
        if segment.part in SHOWN
        for match in STRETCH.finditer(segment.text)
    ]
    drawn = chance.sample(places, min(MARKS, len(places)))
    return [
        Mark(number, Span(*span), f"[skjult {order}]")
        for order, (number, span) in enumerate(drawn, 1)
    ]


def outcomes(
    folder: Path, seed: int, kinds: Collection[FileKind]
) -> Iterator[tuple[FileKind, str, float, Path]]:
    """Kind, outcome, seconds and path of every file that can be read and redacted."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        chance = random.Random(f"{seed}/{path.name}")
        try:
            reading = read(io.BytesIO(content), name=path.name)
        except Refused:
            continue
        if reading.kind not in kinds:
            continue
        started = time.perf_counter()
        try:
            copy = redact(io.BytesIO(content), marks(reading, chance))
            notices = {notice.reason.value for notice in copy.notices}
            outcome = "picture" if "page_made_image" in notices else "proven"
        except Refused as refusal:
            outcome = refusal.reason.value
        yield reading.kind, outcome, time.perf_counter() - started, path


def table(results: dict[FileKind, list[tuple[str, float]]]) -> str:
    """One row for each kind."""
    rows = [
        "| kind | redactions | proven | of these with pages made pictures | refused | share proven "
        "| median s | slowest s |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for kind, runs in results.items():
        counts = Counter(outcome for outcome, _ in runs)
        seconds = sorted(duration for _, duration in runs)
        proven = counts["proven"] + counts["picture"]
        refused = ", ".join(
            f"{count} {reason}"
            for reason, count in sorted(counts.items())
            if reason not in {"proven", "picture"}
        )
        rows.append(
            f"| {kind} | {len(runs)} | {proven} | {counts['picture']} | {refused or '0'} "
            f"| {100 * proven / len(runs):.1f} % | {seconds[len(seconds) // 2]:.2f} "
            f"| {seconds[-1]:.1f} |"
        )
    return "\n".join(rows) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--kind", type=FileKind, action="append", default=[])
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        print(f"redaction is not measured: there is no folder {arguments.folder.name}")
        return
    results: dict[FileKind, list[tuple[str, float]]] = defaultdict(list)
    for seed in range(arguments.seeds):
        kinds = arguments.kind or KINDS
        for kind, outcome, seconds, path in outcomes(arguments.folder, seed, kinds):
            results[kind].append((outcome, seconds))
            if outcome not in {"proven", "picture"}:
                print(f"{outcome:20} {seconds:5.1f} s  seed {seed}  {path.name}", flush=True)
    figures = table(results)
    print(figures)
    if arguments.write:
        text = arguments.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        arguments.write.write_text(before + BEGIN + figures + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
