"""Masks real files at random places, restores them, and tells how many came back as they stood.

    python -m bench.masking ../shared/samples/real [--kind odt] [--write docs/masking.md]

Places are drawn as `bench.redaction` draws them. Compared is what a reader of the page sees, one
segment after another. Every file goes through the cage, as in the product.
"""

import argparse
import io
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from bench.redaction import BEGIN, END, SAMPLES, SHOWN, marks

from ordvern.documents import (
    FileKind,
    Mark,
    PlaceholdersInText,
    Reading,
    Refused,
    mask,
    read,
    restore,
)
from ordvern.documents.masking.mask import MASKABLE

SAME, OTHER = "as it stood", "otherwise"


def shown(reading: Reading) -> list[str]:
    return [segment.text for segment in reading.segments if segment.part in SHOWN]


def outcomes(
    folder: Path, seed: int, kinds: Collection[FileKind]
) -> Iterator[tuple[FileKind, str, Path]]:
    """Kind, outcome and path of every file of these kinds that can be read."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        try:
            reading = read(io.BytesIO(content), name=path.name)
        except Refused:
            continue
        if reading.kind in kinds:
            chance = random.Random(f"{seed}/{path.name}")
            yield reading.kind, _outcome(content, reading, chance), path


def _outcome(content: bytes, reading: Reading, chance: random.Random) -> str:
    drawn = [
        Mark(each.segment, each.span, f"P{number}")
        for number, each in enumerate(marks(reading, chance), 1)
    ]
    try:
        masked = mask(io.BytesIO(content), drawn)
        back = restore(io.BytesIO(masked.content), masked.map)
        same = shown(read(io.BytesIO(back.content))) == shown(read(io.BytesIO(content)))
    except Refused as refusal:
        return refusal.reason.value
    except PlaceholdersInText:
        return "placeholders in text"
    return SAME if same and not back.missing else OTHER


def table(results: dict[FileKind, Counter[str]]) -> str:
    rows = [
        "| kind | tried | came back as it stood | otherwise | refused |",
        "|---|---|---|---|---|",
    ]
    for kind, counts in sorted(results.items()):
        refused = [f"{n} {why}" for why, n in sorted(counts.items()) if why not in {SAME, OTHER}]
        rows.append(
            f"| {kind} | {counts.total()} | {counts[SAME]} | {counts[OTHER]} "
            f"| {', '.join(refused) or '0'} |"
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
        print(f"masking is not measured: there is no folder {arguments.folder.name}")
        return
    results: dict[FileKind, Counter[str]] = defaultdict(Counter)
    for seed in range(arguments.seeds):
        for kind, outcome, path in outcomes(arguments.folder, seed, arguments.kind or MASKABLE):
            results[kind][outcome] += 1
            if outcome != SAME:
                print(f"{outcome:22} seed {seed}  {path.name}", flush=True)
    figures = table(results)
    print(figures)
    if arguments.write:
        text = arguments.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        arguments.write.write_text(before + BEGIN + figures + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
