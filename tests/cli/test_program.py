"""The program says what it can do, starts fast, and never answers with a stack trace."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ordvern import __version__
from ordvern.cli import looking
from ordvern.cli.program import COMMANDS
from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]


def test_help_names_every_command(ordvern: Ordvern) -> None:
    answer = ordvern("--help")
    assert answer.status == 0
    assert all(f"  {name} " in answer.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(ordvern: Ordvern, name: str) -> None:
    answer = ordvern(name, "--help")
    assert answer.status == 0
    assert "Usage: ordvern" in answer.out


def test_version(ordvern: Ordvern) -> None:
    assert ordvern("--version").out.strip().endswith(__version__)


@pytest.mark.parametrize("wrong", [["scna"], ["scan"], ["scan", "--nope"], ["scan", "no/such"]])
def test_wrong_usage(ordvern: Ordvern, wrong: list[str]) -> None:
    answer = ordvern(*wrong)
    assert answer.status == 2
    assert "Traceback" not in answer.err
    assert answer.err


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("Kari Nordlund")


def test_a_fault_of_the_program_is_one_line_without_words(
    ordvern: Ordvern, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ordvern.cli.redact.look", broken)
    answer = ordvern("redact", letter, "-o", letter.with_name("out.txt"))
    assert answer.status == 3
    assert "RuntimeError" in answer.err
    assert "Kari" not in answer.err
    assert answer.err.count("\n") == 1


def test_a_fault_is_shown_to_who_asks(
    ordvern: Ordvern, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ordvern.cli.redact.look", broken)
    monkeypatch.setenv("ORDVERN_DEBUG", "1")
    with pytest.raises(RuntimeError):
        ordvern("redact", letter, "-o", letter.with_name("out.txt"))


def test_a_fault_with_one_file_does_not_end_the_look_at_others(
    ordvern: Ordvern, letter: Path, harmless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_for_letters(*arguments: object, **named: object) -> object:
        return broken() if named["name"] == letter.name else looking.look(*arguments, **named)

    monkeypatch.setattr("ordvern.cli.reporting.look", only_for_letters)
    answer = ordvern("scan", letter, harmless)
    assert answer.status == 2
    assert "RuntimeError" in answer.err
    assert "no personal data found" in answer.out


def process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_starting_imports_no_engine() -> None:
    """What makes it start fast; time itself is not asserted."""
    code = (
        "import sys; from ordvern.cli.program import run; run(['--help']);"
        "print([m for m in sys.modules if m.startswith('ordvern.') and '.cli' not in m])"
    )
    assert process(code).splitlines()[-1] == "[]"


def test_a_reader_that_leaves_early_gets_no_complaint(letter: Path) -> None:
    command = f"'{sys.executable}' -m ordvern.cli scan {' '.join([str(letter)] * 20)} | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
