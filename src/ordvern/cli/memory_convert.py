"""`ordvern memory convert`: a memory in another form."""

from pathlib import Path

import click

from ordvern.memory.exchange import SeveralPairs, Target, exported

from .complaints import Complaint, plain_name
from .memory_file import READ, WRITTEN, language_options, units
from .writing import require_free, write_pieces

ENDINGS = {".tmx": Target.TMX, ".csv": Target.CSV, ".tsv": Target.TSV, ".xlf": Target.XLIFF,
           ".xliff": Target.XLIFF}  # fmt: skip
EPILOG = """\b
Examples:
  ordvern memory convert clean.tmx -o clean.csv
  ordvern memory convert words.csv -o words.tmx --from nb --to en
"""


@click.command("convert", epilog=EPILOG)
@click.argument("source", metavar="IN", type=READ)
@click.option("-o", "--output", "target", metavar="OUT", required=True, type=WRITTEN,
              help="Where it goes: .tmx, .xlf (XLIFF 2.1), .csv or .tsv.")  # fmt: skip
@language_options()
@click.option("--force", is_flag=True, help="Overwrite OUT if it exists.")
def convert(
    *, source: Path, target: Path, source_language: str, target_language: str, force: bool
) -> int:
    """Write the memory IN in another form.

    Texts, languages, codes and days are all that is written; a table has no codes. The texts are
    as they were: to take personal data out of them, use `ordvern memory clean`.
    """
    require_free(source, target, force=force)
    form = ENDINGS.get(target.suffix.casefold())
    if form is None:
        raise Complaint(
            "{file}: name a file that ends in {endings}.",
            file=plain_name(target.name),
            endings=", ".join(ENDINGS),
        )
    try:
        found = units(source, (source_language, target_language))
        write_pieces(target, exported(found, form))
    except SeveralPairs:
        raise Complaint(
            "IN holds several pairs of languages, which XLIFF cannot hold.",
            "Write TMX or a table instead.",
        ) from None
    return 0
