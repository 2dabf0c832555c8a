"""Measures what scans find of persons' names in NorNE: by rules alone, and with the tagger behind.

    python bench/names_in_scans.py [FOLDER]

FOLDER (../shared/data/norne unless named) holds `nob-dev.jsonl.gz` and `nno-dev.jsonl.gz`. Forty
sentences make a text, a sentence a line, with a space before every mark as NorNE has them; what is
counted are letters of names. Writes bench/results/names-in-scans.json and its table of
docs/model-names.md.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from names import FOLDER, marked, sentences
from ordvern.detection import scan
from ordvern.detection.names.combined import tag_with_second_opinion
from ordvern.detection.names.rules import tag_names
from ordvern.detection.names.tagger import Tagger, one_by_one
from ordvern.text import Category

OUT = Path(__file__).parent / "results" / "names-in-scans.json"
PAGE = Path(__file__).parents[1] / "docs" / "model-names.md"
FORMS: dict[str, Callable[[str], str]] = {
    "as written": str, "in small letters": str.lower, "in capitals": str.upper,
}  # fmt: skip
TAGGERS: dict[str, Tagger] = {"rules": one_by_one(tag_names), "both": tag_with_second_opinion}
TEXT = 40


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the places of the letters of names in it."""

    text: str
    letters: frozenset[int]


def texts(path: Path, change: Callable[[str], str]) -> Iterator[Marked]:
    """The sentences of a file as texts in another form."""
    given = sentences(path)
    while rows := list(islice(given, TEXT)):
        pieces: list[str] = []
        letters: set[int] = set()
        place = 0
        for words, tags in rows:
            named = {n for start, end in marked(tags) for n in range(start, end)}
            for number, word in enumerate(map(change, words)):
                if number in named:
                    letters.update(range(place, place + len(word)))
                place += len(word) + 1
                pieces.append(word + ("\n" if number == len(words) - 1 else " "))
        yield Marked("".join(pieces), frozenset(letters))


def shares(path: Path, change: Callable[[str], str], tagger: Tagger) -> dict[str, float]:
    """Per cent of the letters of names found, and of what was found that is right."""
    right = missed = wrong = 0
    for given in texts(path, change):
        found = {
            place
            for finding in scan(given.text, tagger=tagger).findings
            if finding.category is Category.PERSON_NAME
            for place in range(finding.span.start, finding.span.end)
            if not given.text[place].isspace()
        }
        right += len(found & given.letters)
        missed += len(given.letters - found)
        wrong += len(found - given.letters)
    return {
        "found": round(100 * right / max(1, right + missed), 1),
        "right": round(100 * right / max(1, right + wrong), 1),
    }


def page_table(results: dict[str, dict[str, dict[str, float]]]) -> str:
    lines = [
        "| | rules alone: found / of which right | with the second opinion |",
        "|---|---|---|",
    ]
    for name, row in results.items():
        cells = [f"{row[tagger]['found']} % / {row[tagger]['right']} %" for tagger in TAGGERS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main(folder: Path = FOLDER) -> None:
    if not folder.is_dir():
        raise SystemExit(f"There is no NorNE in {folder}: nothing was measured. Name its folder.")
    results = {
        f"{form}, {name}": {
            label: shares(folder / f"{form}-dev.jsonl.gz", change, tagger)
            for label, tagger in TAGGERS.items()
        }
        for form in ("nob", "nno")
        for name, change in FORMS.items()
    }
    table = page_table(results)
    print(table)
    OUT.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    marks = r"(<!-- scans -->\n).*?(<!-- /scans -->)"
    page = re.sub(marks, lambda m: m[1] + table + "\n" + m[2], page, flags=re.DOTALL)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
