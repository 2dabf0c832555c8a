"""`ordvern promises`, `serve`, `worker` and `demo`: the commands of an agency's installation."""

import os
import sys
from collections import Counter

import click

from .complaints import Complaint
from .folding import folded, width
from .installation import prepare, require_home, set_up
from .words import _, kind_of

SHOWN_BREACHES = 5


@click.command("promises", epilog="Exit status: 0 all are kept, 1 one is broken.")
@click.option("--ids", is_flag=True, help="Print the id of every breach, not the first few.")
@click.option(
    "--lines", is_flag=True, help="Also print what is done about each of the statement's 70 lines."
)
@click.option("--language", type=click.Choice(["nb", "nn", "en"]), default="nb", show_default=True)
def promises(*, ids: bool, lines: bool, language: str) -> int:
    """Show, for each sentence of the privacy statement, whether it is kept now.

    Asks the database for breaches while you wait; writes nothing.
    """
    set_up()
    require_home()
    if lines:
        _print_lines()
    from django.utils import timezone, translation

    from ordvern.apps.statement.usecases.check_promises import verdicts

    found, columns = verdicts(timezone.now()), width()
    for verdict in found:
        with translation.override(language):
            says = str(verdict.promise.says)
        word, colour = (_("kept"), "green") if verdict.is_kept else (_("BROKEN"), "red")
        shown = folded(says, indent=8, columns=columns)
        click.echo(f"{click.style(f'{word:6}', fg=colour)}  {shown}")
        click.echo(f"        {verdict.promise.id}, {_('kept by')} {kind_of(verdict.promise.kept)}")
        for line in _breaches(verdict.breaches, all_of_them=ids):
            click.echo(f"        {line}")
    broken = sum(not verdict.is_kept for verdict in found)
    summary = _("{kept} of {all} promises are kept.")
    click.echo(summary.format(kept=len(found) - broken, all=len(found)))
    return 1 if broken else 0


def _print_lines() -> None:
    from ordvern.apps.statement.lines import Answer, answers
    from ordvern.apps.statement.promises import PROMISES

    found, columns = answers(PROMISES), width()
    for each in found:
        said = folded(f"{each.answer.value}: {each.why}", indent=5, columns=columns)
        click.echo(f"{each.line}  {said}")
    counts = Counter(each.answer for each in found)
    click.echo("; ".join(f"{counts[answer]} {answer.value}" for answer in Answer) + ".\n")


def _breaches(breaches: tuple[str, ...], *, all_of_them: bool) -> list[str]:
    shown = breaches if all_of_them else breaches[:SHOWN_BREACHES]
    rest = len(breaches) - len(shown)
    return [*shown, *([_("and {rest} more (--ids shows all)").format(rest=rest)] if rest else [])]


@click.command("serve")
@click.option("--bind", metavar="ADDRESS:PORT", help="Where to listen.  [default: 127.0.0.1:8000]")
@click.option("--prepare/--no-prepare", "prepares", default=True, show_default=True,
              help="First make what is missing: folders, keys, tables, static files.")  # fmt: skip
def serve(*, bind: str | None, prepares: bool) -> None:
    """Serve the agency's pages, and do its background work in the same process."""
    if prepares:
        prepare()
    else:
        set_up()
    _serve(bind)


@click.command("demo")
@click.option("--bind", metavar="ADDRESS:PORT", help="Where to listen.  [default: 127.0.0.1:8000]")
@click.option("--load-only", is_flag=True, help="Load the invented agency, but do not serve it.")
def demo(*, bind: str | None, load_only: bool) -> None:
    """Serve an invented agency, where anybody may enter as anybody. Not for real documents."""
    if os.environ.setdefault("ORDVERN_DEMO", "1") != "1":
        raise Complaint("ORDVERN_DEMO is off.", "Unset it, or set it to 1.")
    prepare()
    from ordvern.project.demo import load

    load()
    if not load_only:
        _serve(bind)


@click.command("worker")
def worker() -> None:
    """Do the agency's background work until stopped, in a process of its own.

    The server does it too unless ORDVERN_INPROCESS_WORKER is 0.
    """
    set_up()
    require_home()
    from ordvern.project import worker as background

    background.main()


def _serve(bind: str | None) -> None:
    """Become gunicorn, which then gets the signals of whoever stops us."""
    if bind:
        os.environ["ORDVERN_BIND"] = bind
    arguments = [sys.executable, "-m", "gunicorn", "--config", "python:ordvern.project.serve"]
    os.execv(sys.executable, arguments)  # noqa: S606 - our own interpreter, no shell
