"""Writes the documents that are made from the code; with --check says which are out of date."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import django
from django.utils import translation

from ordvern.cli.program import ordvern

if TYPE_CHECKING:
    from ordvern.apps.core.states import Transition
    from ordvern.apps.statement.promise import Promise

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- Written by `make docs` from the code: change the code, not this file. -->\n"


def orders() -> str:
    """The states of an order as a diagram and a table, from the table of transitions."""
    from ordvern.apps.orders.states import (
        ACCEPT_JOB,
        DECLINE_JOB,
        DELIVER_JOB,
        ORDER_STEPS,
        REVOKE_JOB,
        STEP_STEPS,
    )

    return "\n".join(
        [
            "# States of an order and of a job\n",
            "An order moves only along these steps, one guarded update each; everything else is",
            "refused. From `ordvern/apps/orders/states.py`.\n",
            _diagram("Order", ORDER_STEPS),
            "An order has a chain of steps for each language that it goes into: translate, then",
            "revise and proofread where that is planned. A step begins when those before it are",
            "done; the first that begins puts the order in work.\n",
            _diagram("Step of a chain", STEP_STEPS),
            "A job is one partner's part of an order: a step.\n",
            _diagram("Job", [ACCEPT_JOB, DECLINE_JOB, DELIVER_JOB, REVOKE_JOB]),
        ]
    )


def _diagram(title: str, steps: "Sequence[Transition]") -> str:
    lines = [f"## {title}\n", "```mermaid", "stateDiagram-v2"]
    for step in steps:
        lines += [f"    {source} --> {step.target}: {step.name}" for source in sorted(step.sources)]
    return "\n".join([*lines, "```\n"])


HOW = {
    "structure": "by structure: there is no place or way to break it",
    "guard": "by guard: every way to break it passes a check that fails closed",
    "configuration": "by configuration: the operator declares it; a start-up check refuses others",
}


def promises() -> str:
    """Each promise in the order of the statement: what it says, what keeps it, what is a breach."""
    from ordvern.apps.statement.lines import answers
    from ordvern.apps.statement.promises import PROMISES

    with translation.override("en"):
        return "\n".join(
            [
                "# The promises\n",
                "Each sentence of the privacy statement is a module in",
                "`src/ordvern/apps/statement/promises/`, with a query whose every row is a breach.",
                "`ordvern promises` runs the queries now; a worker runs them every hour and keeps",
                "the counts as evidence; the public page of the statement shows the result.\n",
                *(_promise(promise) for promise in PROMISES),
                "## The lines of the statement\n",
                "| Line | What is done | By or why |",
                "|---|---|---|",
                *(f"| {line.line} | {line.answer} | {line.why} |" for line in answers(PROMISES)),
                "",
            ]
        )


def _promise(promise: "Promise") -> str:
    module = promise.id.replace("-", "_")
    keepers = ", ".join(f"`{keeper.__module__}.{keeper.__name__}`" for keeper in promise.keepers)
    seen = " ".join((promise.breaches.__doc__ or "").split())
    return "\n".join(
        [
            f"## {promise.id}\n",
            f"> {promise.says}\n",
            f"- Lines of the statement: {', '.join(promise.lines)}",
            f"- Kept {HOW[promise.kept]}",
            f"- Kept by: {keepers}",
            f"- A breach is: {seen}",
            f"- [Module](../src/ordvern/apps/statement/promises/{module}.py),"
            f" [tests](../tests/promises/test_{module}.py)\n",
        ]
    )


def commands() -> str:
    """The help of every command of the command line."""
    context = click.Context(ordvern, info_name="ordvern", terminal_width=88)
    names = ordvern.list_commands(context)
    return "\n".join(
        ["# The command line\n", *(_command(ordvern, name, context) for name in names)]
    )


def _command(group: click.Group, name: str, parent: click.Context) -> str:
    command = group.get_command(parent, name)
    if command is None:
        raise LookupError(name)
    context = click.Context(command, parent, info_name=name, terminal_width=88)
    told = f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if not isinstance(command, click.Group):
        return told
    below = command.list_commands(context)
    return "\n".join([told, *(_command(command, each, context) for each in below)])


def identity_numbers() -> str:
    """Every kind of identity number, by country: what checks it and whether it needs a label."""
    from ordvern.detection.recognizer import REPORTED_FROM
    from ordvern.detection.recognizers.europe.numbers import NUMBERS
    from ordvern.detection.registry import LABELLED, PATTERNS

    sure = {each.id: each.confidence for each in PATTERNS if each.confidence >= REPORTED_FROM}
    labelled = {each.id for each in LABELLED}
    rows = [
        f"| {row.country} | {row.name} | {row.checked_by} | {row.proof} | "
        f"{'no' if row.recognizer in sure else 'yes'} | `{row.recognizer}` |"
        for row in sorted(NUMBERS, key=lambda row: row.country)
    ]
    if unknown := {row.recognizer for row in NUMBERS} - labelled - {each.id for each in PATTERNS}:
        raise LookupError(", ".join(sorted(unknown)))
    return "\n".join(
        [
            "# Identity numbers by country\n",
            "National identity, social-security and tax numbers of persons that detection knows:",
            "the EEA, Switzerland, the United Kingdom, the United States, Ukraine and Turkey. A",
            "number whose shape proves little counts only after a label (`NIF: ...`); after a",
            "label it counts also with a wrong check digit, for a typing error still points at",
            "somebody.\n",
            "| Country | Number | Checked by | What shows it | Needs a label | Recognizer |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def formats() -> str:
    """What can be done with each format, from the registries of those who do it."""
    from ordvern.documents.capabilities import FORMATS, OPERATIONS, can

    heads = ["format", *OPERATIONS, "how values go, and what stands there", "not covered"]
    rows = [
        [
            each.name,
            *("yes" if can(each, operation) else "-" for operation in OPERATIONS),
            each.redaction,
            each.not_covered or "-",
        ]
        for each in FORMATS
    ]
    return "\n".join(
        [
            "# Formats\n",
            "What is read and how: [documents](documents.md). What goes, how that is proven and",
            "what holds for all formats: [redaction](redaction.md). What comes back:",
            "[masking](masking.md), [translation](translation.md).\n",
            *(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)),
            "",
        ]
    )


def law() -> str:
    """Each rule with the law behind it, the day it was looked at, where it stands, what is ours."""
    from ordvern.apps.records.law import grounds

    with translation.override("en"):
        found = list(grounds())
    parts = list(dict.fromkeys(each.part for each in found))
    lines = [
        "# The law, and where it stands in the code\n",
        "What the system does because a law says so, with the source, the day on which somebody",
        "last looked at it, the module, and what in it the law leaves open and we decided. A test",
        "holds that no rule of retention, rights, breaches or transfers is missing. It is no legal",
        "advice: an agency answers for its own reading.\n",
    ]
    for part in parts:
        lines += [f"## {part}\n", "| Rule | Source | Looked at | In the code | Ours |"]
        lines += ["|---|---|---|---|---|"]
        lines += [
            f"| {each.says} | {each.law} | {each.looked_on} |"
            f" [`{each.where}`](../src/ordvern/{each.where}) | {each.ours or '-'} |"
            for each in found
            if each.part == part
        ]
        lines.append("")
    return "\n".join(lines)


DOCUMENTS: dict[str, Callable[[], str]] = {
    "docs/orders.md": orders,
    "docs/promises.md": promises,
    "docs/law.md": law,
    "docs/formats.md": formats,
    "docs/reference/command-line.md": commands,
    "docs/reference/identity-numbers.md": identity_numbers,
}


def main(*, check: bool) -> int:
    """Write, or only compare; the number of documents that were not up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")
    os.environ["LANGUAGE"] = "en"
    django.setup()
    stale = []
    for name, render in DOCUMENTS.items():
        path, text = ROOT / name, NOTE + render()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        sys.stdout.write(f"{name} {'is out of date: make docs' if check else 'written'}\n")
    return len(stale)


if __name__ == "__main__":
    behind = main(check="--check" in sys.argv)
    sys.exit(behind if "--check" in sys.argv else 0)
