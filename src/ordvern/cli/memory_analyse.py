"""`ordvern memory analyse`: how much of documents a memory knows already."""

import io
import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import click

from ordvern.documents import Refused, read
from ordvern.documents.segmentation import translatable
from ordvern.memory import Coded, Unit, entry, matches
from ordvern.memory.analysis import USUAL_GRID, Analysis, Count, Grid, Row, analyse
from ordvern.memory.indexes.scan import SortedScan

from .complaints import Complaint, plain_name
from .files import inputs
from .memory_file import READ, units
from .reasons import refusal
from .words import _, told

EPILOG = """\b
Exit status: 0 all files were counted, 2 a file or memory could not be read.

\b
Examples:
  ordvern memory analyse letter.docx --memory clean.tmx --from nb
  ordvern memory analyse job/ --memory own.tmx --memory customers.tmx --from nb --format json
  ordvern memory analyse job/ --memory own.tmx --from nb --grid customer.json


A grid is JSON, of rows as they stand in the table, with what a word of each costs in hundredths
of a new one; rows that it leaves out cost what they usually do:
  {"repeated": 10, "100": 25, "95-99": 40}
"""
_LOWEST = 50
TITLES = {"repeated": "repetitions", "repeated_across": "across files", "0-49": "new"}


@click.command("analyse", epilog=EPILOG)
@click.argument("paths", metavar="FILES...", nargs=-1, required=True,
                type=click.Path(exists=True, path_type=Path))  # fmt: skip
@click.option("--memory", "memories", metavar="MEMORY", multiple=True, type=READ,
              help="TMX or another form of memory; may be repeated.")  # fmt: skip
@click.option("--from", "source_language", metavar="LANGUAGE", required=True,
              help="Language of FILES: nb, nn, en ... (BCP 47).")  # fmt: skip
@click.option("--grid", metavar="GRID", type=READ,
              help="What a word of each row costs, as JSON; else the usual shares.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table",
              show_default=True, help="A table for people, or JSON.")  # fmt: skip
def analyse_command(
    *,
    paths: Sequence[Path],
    memories: Sequence[Path],
    source_language: str,
    grid: Path | None,
    form: str,
) -> int:
    """Count the words of FILES by how alike the memories' best match is.

    FILES are read as `ordvern scan` reads them, and their text, headers, footers, notes, boxes and
    alternative texts are cut into sentences. The memories are held in working memory for the run,
    some 1.5 kB for each unit of an ordinary sentence.
    """
    agreed = _grid(grid) if grid else USUAL_GRID
    score = _scorer(source_language, memories)
    texts = _documents(paths, source_language)
    found = analyse(texts, score)
    if form == "json":
        click.echo(json.dumps(as_json(found, agreed), indent=1))
    else:
        click.echo("\n".join(_rows(found, agreed)))
    return 0


def _grid(path: Path) -> Grid:
    """The shares of a file over the usual ones."""
    try:
        shares = json.loads(path.read_text(encoding="utf-8-sig"))
        given = {Row(row): share for row, share in shares.items()}
        if not all(type(share) in (int, float) for share in given.values()):
            raise TypeError
        return Grid({**USUAL_GRID.percent, **{row: Decimal(str(n)) for row, n in given.items()}})
    except (AttributeError, TypeError, ValueError):
        rows = ", ".join(row.value for row in Row)
        raise Complaint(
            '{file}: a grid is JSON, {{"row": share}}, with shares from 0 to 100 and rows of: '
            "{rows}.",
            file=plain_name(str(path)),
            rows=rows,
        ) from None


def as_json(found: Analysis, grid: Grid) -> dict[str, object]:
    """Counts of each row and of all, the grid, and the version of the rules of counting."""
    rows = {
        row.value: {**_counts(count), "percent": float(grid.percent[row])}
        for row, count in found.rows.items()
    }
    total = {**_counts(found.total), "weighted_words": float(found.weighted_words(grid))}
    return {"rules": found.rules, "rows": rows, "total": total}


def _counts(count: Count) -> dict[str, int]:
    return {
        "segments": count.segments,
        "words": count.words,
        "characters": count.characters,
        "characters_with_spaces": count.characters_with_spaces,
        "placeables": count.placeables,
    }


def _rows(found: Analysis, grid: Grid) -> Iterator[str]:
    yield f"{'':<13}{_('segments'):>9}{_('words'):>9}{_('characters'):>12}{_('share'):>8}"
    for row, count in found.rows.items():
        title = told(TITLES.get(row.value, row.value))
        counts = f"{count.segments:>9}{count.words:>9}{count.characters:>12}"
        yield f"{title:<13}{counts}{float(grid.percent[row]):>6g} %"
    total = found.total
    yield f"{_('total'):<13}{total.segments:>9}{total.words:>9}{total.characters:>12}"
    weighted = _("weighted words, as so many new ones, by the rules {rules}: {words:.1f}")
    yield weighted.format(rules=found.rules, words=float(found.weighted_words(grid)))


def _documents(paths: Sequence[Path], language: str) -> Iterator[list[Coded]]:
    for file in inputs(paths):
        try:
            reading = read(io.BytesIO(file.content()), name=file.name)
        except Refused as refused:
            raise Complaint(
                "{file}: {why}", file=plain_name(str(file.path)), why=refusal(refused.reason)
            ) from None
        yield list(map(Coded, translatable(reading.segments, language)))


def _scorer(language: str, memories: Sequence[Path]) -> Callable[[Coded], int] | None:
    """The score of a segment's best match among all units from that language."""
    if not memories:
        return None
    found = (unit for path in memories for unit in units(path, (language, "")))
    known = dict(enumerate(unit for unit in found if _is_from(unit, language)))
    index = SortedScan(entry(number, unit.source) for number, unit in known.items())

    def score(source: Coded) -> int:
        best = matches(source, index, _those(known), threshold=_LOWEST, limit=1)
        return best[0].score if best else 0

    return score


def _those(known: dict[int, Unit]) -> Callable[[Sequence[int]], dict[int, Unit]]:
    return lambda ids: {number: known[number] for number in ids}


def _is_from(unit: Unit, language: str) -> bool:
    """Whether a unit translates from that language; nb-NO and the "no" of old tools are nb."""
    main = unit.source_language.casefold().split("-")[0]
    return {"no": "nb"}.get(main, main) == language.casefold().split("-")[0]
