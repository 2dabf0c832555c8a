"""Writes the documents that are made from the code; with --check says which are out of date."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from ordvern.apps.core.states import Transition

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
    )

    return "\n".join(
        [
            "# States of an order and of a job\n",
            "An order moves only along these steps, one guarded update each; everything else is",
            "refused. From `ordvern/apps/orders/states.py`.\n",
            _diagram("Order", ORDER_STEPS),
            "A job is one partner's part of an order.\n",
            _diagram("Job", [ACCEPT_JOB, DECLINE_JOB, DELIVER_JOB, REVOKE_JOB]),
        ]
    )


def _diagram(title: str, steps: "Sequence[Transition]") -> str:
    lines = [f"## {title}\n", "```mermaid", "stateDiagram-v2"]
    for step in steps:
        lines += [f"    {source} --> {step.target}: {step.name}" for source in sorted(step.sources)]
    return "\n".join([*lines, "```\n"])


DOCUMENTS: dict[str, Callable[[], str]] = {"docs/orders.md": orders}


def main(*, check: bool) -> int:
    """Write, or only compare; the number of documents that were not up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")
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
