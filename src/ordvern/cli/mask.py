"""`ordvern mask`: copies with placeholders for persons and numbers, and the map to undo it."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ordvern.documents import (
    Groups,
    Masked,
    MaskMap,
    PlaceholdersInText,
    Reason,
    Refused,
    mask,
)
from ordvern.text import Category, Part

from .complaints import Complaint, counted, plain_name
from .files import Input
from .looking import NotRead, Seen, look
from .map_file import MapFile
from .options import category_options, chosen
from .reasons import notice, refusal
from .words import _, told
from .writing import require_unlost, write_whole

EPILOG = """\b
Exit status: 0 the copies and the map were written, 1 nothing was found, so nothing was written,
2 a file was refused or the usage was wrong; then, too, nothing is written.

\b
Examples:
  ordvern mask letter.docx -o masked/ --map order-7.map
  ordvern mask letter.docx list.xlsx -o masked/ --map order-7.map --only person_name
  ordvern mask later.docx -o masked/ --map order-7.map        goes on with the same placeholders
  ordvern restore translated/letter.docx -o letter-en.docx --map order-7.map
"""
DEFAULT = ("identifiers",)
NOT_MASKABLE = (
    "Files of this kind cannot be masked, as nothing can be put back into them. "
    "Save it as docx, xlsx, pptx, odt, html or plain text, or use `ordvern redact`."
)
PLAIN_WARNING = (
    "The map is not encrypted: whoever reads it can undo the masking. Keep it where nobody can."
)
NAME_WARNING = "The name of this file tells of a person too. Give the copy another name."


@dataclass(frozen=True, slots=True)
class Source:
    """A file to mask, as it was read and what was found in it."""

    path: Path
    content: bytes
    seen: Seen


@click.command("mask", epilog=EPILOG)
@click.argument(
    "sources", metavar="IN...", nargs=-1, required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option(
    "-o", "--output", "folder", metavar="DIR", required=True,
    help="Folder for the masked copies, which keep their names; made if it is not there.",
    type=click.Path(file_okay=False, path_type=Path),
)  # fmt: skip
@click.option(
    "--map", "map_path", metavar="MAP", required=True,
    help="File for what the placeholders stand for. One that exists is gone on with.",
    type=click.Path(dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--plain-map", is_flag=True, help="Write MAP without a pass phrase.")
@click.option(
    "--passphrase-file", metavar="FILE", help="Read the pass phrase from FILE instead of asking.",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@category_options()
@click.option("--force", is_flag=True, help="Overwrite copies that exist (never the map).")
def mask_command(
    *, sources: tuple[Path, ...], folder: Path, map_path: Path, plain_map: bool,
    passphrase_file: Path | None, only: tuple[str, ...], without: tuple[str, ...], force: bool,
) -> int:  # fmt: skip
    """Write copies of the files IN with placeholders (⟦P1⟧) for the persons and numbers in them.

    The same person has the same number in all files, and each of the name's other forms a letter
    behind it (⟦P1b⟧). The copies are proven to hold none of the values, as `redact` proves it.
    `ordvern restore` puts the values back into a translation; the map, which it needs, lies
    under a pass phrase. Only what was found is masked: read the copies before you pass them on.
    """
    targets = [folder / path.name for path in sources]
    _require_free(sources, targets, map_path, force=force)
    file = MapFile(map_path, passphrase_file)
    known, phrase = file.load() if map_path.exists() else (None, None)
    seen = [_seen(path, chosen(only or DEFAULT, without)) for path in sources]
    if not any(each.seen.findings for each in seen):
        click.echo(_("Nothing was found, so nothing was written."))
        return 1
    if known is None and not plain_map:
        phrase = file.phrase(is_new=True)
    copies = _masked(seen, known)
    folder.mkdir(parents=True, exist_ok=True)
    file.save(copies[-1].map, phrase)  # first: a masked copy without its map is of no use
    for target, copy in zip(targets, copies, strict=True):
        write_whole(target, copy.content)
    _tell(seen, targets, copies, file, is_plain=phrase is None)
    return 0


def _require_free(
    sources: Sequence[Path], targets: Sequence[Path], map_path: Path, *, force: bool
) -> None:
    """Raise a complaint if anything would be lost."""
    if len(set(targets)) < len(targets):
        raise Complaint("Two of the files have the same name.", "Mask them into two folders.")
    if map_path.resolve() in {path.resolve() for path in (*sources, *targets)}:
        raise Complaint("MAP is one of the files or copies.", "Name another file for the map.")
    for source, target in zip(sources, targets, strict=True):
        require_unlost(source, target, force=force)


def _seen(path: Path, categories: frozenset[Category]) -> Source:
    content = Input(path).content()
    seen = look(content, name=path.name, categories=categories, languages=None)
    if isinstance(seen, NotRead):
        raise Complaint("{file}: {why}", file=plain_name(str(path)), why=refusal(seen.reason))
    return Source(path, content, seen)


def _masked(sources: Sequence[Source], known: MaskMap | None) -> list[Masked]:
    """All copies, in memory; the map of the last one is that of all."""
    groups = Groups(known)
    for each in sources:
        groups.learn(each.seen.segments, each.seen.findings)
    going = groups.known
    copies = []
    for each in sources:
        marks = groups.marks(each.seen.segments, each.seen.findings)
        try:
            copy = mask(io.BytesIO(each.content), marks, known=going, name=each.path.name)
        except (Refused, PlaceholdersInText) as problem:
            raise Complaint(
                "{file}: {why}", file=plain_name(str(each.path)), why=_why(problem)
            ) from None
        going = copy.map
        copies.append(copy)
    return copies


def _why(problem: Refused | PlaceholdersInText) -> str:
    if isinstance(problem, PlaceholdersInText):
        return _(
            "The text itself says {codes} in brackets, which stands for something else in this "
            "map. Mask this file with a map of its own."
        ).format(codes=", ".join(problem.codes))
    return (
        told(NOT_MASKABLE) if problem.reason is Reason.NOT_REDACTABLE else refusal(problem.reason)
    )


def _tell(
    sources: Sequence[Source], targets: Sequence[Path], copies: Sequence[Masked],
    file: MapFile, *, is_plain: bool,
) -> None:  # fmt: skip
    for source, target, copy in zip(sources, targets, copies, strict=True):
        places = counted(copy.masked, "place")
        click.echo(
            _("{file}: {places} masked.").format(file=plain_name(str(target)), places=places)
        )
        if _name_tells(source.seen):
            _warn([told(NAME_WARNING)])
        _warn(notice(each) for each in dict.fromkeys((*source.seen.notices, *copy.notices)))
    for placeholder, note in copies[-1].map.notes():
        click.echo(f"  {placeholder}  {note}")
    click.echo(_("What they stand for is in {file}.").format(file=plain_name(str(file.path))))
    if is_plain:
        _warn([told(PLAIN_WARNING)])


def _name_tells(seen: Seen) -> bool:
    return any(seen.segments[each.segment].part is Part.FILE_NAME for each in seen.findings)


def _warn(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(click.style(f"  ! {line}", fg="yellow"), err=True)
