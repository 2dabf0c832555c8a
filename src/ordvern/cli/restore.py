"""`ordvern restore`: the values back into a translation of a masked file."""

import io
from pathlib import Path

import click

from ordvern.documents import MaskMap, Reason, Refused, Restored, restore

from .complaints import Complaint, counted, plain_name
from .files import Input
from .map_file import MapFile
from .reasons import refusal
from .words import _, told
from .writing import require_free, require_same_type, write_whole

EPILOG = """\b
Exit status: 0 every placeholder came back, 1 the file was written, but placeholders are missing
or invented (they are named), 2 the file or the map was refused or the usage was wrong.

\b
Examples:
  ordvern restore translated/letter.docx -o letter-en.docx --map order-7.map
  ordvern restore letter-en.docx -o final.docx --map order-7.map --of letter.docx
"""
NOT_RESTORABLE = (
    "Nothing can be put back into files of this kind. "
    "Ask for the translation as docx, xlsx, html, xliff or plain text."
)


@click.command("restore", epilog=EPILOG)
@click.argument(
    "source", metavar="TRANSLATED", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "-o", "--output", "target", metavar="OUT", required=True,
    help="Where the file with the values goes.", type=click.Path(dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option(
    "--map", "map_path", metavar="MAP", required=True, help="The map that `ordvern mask` wrote.",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option(
    "--of", "name", metavar="NAME", help="Name of the masked file, if TRANSLATED has another."
)
@click.option(
    "--passphrase-file", metavar="FILE", help="Read the pass phrase from FILE instead of asking.",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite OUT if it exists.")
def restore_command(
    *, source: Path, target: Path, map_path: Path, name: str | None,
    passphrase_file: Path | None, force: bool,
) -> int:  # fmt: skip
    """Write TRANSLATED with the values of the map in place of the placeholders.

    Placeholders may have moved, come more than once, got another case, other brackets or an
    ending. Those that are missing, and those that are in no map, are named.
    """
    require_free(source, target, force=force)
    require_same_type(source, target)
    if target.exists() and target.samefile(map_path):
        raise Complaint("OUT is the map.", "Name another file for the copy.")
    map_, _phrase = MapFile(map_path, passphrase_file).load()
    if name is not None and name not in {file.name for file in map_.files}:
        raise Complaint("No file of the name given with --of was masked with this map.")
    restored = _restored(source, map_, name or source.name)
    write_whole(target, restored.content)
    places = counted(restored.restored, "place")
    click.echo(_("{file}: {places} restored.").format(file=plain_name(str(target)), places=places))
    return _tell(restored)


def _restored(source: Path, map_: MaskMap, name: str) -> Restored:
    try:
        return restore(io.BytesIO(Input(source).content()), map_, name=name)
    except Refused as refused:
        unable = refused.reason is Reason.NOT_REDACTABLE
        raise Complaint(
            "{file}: {why}",
            file=plain_name(str(source)),
            why=told(NOT_RESTORABLE) if unable else refusal(refused.reason),
        ) from None


def _tell(restored: Restored) -> int:
    """Name what is amiss; the exit status."""
    for code in restored.missing:
        click.echo(click.style(f"  ! {_('missing')}: ⟦{code}⟧", fg="yellow"), err=True)
    for text in restored.invented:
        shown = f"  ! {_('not in the map, left as it is')}: {plain_name(text)}"
        click.echo(click.style(shown, fg="yellow"), err=True)
    return 1 if restored.missing or restored.invented else 0
