"""Puts every sample file through `read`, caged, and writes the outcomes to docs/documents.md.

    .venv/bin/python bench/corpus.py

Needs the sample files beside the checkout. A listener on the address that all hostile files
point at counts calls; there must be none. Fails (status 1) for a crash, an exception that no
reader foresaw, a file that took over 30 s, or a call.
"""

import csv
import json
import os
import resource
import socket
import sys
import threading
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

from ordvern.documents import Reading, Refused, read

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT.parent / "shared" / "samples"
PAGE = ROOT / "docs" / "documents.md"
RESULTS = ROOT / "bench" / "results" / "corpus.json"
LISTENER = ("127.0.0.1", 47811)
SECONDS = 30.0
PACKAGES = frozenset(["docx", "xlsx", "pptx", "odt", "ods", "odp", "idml", "xliff", "tmx"])
MEASURES = ("posOffset", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample file: its group (format or technique), and what its manifest says of it."""

    path: Path
    group: str
    says: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a sample: a reading or a reason, and how long that took."""

    sample: Sample
    reading: Reading | None
    reason: str
    fault: str
    seconds: float


def samples(which: str) -> list[Sample]:
    """All of `real` or `hostile`, in the order of the manifest."""
    with (SAMPLES / which / "MANIFEST.tsv").open(encoding="utf-8", newline="") as manifest:
        rows = csv.DictReader(manifest, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Sample(
                SAMPLES / which / row["path"],
                row.get("format") or row["category"],
                row.get("state") or row["expected"],
            )
            for row in rows
        ]


def outcome(sample: Sample) -> Outcome:
    start = time.monotonic()
    reading, reason, fault = None, "", ""
    try:
        with sample.path.open("rb") as source:
            reading = read(source, name=sample.path.name)
    except Refused as refusal:
        reason, fault = refusal.reason.value, refusal.fault
    return Outcome(sample, reading, reason, fault, time.monotonic() - start)


@contextmanager
def calls() -> Iterator[list[int]]:
    """Listens where the hostile files point; one entry for each call."""
    heard: list[int] = []
    with socket.create_server(LISTENER) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                connection.close()
                heard.append(1)

        threading.Thread(target=listen, daemon=True).start()
        yield heard


def missed(one: Outcome) -> tuple[int, int]:
    """Characters in text nodes of the file's XML, and those of them that were not told.

    Left out on both sides: white space, measures of drawings, and the values of number cells,
    which are told as they are shown (dates, 15 digits) and not as they are stored.
    """
    if one.reading is None or one.sample.group not in PACKAGES:
        return 0, 0
    ours = "".join("".join(segment.text.split()) for segment in one.reading.segments)
    nodes = ["".join(text.split()) for text in _text_nodes(one.sample.path.read_bytes())]
    return sum(map(len, nodes)), sum(len(node) for node in nodes if node not in ours)


def _text_nodes(content: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True, recover=True)
    for part in _xml_parts(content):
        root = etree.fromstring(part, parser)
        for text in root.xpath("//text()") if root is not None else ():
            holder = text.getparent()
            tag = str(holder.tag).rpartition("}")[2] if holder is not None else ""
            if not (text.is_text and (tag == "v" or tag in MEASURES)):
                yield str(text)


def _xml_parts(content: bytes) -> Iterator[bytes]:
    if not content.startswith(b"PK"):
        yield content
        return
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".vml")) and archive.getinfo(name).file_size:
                yield archive.read(name)


def table(outcomes: list[Outcome]) -> list[str]:
    """Markdown: one line for each group."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[one.sample.group].append(one)
    lines = ["| | files | read | refused | slowest, s |", "|---|---|---|---|---|"]
    for group, found in sorted(groups.items()):
        refused = Counter(one.reason for one in found if one.reason)
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(refused.items()))
        slowest = max(one.seconds for one in found)
        told = sum(one.reading is not None for one in found)
        lines.append(f"| {group} | {len(found)} | {told} | {reasons} | {slowest:.2f} |")
    return lines


def report(real: list[Outcome], hostile: list[Outcome], heard: int, grown: int) -> list[str]:
    both = [*real, *hostile]
    times = sorted(one.seconds for one in both)
    counted = [missed(one) for one in real]
    nodes, lost = (sum(numbers) for numbers in zip(*counted, strict=True))
    honest = [one for one in real if one.sample.says == "ok" and one.reason != "type_not_accepted"]
    return [
        f"Real files ({len(real)}):",
        "",
        *table(real),
        "",
        f"Hostile files ({len(hostile)}):",
        "",
        *table(hostile),
        "",
        f"- Crashes, and exceptions that no reader foresaw: {sum(bool(o.fault) for o in both)}.",
        f"- Calls to the address that the hostile files point at: {heard}.",
        f"- Slowest {times[-1]:.1f} s; 95 % within {times[int(len(times) * 0.95)]:.2f} s, caged, "
        f"on {os.cpu_count()} cores that {os.getloadavg()[2]:.0f} processes wanted at a time.",
        f"- Files marked ok, of a kind that is read: {len(honest)}, of which "
        f"{sum(o.reading is not None for o in honest)} were read.",
        f"- Characters in text nodes of docx, xlsx, pptx, odf, idml, xliff and tmx: {nodes}, "
        f"of which {lost} were not told ({lost / nodes:.3%}).",
        f"- Memory of the reading process grew by {grown} MiB over the run.",
    ]


def write_page(lines: list[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition("<!-- corpus -->\n")
    _, _, after = rest.partition("<!-- /corpus -->")
    body = "\n".join(lines)
    PAGE.write_text(f"{before}<!-- corpus -->\n{body}\n<!-- /corpus -->{after}", encoding="utf-8")


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    with calls() as heard:
        outcome(samples("real")[0])
        before = memory()
        real = [outcome(sample) for sample in samples("real")]
        hostile = [outcome(sample) for sample in samples("hostile")]
        grown = memory() - before
    lines = report(real, hostile, len(heard), grown)
    write_page(lines)
    outcomes = [
        {
            "file": str(one.sample.path.relative_to(SAMPLES)),
            "outcome": one.reason or "read",
            "notices": {n.reason: n.count for n in one.reading.notices} if one.reading else {},
        }
        for one in (*real, *hostile)
    ]
    RESULTS.write_text(json.dumps(outcomes, indent=0) + "\n", encoding="utf-8")
    print("\n".join(lines))
    wrong = [one for one in (*real, *hostile) if one.fault or one.seconds > SECONDS]
    for one in wrong:
        print(f"{one.sample.path.name}: {one.fault} {one.seconds:.1f} s", file=sys.stderr)
    sys.exit(bool(wrong or heard))


if __name__ == "__main__":
    main()
