"""The program `ordvern`: its commands by name, and what is said when one of them fails."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from ordvern import __version__

from .complaints import Complaint, said_plainly
from .words import _, language, speak, spoken, told

COMMANDS = {
    "scan": ("scan:scan", "Find personal and sensitive data in files."),
    "redact": (
        "redact:redact_command",
        "Write a copy of a file without personal and sensitive data.",
    ),
    "eval": ("evaluate:evaluate", "Score detection on documents that you have marked."),
    "mask": ("mask:mask_command", "Write copies with placeholders for persons and numbers."),
    "restore": ("restore:restore_command", "Put the values back into a translation."),
    "translate": ("translate:translate", "Give a document to translators as XLIFF, and back."),
    "check": ("check:check_command", "Compare a translation with its source before delivery."),
    "memory": ("memory:memory", "Take the personal data out of old translation memories."),
    "verify": ("verify:verify_command", "Verify a certificate of erasure, offline."),
    "vault": ("vault:vault", "Look after the encrypted files of an agency."),
    "promises": ("platform:promises", "Show whether the privacy statement is kept, now."),
    "audit": ("audit:audit", "Check that nobody changed the log of who did what."),
    "account": ("agency:account", "Open and shut accounts of staff, officers and partners."),
    "statement": ("agency:statement", "Publish the agency's privacy statement."),
    "serve": ("platform:serve", "Serve the agency's pages."),
    "worker": ("platform:worker", "Do the agency's background work."),
    "demo": ("platform:demo", "Serve an invented agency, to try everything."),
}
"""Name of each command: the module and function that hold it, and a line for the overview."""

EPILOG = """\b
Examples:
  ordvern scan letter.docx
  ordvern scan --format json archive/ > found.json
  ordvern redact letter.docx -o letter-redacted.docx
  ordvern verify certificate.pdf --certificate agency.pem
"""


class Commands(click.Group):
    """A group that imports a command's module only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(f"ordvern.cli.{module}"), function)
        return spoken(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, told(line)) for name, (_where, line) in COMMANDS.items()])


@click.group("ordvern", cls=Commands, epilog=EPILOG, context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="ordvern")
def ordvern() -> None:
    """Find, redact and safely keep personal data in documents.

    `scan`, `redact`, `mask`, `restore`, `translate`, `check` and `verify` work on your own files;
    they need no server and no network, and change none of them. Most other commands belong to an
    agency's installation.
    """


def main() -> None:
    """Run with the arguments of the process, and end it."""
    if not os.environ.get("ORDVERN_DEBUG"):
        # Libraries log the stack traces of broken files, which Python prints if nobody else does.
        logging.lastResort = logging.NullHandler()
    os.environ["LANGUAGE"] = language()  # click asks it too, and does not know "no"
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run, and give the exit status. Shows no stack trace unless ORDVERN_DEBUG is set."""
    speak()
    try:
        return int(spoken(ordvern).main(list(arguments), "ordvern", standalone_mode=False) or 0)
    except click.ClickException as problem:
        problem.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo(_("Stopped."), err=True)
        return 130
    except BrokenPipeError:
        # Whoever read our answer has gone (`| head`); say nothing more, at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as problem:
        if os.environ.get("ORDVERN_DEBUG"):
            raise
        return _failed(problem)


def _failed(problem: Exception) -> int:
    if complaint := said_plainly(problem):
        complaint.show()
        return 2
    Complaint(
        "a fault of the program ({name}).",
        "Set ORDVERN_DEBUG=1 and run it again to see where; that may show words of your files.",
        name=type(problem).__name__,
    ).show()
    return 3
