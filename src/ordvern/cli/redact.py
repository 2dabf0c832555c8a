"""`ordvern redact`: a copy of a document without what was found in it, proven or not made."""

import io
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from ordvern.detection import Tuning
from ordvern.documents import Reason, Redacted, Refused, redact, without_password
from ordvern.documents.labels import marks_for
from ordvern.text import Category, Language

from .complaints import Complaint, counted, plain_name
from .files import STDIN, Input
from .looking import NotRead, Seen, look
from .options import category_options, chosen, ocr_option, password_option, tuning_option
from .reasons import notice, refusal
from .words import _, kind_of, told
from .writing import require_free, require_same_type, write_whole

EPILOG = """\b
Exit status: 0 the copy was written, 1 nothing was found, so no copy was written,
2 the file was refused or the usage was wrong; then, too, no copy is written.

\b
Examples:
  ordvern redact letter.docx -o letter-redacted.docx
  ordvern redact scan.pdf -o out.pdf --only identifiers
  ordvern redact letter.docx -o out.docx --except record_number --language en
  ordvern redact letter.docx -o out.docx --tuning agency.toml
  cat letter.txt | ordvern redact - -o - | less
"""
LABEL_LANGUAGES = ("nb", "nn", "en")
NOTHING = "Nothing was found, so no copy was written."
NOTHING_IN_WHAT_WAS_READ = (
    "Nothing was found in what could be read, so no copy was written. Not all could be read:"
)
UNREAD = frozenset(
    (
        Reason.COULD_NOT_CHECK_IMAGES, Reason.CORRUPT, Reason.ENCRYPTED, Reason.TOO_COMPLEX,
        Reason.TYPE_NOT_ACCEPTED,
    )
)  # fmt: skip


@click.command("redact", epilog=EPILOG)
@click.argument(
    "source", metavar="IN",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)  # fmt: skip
@click.option(
    "-o", "--output", "target", metavar="OUT", required=True, help="Where the copy goes.",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
)  # fmt: skip
@category_options()
@click.option(
    "--language", type=click.Choice(LABEL_LANGUAGES),
    help="Language of the labels, such as [navn 1]; the document's own unless given.",
)  # fmt: skip
@tuning_option()
@ocr_option()
@password_option()
@click.option("--force", is_flag=True, help="Overwrite OUT if it exists.")
def redact_command(
    *, source: Path, target: Path, only: tuple[str, ...], without: tuple[str, ...],
    language: str | None, tuning: Tuning | None, ocr: bool, password: str, force: bool,
) -> int:  # fmt: skip
    """Write a copy of IN, in the same format, without the personal and sensitive data found in it.

    Each value is replaced by a label ([navn 1]), the same one all through the document. The copy
    is read back by other readers and searched byte by byte; if anything is left, there is no
    copy. Only what was found is removed: read the copy before you pass it on. - as IN is standard
    input, as OUT standard output. A protected file gives a copy without protection.
    """
    if target != STDIN:
        require_free(source, target, force=force)
        require_same_type(source, target)
    content, categories = _content(source, password), chosen(only, without)
    seen = look(content, name="", categories=categories, languages=None, tuning=tuning, ocr=ocr)
    if isinstance(seen, NotRead):
        raise Complaint("{file}: {why}", file=plain_name(str(source)), why=refusal(seen.reason))
    if not seen.findings:
        click.echo(
            told(NOTHING_IN_WHAT_WAS_READ if _is_part_unread(seen) else NOTHING),
            err=target == STDIN,
        )
        _echo_notices(notice(each) for each in seen.notices)
        return 1
    copy = _redacted(content, seen, categories, language or _label_language(seen))
    if target == STDIN:
        sys.stdout.buffer.write(copy.content)
    else:
        write_whole(target, copy.content)
    _tell(target, seen, copy)
    return 0


def _content(source: Path, password: str) -> bytes:
    content = Input(source).content()
    if not password:
        return content
    try:
        return without_password(io.BytesIO(content), password=password)
    except Refused as refused:
        if refused.reason is Reason.ENCRYPTED:  # or not protected at all: reading tells which
            return content
        raise Complaint(
            "{file}: {why}", file=plain_name(str(source)), why=refusal(refused.reason)
        ) from None


def _is_part_unread(seen: Seen) -> bool:
    return any(each.reason in UNREAD for each in seen.notices)


def _label_language(seen: Seen) -> str:
    main = next(iter(seen.languages), Language.UNKNOWN)
    return main.value if main.value in LABEL_LANGUAGES else "en"


def _redacted(
    content: bytes, seen: Seen, categories: frozenset[Category], language: str
) -> Redacted:
    marks = marks_for(seen.segments, seen.findings, categories=categories, language=language)
    try:
        return redact(io.BytesIO(content), marks)
    except Refused as refused:
        raise Complaint(refusal(refused.reason)) from None


def _tell(target: Path, seen: Seen, copy: Redacted) -> None:
    is_piped = target == STDIN
    counts = Counter(finding.category for finding in seen.findings)
    for category, count in counts.most_common():
        click.echo(f"  {kind_of(category)}: {count}", err=is_piped)
    where = _("standard output") if is_piped else plain_name(str(target))
    values = counted(len(seen.findings), "value")
    written = _("Written to {where}, without {values} that were found.")
    click.echo(written.format(where=where, values=values), err=is_piped)
    click.echo(_("Other readers have read it back and found none of them left."), err=is_piped)
    _echo_notices(notice(each) for each in dict.fromkeys((*seen.notices, *copy.notices)))


def _echo_notices(notices: Iterable[str]) -> None:
    for each in notices:
        click.echo(click.style(f"  ! {each}", fg="yellow"), err=True)
