"""`ordvern translate`: what a translator works on, as XLIFF, and the way back into the document."""

import io
from pathlib import Path

import click

from ordvern.documents import (
    Extracted,
    MergedDocument,
    NotMerged,
    Problem,
    Reason,
    Refused,
    Trouble,
    from_xliff,
    to_xliff,
)

from .complaints import Complaint, counted, plain_name
from .files import Input
from .reasons import refusal
from .words import _, told
from .writing import require_free, require_same_type, write_whole

EXTRACT_EPILOG = """\b
Examples:
  ordvern translate extract letter.docx --from nb --to en
  ordvern translate extract page.html --from nb --to en --to pl -o work/
  ordvern translate extract texts.json --from en --to nb --xliff 1.2
"""
MERGE_EPILOG = """\b
Exit status: 0 every unit is translated, 1 the document was written, but something is to be looked
at (named below), 2 the translation does not fit and nothing was written, or the usage was wrong.

\b
Example:
  ordvern translate merge letter.docx letter.docx.en.xlf -o letter-en.docx
"""
NOT_WRITABLE = (
    "Translations cannot be put back into files of this kind. "
    "Use docx, xlsx, pptx, odt, ods, odp, idml, html, md, srt, po, json, csv or plain text."
)
SAID = {
    Trouble.OTHER_DOCUMENT: "the translation was made of another file, or the file has changed",
    Trouble.NOT_XLIFF: "the translation is not XLIFF, or it is damaged",
    Trouble.UNIT_MISSING: "unit missing",
    Trouble.UNIT_INVENTED: "unit that the document does not have",
    Trouble.UNIT_DUPLICATED: "unit that comes more than once",
    Trouble.CODE_MISSING: "code missing",
    Trouble.CODE_INVENTED: "code that the source does not have",
    Trouble.CODE_DUPLICATED: "code that may stand only once comes more often",
    Trouble.CODES_CROSSED: "codes open and close crosswise",
    Trouble.SOURCE_CHANGED: "the source was changed in the translation",
    Trouble.FORMAT_LOST: "formatting that the translation leaves out",
    Trouble.UNTRANSLATED: "not translated; the source was kept",
}
SHOWN_AT_MOST = 50


@click.group("translate")
def translate() -> None:
    """Give a document to translators as XLIFF, and put their translation back into it."""


@translate.command("extract", epilog=EXTRACT_EPILOG)
@click.argument(
    "source", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--from", "source_language", metavar="LANGUAGE", required=True,
              help="Language of FILE: nb, nn, en, sv ... (BCP 47).")  # fmt: skip
@click.option("--to", "target_languages", metavar="LANGUAGE", required=True, multiple=True,
              help="Language to translate into; once for each.")  # fmt: skip
@click.option(
    "-o", "--output", "target", metavar="OUT", type=click.Path(path_type=Path),
    help="XLIFF file to write, or an existing folder for it. Beside FILE unless given.",
)  # fmt: skip
@click.option("--xliff", "version", type=click.Choice(["2.1", "1.2"]), default="2.1",
              show_default=True, help="Version of XLIFF.")  # fmt: skip
@click.option("--note", "notes", metavar="TEXT", multiple=True, help="A note for the translator.")
@click.option("--no-comments", is_flag=True, help="Leave out what reviewers wrote beside the text.")
@click.option("--force", is_flag=True, help="Overwrite OUT if it exists.")
def extract(
    *, source: Path, source_language: str, target_languages: tuple[str, ...],
    target: Path | None, version: str, notes: tuple[str, ...], no_comments: bool, force: bool,
) -> int:  # fmt: skip
    """Write the texts of FILE as XLIFF, one file for each language.

    FILE is not in it: keep FILE as it is, `ordvern translate merge` needs that very file.
    """
    languages = list(dict.fromkeys(target_languages))
    targets = [_target(source, target, language, len(languages)) for language in languages]
    for each in targets:
        require_free(source, each, force=force)
    try:
        extracted = to_xliff(
            io.BytesIO(Input(source).content()),
            source_language=source_language,
            target_languages=languages,
            name=source.name,
            notes=notes,
            version=version,
            with_comments=not no_comments,
        )
    except Refused as refused:
        raise Complaint("{file}: {why}", file=plain_name(str(source)), why=_why(refused)) from None
    for path, one in zip(targets, extracted, strict=True):
        write_whole(path, one.content)
        _tell_extracted(path, one)
    return 0


def _target(source: Path, target: Path | None, language: str, count: int) -> Path:
    """Where the file for a language goes."""
    name = f"{source.name}.{language}.xlf"
    if target is None:
        return source.with_name(name)
    if target.is_dir():
        return target / name
    if count > 1:
        raise Complaint("OUT is one file, but there are several languages.", "Name a folder.")
    return target


def _tell_extracted(path: Path, one: Extracted) -> None:
    click.echo(
        _("{file}: {segments} in {units}, {words}.").format(
            file=plain_name(str(path)),
            segments=counted(one.segments, "segment"),
            units=counted(one.units, "unit"),
            words=counted(one.words, "word"),
        )
    )


@translate.command("merge", epilog=MERGE_EPILOG)
@click.argument(
    "source", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.argument(
    "translation", metavar="XLIFF", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "-o", "--output", "target", metavar="OUT", required=True,
    help="Where the translated document goes.", type=click.Path(dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite OUT if it exists.")
def merge(*, source: Path, translation: Path, target: Path, force: bool) -> int:
    """Write FILE with the translation that XLIFF holds in place of its texts.

    Layout, styles, links, notes and fields stay. FILE must be the very file that XLIFF was made
    of. If a unit or a code is missing, invented or comes twice, each is named and nothing is
    written.
    """
    require_free(source, target, force=force)
    require_free(translation, target, force=force)
    require_same_type(source, target)
    merged = _merged(source, translation)
    write_whole(target, merged.content)
    units = counted(merged.written, "unit")
    click.echo(_("{file}: {units} translated.").format(file=plain_name(str(target)), units=units))
    _tell(merged.problems)
    return 1 if merged.problems else 0


def _merged(source: Path, translation: Path) -> MergedDocument:
    try:
        return from_xliff(
            io.BytesIO(Input(source).content()), io.BytesIO(Input(translation).content())
        )
    except NotMerged as problem:
        _tell([each for each in problem.problems if each.forbids])
        raise Complaint(
            "{translation} does not fit {source}.",
            "Nothing was written.",
            translation=plain_name(str(translation)),
            source=plain_name(str(source)),
        ) from None
    except Refused as refused:
        raise Complaint("{file}: {why}", file=plain_name(str(source)), why=_why(refused)) from None


def _why(refused: Refused) -> str:
    unable = refused.reason is Reason.NOT_REDACTABLE
    return told(NOT_WRITABLE) if unable else refusal(refused.reason)


def _tell(problems: "list[Problem] | tuple[Problem, ...]") -> None:
    for each in problems[:SHOWN_AT_MOST]:
        where = _(" in unit {unit}").format(unit=plain_name(each.unit)) if each.unit else ""
        which = _(" (code {code})").format(code=each.code) if each.code else ""
        said = f"  ! {told(SAID[each.trouble])}{where}{which}"
        click.echo(click.style(said, fg="yellow"), err=True)
    if len(problems) > SHOWN_AT_MOST:
        rest = _(" and {rest} more").format(rest=len(problems) - SHOWN_AT_MOST)
        click.echo(f"  !{rest}", err=True)
