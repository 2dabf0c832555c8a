"""`ordvern vault`: looking after the encrypted files."""

from collections.abc import Iterator
from pathlib import Path

import click

from ordvern.vault import (
    Fault,
    FolderId,
    KeyStore,
    MasterKey,
    Report,
    Vault,
)

from .complaints import Complaint, counted
from .drill import drill_command
from .installation import require_home, set_up
from .words import _, told

CHECK_EPILOG = """\b
Exit status: 0 all is well, 1 something is not as it should be, 2 it could not be checked.

\b
Examples:
  ordvern vault check                              the installation in ORDVERN_HOME
  ordvern vault check --files F --keys K --master-key M     a restored copy, without its register
"""
MEANINGS = {
    Fault.DAMAGED: "is not what was stored: restore it from a backup",
    Fault.MISSING: "is gone though it should be there: restore it from a backup",
    Fault.UNKNOWN_BLOB: "is in no register",
    Fault.UNKNOWN_FOLDER: "is in no register",
    Fault.UNFINISHED: "was left behind by a process that died; the worker's sweep removes it",
    Fault.STILL_READABLE: "was erased but CAN BE READ: run `ordvern vault shred` on it now",
    Fault.REMAINS: "was erased, but noise of it lies on the disk; the worker's sweep removes it",
    Fault.KEY_GONE: "has no key, so its files cannot be read: restore the key record",
    Fault.KEY_DAMAGED: "has a key record that cannot be opened: restore it, or the master key",
}
EXISTING = click.Path(exists=True, path_type=Path)


@click.group("vault")
def vault() -> None:
    """Look after the encrypted files of an agency."""


vault.add_command(drill_command)


@vault.command("check", epilog=CHECK_EPILOG)
@click.option("--files", type=EXISTING, help="Folder of the encrypted files.")
@click.option("--keys", type=EXISTING, help="Folder of the key records.")
@click.option("--master-key", "master", type=EXISTING, help="File with the master key.")
def check(*, files: Path | None, keys: Path | None, master: Path | None) -> int:
    """Look for bit rot, files too many or too few, and erased files that can still be read.

    Reads every stored byte. Prints ids only.
    """
    given = [each for each in (files, keys, master) if each]
    if len(given) == 0:
        report = _against_the_register()
    elif files and keys and master:
        report = Vault(files, KeyStore(keys, MasterKey.load(master))).check()
    else:
        raise Complaint("--files, --keys and --master-key go together.", "Give all or none.")
    for line in _lines(report):
        click.echo(line)
    return 1 if report.problems else 0


@vault.command("shred")
@click.argument("folder")
@click.option("--yes", is_flag=True, help="Do not ask.")
def shred(*, folder: str, yes: bool) -> int:
    """Destroy the key of FOLDER, which its register says is erased, and remove its files.

    For what `ordvern vault check` calls still_readable, as after old keys were restored. A folder
    that is not erased is erased through its order, never here.
    """
    set_up()
    require_home()
    from ordvern.apps.files.models import Folder
    from ordvern.apps.files.store import vault as installed

    entry = Folder.objects.filter(pk=folder).exclude(erased_at=None).first()
    if entry is None:
        raise Complaint("no erased folder has this id.", "`ordvern vault check` lists them.")
    if not yes:
        click.confirm(
            _("Destroy the key of {folder} for good?").format(folder=entry.pk), abort=True
        )
    installed().shred(FolderId(entry.pk))
    click.echo(_("Shredded."))
    return 0


def _against_the_register() -> Report:
    set_up()
    require_home()
    from django.utils import timezone

    from ordvern.apps.files.store import vault as installed
    from ordvern.apps.files.usecases.check_vault import expected

    return installed().check(expected(timezone.now()))


def _lines(report: Report) -> Iterator[str]:
    for problem in report.problems:
        where = f"{problem.folder}/{problem.blob}" if problem.blob else problem.folder
        yield f"{problem.fault.value:14}  {where}  {told(MEANINGS[problem.fault])}"
    size = f"{report.size / 1_000_000:.1f} MB"
    problems = len(report.problems)
    verdict = counted(problems, "problem") if problems else _("all is well")
    held = f"{counted(report.folders, 'folder')}, {counted(report.blobs, 'file')}"
    yield f"{held}, {size}: {verdict}."
