"""Keeps one small input of every kind of finding, and goes on."""

import re
import traceback
from pathlib import Path
from time import process_time

from ordvern.documents.cage.child import where
from tests.fuzz.target import Target, Wrong

# An input is small and nothing else is done meanwhile: what takes longer than this hangs.
SLOWEST = 10.0
NOT_OF_NAMES = re.compile(r"[^\w.-]+")


class Catcher:
    """Feeds a target and writes down what it did not bear: an exception that nobody promised, a
    broken promise, or more processor time than an input may take."""

    def __init__(self, target: Target, findings: Path) -> None:
        self._target, self._findings = target, findings

    def take(self, content: bytes) -> None:
        began = process_time()
        try:
            self._target.take(content)
        except KeyboardInterrupt:
            raise
        except BaseException as fault:  # noqa: BLE001  panics of Rust are no Exception
            self._keep(content, named(fault), traceback.format_exc())
        else:
            if process_time() - began > SLOWEST:
                self._keep(content, "slow", f"{process_time() - began:.1f} s of the processor\n")

    def _keep(self, content: bytes, name: str, said: str) -> None:
        path = self._findings / NOT_OF_NAMES.sub("-", name)[:150]
        if path.exists() and path.stat().st_size <= len(content):
            return
        path.write_bytes(content)
        path.with_name(path.name + ".said").write_text(said)


def named(fault: BaseException) -> str:
    """The kind of a finding: the same for the same fault at the same place."""
    said = str(fault) if isinstance(fault, Wrong) else ""
    return f"{where(fault)} {said}".strip()
