"""Measures our own scans of the text of bench/detection.py, in a process of their own: the peers
bring a million objects along, through which Python would go again and again while ours run.

    python bench/detection_ours.py > rows.json   # bench/detection.py and bench/names_speed.py do

A row for each size of text: identifiers and word lists alone, with the model of sentences, and
with names; each text by a call of its own, and short ones given together to `scan_each`, as
`scan_many` and `ordvern scan --jsonl` do.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

from detection_text import SIZES, corpus, ledger, pieces, throughput, weight
from ordvern.detection import scan, scan_each
from ordvern.detection.batch import AT_ONCE, CHARACTERS_AT_ONCE, in_groups

NUMBER_SIZES = (1_000, 10_000)
NUMBERS_VOLUME = 60_000
ROUNDS, LONG_ROUNDS = 5, 2
HOW: dict[str, dict[str, Any]] = {
    "lists": {"tagger": None, "sentences": False},
    "with_sentences": {"tagger": None},
    "with_names": {},
}


def row(some: Sequence[str], how: Sequence[str] = tuple(HOW)) -> dict[str, Any]:
    """MB a second over texts of one size, by what is looked for, one by one and together."""
    size = len(some[0])
    rounds = ROUNDS if size < SIZES[-1] else LONG_ROUNDS
    groups, total = [*in_groups(some, len)], weight(some)
    measured: dict[str, Any] = {"characters": size}
    for name in how:
        measured[name] = throughput(_alone(HOW[name]), some, total, rounds)
        if len(groups[0]) > 1:
            measured[f"{name}_together"] = throughput(_together(HOW[name]), groups, total, rounds)
    return measured


def _alone(how: dict[str, Any]) -> Callable[[str], object]:
    return lambda text: scan(text, **how)


def _together(how: dict[str, Any]) -> Callable[[list[str]], object]:
    return lambda group: scan_each(group, **how)


def measured() -> dict[str, Any]:
    """What this file prints, from a fresh process."""
    command = [sys.executable, __file__]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    results: dict[str, Any] = json.loads(ran.stdout)
    return results


def main() -> None:
    text = corpus(max(SIZES))
    rows = []
    for size in SIZES:
        rows.append(row(pieces(text, size)))
        print(rows[-1], file=sys.stderr, flush=True)
    numbers = ledger(NUMBERS_VOLUME)
    digits = [row(pieces(numbers, size, NUMBERS_VOLUME), ["lists"]) for size in NUMBER_SIZES]
    print(json.dumps({"rows": rows, "numbers": digits, "together": [AT_ONCE, CHARACTERS_AT_ONCE]}))


if __name__ == "__main__":
    main()
