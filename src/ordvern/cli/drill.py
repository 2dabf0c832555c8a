"""`ordvern vault drill`: a restored copy is looked through, and the installation notes it."""

from pathlib import Path

import click

from ordvern.vault import KeyStore, MasterKey, Vault

from .complaints import Complaint, counted
from .installation import require_home, set_up
from .words import _

EXISTING = click.Path(exists=True, path_type=Path)
EPILOG = """\b
Exit status: 0 everything came back, 1 something is damaged or missing, 2 it could not be tried.

\b
Example:
  ordvern vault drill --files /restored/vault --keys /restored/keys --master-key safe/master.key
"""


@click.command("drill", epilog=EPILOG)
@click.option("--files", type=EXISTING, required=True, help="The restored encrypted files.")
@click.option("--keys", type=EXISTING, required=True, help="The restored key records.")
@click.option("--master-key", "master", type=EXISTING, required=True, help="The master key.")
def drill_command(*, files: Path, keys: Path, master: Path) -> int:
    """Read a restored backup whole, hold it against the register, and keep that as evidence.

    The copy lies beside the installation, never in its place. The privacy officer sees the result
    in the yearly wheel.
    """
    set_up()
    require_home()
    from dataclasses import asdict

    from django.conf import settings
    from django.utils import timezone

    from ordvern.apps.core.actors import SYSTEM
    from ordvern.apps.registers.drill import drill
    from ordvern.apps.registers.usecases.do_duty import Evidence, do_duty

    if files.samefile(settings.VAULT_FILES) or keys.samefile(settings.VAULT_KEYS):
        raise Complaint("This is the installation itself.", "Restore the backup elsewhere first.")
    found = drill(Vault(files, KeyStore(keys, MasterKey.load(master))))
    facts = {**asdict(found), "as_of": found.as_of.isoformat() if found.as_of else None}
    evidence = Evidence(found.went_well, facts=facts)
    do_duty("restore-drill", evidence=evidence, actor=SYSTEM, now=timezone.now())
    said = _(
        "Restored: {folders}. Read back: {files}, {problems}. Missing: {missing}."
        " Newer than the copy: {newer}. Erased since: {erased}."
    )
    click.echo(
        said.format(
            folders=counted(found.folders, "folder"),
            files=counted(found.files, "file"),
            problems=counted(found.problems, "problem"),
            missing=counted(found.missing, "folder"),
            newer=counted(found.newer, "folder"),
            erased=counted(found.erased, "folder"),
        )
    )
    return 0 if found.went_well else 1
