"""`ordvern audit`: whether anybody changed the log."""

from itertools import islice
from pathlib import Path

import click

from .complaints import Complaint, counted
from .installation import require_home, set_up
from .words import _, ngettext, told

SHOWN = 20


@click.group("audit")
def audit() -> None:
    """Check that the log of who did what is whole, or anchor it."""


@audit.command("verify", epilog="Exit status: 0 whole, 1 something was changed.")
@click.option("--anchors", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Anchors kept elsewhere.  [default: those of the installation]")  # fmt: skip
def verify(*, anchors: Path | None) -> int:
    """Find any entry of the log that was changed, removed, moved, put in or cut off."""
    set_up()
    require_home()
    from django.conf import settings
    from django.utils import timezone

    from ordvern.apps.core.sealed_log import findings, head, read_anchors

    path = anchors or settings.LOG_ANCHORS
    try:
        kept = read_anchors(path)
    except ValueError:
        raise Complaint(
            "{file} holds a line that is no anchor.", "Give the file whole.", file=path
        ) from None
    found = list(islice(findings(anchors=kept, now=timezone.now()), SHOWN + 1))
    for each in found[:SHOWN]:
        click.echo(f"{each.number}: {told(each.what)}")
    if len(found) > SHOWN:
        click.echo(_("and more"))
    number, digest = head()
    click.echo(f"{_outcome(number, len(kept), is_whole=not found)}\nhead {digest}")
    return 1 if found else 0


def _outcome(entries: int, anchors: int, *, is_whole: bool) -> str:
    said = _("Bound: {entries}. Held against them: {anchors}. The log is {state}.")
    bound = ngettext("{number} entry", "{number} entries", entries).format(number=entries)
    state = _("whole") if is_whole else _("CHANGED")
    return said.format(entries=bound, anchors=counted(anchors, "anchor"), state=state)


@audit.command("anchor", epilog="Exit status: 0 whole, 1 something was changed.")
def anchor() -> int:
    """Look through the log, write down where it stands, and print that to be kept elsewhere."""
    set_up()
    require_home()
    from django.utils import timezone

    from ordvern.apps.core.usecases.anchor_log import anchor_log

    made = anchor_log(now=timezone.now())
    click.echo(f"{made.number} {made.hash} {made.at.isoformat()}" if made else _("Nothing new."))
    if made and not made.is_whole:
        click.echo(_("The log was CHANGED: `ordvern audit verify` says where."))
        return 1
    return 0
