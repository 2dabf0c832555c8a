"""`ordvern memory`: an old translation memory without the personal data in it, and what else is
done with memories as files."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from ordvern.memory.cleaning import Cleaned, report
from ordvern.memory.guard import USUAL, Policy
from ordvern.text import Category

from .clean_run import Run, cleaned
from .complaints import Complaint, plain_name
from .memory_analyse import analyse_command
from .memory_convert import convert
from .memory_file import READ, WRITTEN, language_options
from .memory_purge import purge
from .words import _, kind_of
from .writing import require_free, write_whole

EPILOG = """\b
Exit status: 0 the cleaned memory was written, 2 the file could not be read to its end or the usage
was wrong. What was done so far is then kept beside OUT, and the same command goes on from there.

\b
Examples:
  ordvern memory clean old.tmx -o clean.tmx --report report.json
  ordvern memory clean old.tmx -o clean.tmx --workers 4
  ordvern memory clean old.tmx -o clean.tmx --names keep-out
  ordvern memory clean delivery.sdlxliff -o clean.tmx
  ordvern memory clean words.csv -o clean.tmx --from nb --to en
"""


@click.group("memory")
def memory() -> None:
    """Look after translation memories."""


memory.add_command(analyse_command)
memory.add_command(convert)
memory.add_command(purge)


@memory.command("clean", epilog=EPILOG)
@click.argument("source", metavar="IN", type=READ)
@click.option(
    "-o", "--output", "target", metavar="OUT", required=True, help="Where the clean memory goes.",
    type=WRITTEN,
)  # fmt: skip
@click.option(
    "--report", "report_file", metavar="FILE", type=WRITTEN,
    help="Write counts, and the numbers of the entries kept out, as JSON. Never their words.",
)  # fmt: skip
@click.option(
    "--names", type=click.Choice(["placeholder", "keep-out"]), default="placeholder",
    help="What becomes of units with names of persons: ⟦P1⟧ instead, or they stay out.",
    show_default=True,
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True,
    help="Processes that work side by side.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True,
    help="Where the work is done: on this machine, or on a Dask cluster.",
)  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS", help="Of the Dask cluster, host:port.")
@language_options()
@click.option("--force", is_flag=True, help="Overwrite OUT if it exists.")
def clean_command(
    *, source: Path, target: Path, report_file: Path | None, names: str, workers: int,
    engine: str, scheduler: str | None, source_language: str, target_language: str,
    force: bool,
) -> int:  # fmt: skip
    """Write a copy of the memory IN, as TMX, without the personal data in it.

    IN is TMX, XLIFF (also SDLXLIFF and MQXLIFF), TBX, PO, CSV or TSV; its content tells which.
    A table has source and translation side by side, or a first row of language tags.

    Units that tell something sensitive about somebody, or that hold a national identity number,
    stay out. Names, addresses and other identifiers become placeholders such as ⟦P1⟧, the same
    one in source and translation, so that the unit stays useful. Names of authors, notes and
    properties are left behind.
    """
    require_free(source, target, force=force)
    if (engine == "dask") != bool(scheduler):
        raise Complaint("--engine dask and --scheduler ADDRESS belong together.")
    policy = USUAL
    if names == "keep-out":
        policy = Policy(USUAL.replaced - {Category.PERSON_NAME})
    languages = (source_language, target_language)
    run = Run(source, target, policy, languages, workers=workers, scheduler=scheduler or "")
    found = report(_cleaned(run))
    if report_file:
        write_whole(report_file, json.dumps(found, indent=1).encode() + b"\n")
    _tell(found, target)
    return 0


def _cleaned(run: Run) -> list[Cleaned]:
    """`cleaned`; where it is cut short, by the user or the disk, how to go on is told."""
    try:
        return cleaned(run)
    except (KeyboardInterrupt, OSError) as problem:
        if isinstance(problem, OSError) and problem.filename is None:
            problem.filename = str(run.part)
        if run.journal.exists():
            kept = _("What is done is kept beside OUT; the same command goes on.")
            click.echo(kept, err=True)
        raise


def _tell(found: Mapping[str, Any], target: Path) -> None:
    read = _("Read {entries} entries; wrote {kept} to {file}.")
    click.echo(
        read.format(entries=found["entries"], kept=found["kept"], file=plain_name(str(target)))
    )
    click.echo(f"  {_('with placeholders')}: {found['kept_with_placeholders']}")
    for title, key in ((_("replaced"), "replaced_by_kind"), (_("kept out"), "kept_out_by_reason")):
        for name, count in found[key].items():
            click.echo(f"  {title}, {kind_of(name)}: {count}")
