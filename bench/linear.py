"""Measures that time grows with the length of a text and no faster, on texts made to take long.

    scripts/bench.sh linear

The first `LENGTH` characters of each text of `samples/hostile/redos` beside the checkout, and as
much of some of our own, once and twice over, with names. Times are CPU time, the best of `ROUNDS`.
A ratio of 2 is linear. Results go to bench/results/linear.json and into docs/detection.md.
"""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

from ordvern.detection import scan

ROOT = Path(__file__).parents[1]
HOSTILE = ROOT.parent / "shared" / "samples" / "hostile" / "redos"
RESULTS = ROOT / "bench" / "results" / "linear.json"
PAGE = ROOT / "docs" / "detection.md"
LENGTH = 300_000
ROUNDS = 4
PIECES = {
    "no space": "ordvern",
    "digits": "1234567890",
    "digits and spaces": "1 2 3 4 ",
    "at signs": "a@",
    "capitals": "Kari Ola ",
    "zero-width": "a\u200b",
    "Cyrillic": "слово ",
    "street names": "Storgata 1, ",
    "numbers in words": "tjue to ",
    "labels": "Diagnose: ",
}


def texts() -> Iterator[tuple[str, str]]:
    if HOSTILE.is_dir():
        for path in sorted(HOSTILE.glob("*.txt")):
            yield path.stem, path.read_text(encoding="utf-8", errors="replace")[:LENGTH]
    for name, piece in PIECES.items():
        yield name, piece * (LENGTH // len(piece))


def seconds(text: str) -> float:
    """CPU seconds of a scan, the best of `ROUNDS`."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        scan(text)
        best = min(best, time.process_time() - begun)
    return best


def measure() -> list[dict[str, object]]:
    scan("Kari Nordlund har epilepsi.")
    rows: list[dict[str, object]] = []
    for name, text in texts():
        once, twice = seconds(text), seconds(text * 2)
        speed = round(len(text.encode("utf-8", "replace")) / once / 1e6, 2)
        rows.append({"text": name, "mb_per_second": speed, "ratio": round(twice / once, 2)})
        print(rows[-1], flush=True)
    return rows


def table(rows: list[dict[str, object]]) -> str:
    lines = ["| Text | MB/s | time at double length |", "|---|---|---|"]
    lines += [f"| {row['text']} | {row['mb_per_second']} | {row['ratio']} times |" for row in rows]
    return "\n".join(lines)


def main() -> None:
    rows = measure()
    RESULTS.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    marks = r"(<!-- linear -->\n).*?(<!-- /linear -->)"
    PAGE.write_text(
        re.sub(marks, lambda m: m[1] + table(rows) + "\n" + m[2], page, flags=re.DOTALL),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
