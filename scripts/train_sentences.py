"""Trains the model of sentences anew and writes its data file (see docs/detection.md).

    python scripts/train_sentences.py DATA [OUT]

DATA is a folder with `norne/`: sentences of it in which no word list sees anything are read as
ones that tell nothing. The other sentences are our own, in `scripts/sentences_training/`. The same
data give the same file.
"""

import sys
from pathlib import Path

from sentences_training import lessons, softmax

PACKAGE = Path(__file__).parents[1] / "src" / "ordvern" / "detection"
OUT = PACKAGE / "data" / "sentences-model.npz"


def main(data: Path, out: Path = OUT) -> None:
    given = [*lessons.own(), *lessons.of_terms(PACKAGE / "data" / "terms"), *lessons.plain(data)]
    table, start = softmax.fit(given)
    softmax.write(out, table, start)
    sys.stderr.write(f"{len(given)} sentences; {out.name}: {out.stat().st_size / 1e3:.0f} kB\n")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
