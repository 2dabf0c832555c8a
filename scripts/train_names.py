"""Trains the tagger of persons' names anew and writes its data file (see docs/model-names.md).

    python scripts/train_names.py DATA [OUT]

DATA is a folder with `norne/`, `lexicons/`, `text/` and `memory/` as the model card lists them.
The same data give the same file.
"""

import sys
from pathlib import Path

from names_training import clusters, lexicons, pack, pairs, readings
from names_training.corpus import Sentence, plain_lines, read_norne
from names_training.material import fillings_of
from names_training.templates import Fillings

from ordvern.detection.tagger.dictionary import WORD, Dictionary

PACKAGE = Path(__file__).parents[1] / "src" / "ordvern" / "detection"
OUT = PACKAGE / "data" / "names-model.npz"


def prepared(data: Path, sentences: list[Sentence]) -> tuple[Dictionary, Fillings]:
    """What is known of words from lists and plain text, and what forms are filled with."""
    texts = [s.words for s in sentences]
    texts += [words for line in plain_lines(data) if (words := lexicons.WORDS.findall(line))]
    seen = lexicons.habits(texts)
    small = ([word.lower() for word in words] for words in texts)
    groups, coarse = clusters.group(small, seen.counts, least=5, fine=400, few=60)
    lists = lexicons.read_lists(PACKAGE, data)
    usual = {w: lists.get(w, 0) | WORD for w in lexicons.usual_words(seen)}
    fillings = fillings_of(lists | usual, lexicons.read_norwegian(data))
    return lexicons.make_dictionary(lists, seen, groups, coarse), fillings


def say(line: str) -> None:
    sys.stderr.write(line + "\n")


def main(data: Path, out: Path = OUT) -> None:
    sentences = [s for name in ("nob-train", "nno-train") for s in read_norne(data, name)]
    dictionary, fillings = prepared(data, sentences)
    say(f"dictionary: {len(dictionary.keys)} words")
    parts = readings.train_parts(sentences, dictionary, fillings, say)
    second = readings.train_second(sentences, dictionary, parts, say)
    more = pairs.labelled_pairs(data, dictionary, parts)
    say(f"{len(more)} sentences of pairs")
    first = readings.train_first(
        sentences, dictionary, fillings, say, more,
        rounds=readings.LAST_ROUNDS, draws=readings.LAST_DRAWS,
    )  # fmt: skip
    pack.write(out, dictionary, first, second)
    say(f"{out.name}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
