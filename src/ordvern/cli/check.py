"""`ordvern check`: holds a translation against its source before it is delivered."""

import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from ordvern.detection.languages import identify
from ordvern.documents import Lack, Reading, Reason, Refused, read, xliff_pairs
from ordvern.documents.comparison import Difference, Pair, differences
from ordvern.documents.comparison.pairing import paired
from ordvern.text import Language

from .complaints import Complaint, counted, plain_name
from .files import Input
from .reasons import refusal
from .words import _, told

EPILOG = """\b
Exit status: 0 nothing to report, 1 there are differences, 2 a file was refused or the usage was
wrong.

\b
Examples:
  ordvern check letter.docx letter-en.docx --from nb --to en
  ordvern check letter.docx.en.xlf
  ordvern check --format json source.html target.html > differences.json
"""
SAID = {
    Lack.NUMBER_MISSING: "number that the translation lacks",
    Lack.NUMBER_ADDED: "number that the source lacks",
    Lack.DATE_MISSING: "date that the translation lacks",
    Lack.DATE_ADDED: "date that the source lacks",
    Lack.TIME_MISSING: "time that the translation lacks",
    Lack.TIME_ADDED: "time that the source lacks",
    Lack.LINK_MISSING: "link that the translation lacks",
    Lack.LINK_ADDED: "link that the source lacks",
    Lack.PLACEHOLDER_MISSING: "placeholder that the translation lacks",
    Lack.PLACEHOLDER_ADDED: "placeholder that the source lacks",
    Lack.CODE_MISSING: "code (tag) that the translation lacks",
    Lack.CODE_ADDED: "code (tag) that the source lacks",
    Lack.SEGMENT_MISSING: "not translated: the target is empty",
    Lack.SEGMENT_ADDED: "target without a source",
    Lack.UNTRANSLATED: "target is the source",
    Lack.WRONG_LANGUAGE: "in another language",
}
WORDS_AT_MOST = 60
NOT_XLIFF = "Name the translation too; only XLIFF files hold both."


@dataclass(frozen=True, slots=True)
class Compared:
    """Both sides, and how they differ."""

    source_language: str
    target_language: str
    pairs: Sequence[Pair]
    differences: tuple[Difference, ...]


@click.command("check", epilog=EPILOG)
@click.argument(
    "source", metavar="SOURCE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.argument(
    "target", metavar="[TARGET]", required=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--from", "source_language", metavar="LANGUAGE", default="", help="Of SOURCE: nb ...")
@click.option("--to", "target_language", metavar="LANGUAGE", default="", help="Of TARGET: en ...")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table",
              show_default=True)  # fmt: skip
def check_command(
    *, source: Path, target: Path | None, source_language: str, target_language: str, form: str
) -> int:
    """Compare TARGET, a translation, with SOURCE; or the two sides of one XLIFF file.

    Looks for numbers, dates, times, links and placeholders that are missing or added, however
    each language writes them; for codes, empty targets, targets that were left as the source, and
    text in another language than --to (of XLIFF, than the file says).
    """
    if target is None:
        compared = _of_xliff(source, source_language, target_language)
    else:
        pairs = paired(_read(source), _read(target))
        compared = _compared(pairs, source_language, target_language)
    if form == "json":
        click.echo(json.dumps(_as_json(compared), ensure_ascii=False, indent=1))
    else:
        _tell(compared)
    return 1 if compared.differences else 0


def _of_xliff(path: Path, source_language: str, target_language: str) -> Compared:
    try:
        sheet = xliff_pairs(io.BytesIO(Input(path).content()))
    except Refused as refused:
        wrong = refused.reason is Reason.CONTENT_IS_NOT_TYPE
        why = "" if wrong else f" {refusal(refused.reason)}"
        name = plain_name(str(path))
        raise Complaint("{file}:{why}", NOT_XLIFF, file=name, why=why) from None
    return _compared(
        sheet.pairs,
        source_language or sheet.source_language,
        target_language or sheet.target_language,
    )


def _read(path: Path) -> Reading:
    try:
        return read(io.BytesIO(Input(path).content()))
    except Refused as refused:
        raise Complaint(
            "{file}: {why}", file=plain_name(str(path)), why=refusal(refused.reason)
        ) from None


def _compared(pairs: Sequence[Pair], source_language: str, target_language: str) -> Compared:
    found = differences(
        pairs,
        source_language=source_language,
        target_language=target_language,
        language_of=_language_of,
    )
    return Compared(source_language, target_language, pairs, found)


def _language_of(text: str) -> str:
    found = identify(text)[0]
    return "" if found is Language.UNKNOWN else found.value


def _words(compared: Compared, one: Difference) -> str:
    """What is meant: the value itself, or the beginning of the segment."""
    pair = compared.pairs[one.pair]
    is_in_target = one.lack.value.endswith("_added") or one.lack is Lack.WRONG_LANGUAGE
    text = (pair.target or "") if is_in_target else pair.source
    words = text[one.span.start : one.span.end] if one.span else " ".join(text.split())
    return words if len(words) <= WORDS_AT_MOST else words[: WORDS_AT_MOST - 1] + "…"


def _as_json(compared: Compared) -> dict[str, Any]:
    """Offsets are code points in the source for what is missing, else in the target."""
    return {
        "source_language": compared.source_language,
        "target_language": compared.target_language,
        "pairs": len(compared.pairs),
        "differences": [
            {
                "kind": one.lack.value,
                "where": compared.pairs[one.pair].where,
                "source": one.source,
                "target": one.target,
                "start": one.span.start if one.span else None,
                "end": one.span.end if one.span else None,
                "text": _words(compared, one),
            }
            for one in compared.differences
        ],
    }


def _tell(compared: Compared) -> None:
    for one in compared.differences:
        where = plain_name(compared.pairs[one.pair].where)
        what = click.style(told(SAID[one.lack]), fg="yellow")
        click.echo(f"{where}: {what}: {plain_name(_words(compared, one))}")
    counts = Counter(one.lack for one in compared.differences)
    pairs, found = len(compared.pairs), counts.total()
    total = _("{segments} compared, {differences}.").format(
        segments=counted(pairs, "segment"), differences=counted(found, "difference")
    )
    click.echo(click.style(total, fg="yellow" if counts else "green"))
