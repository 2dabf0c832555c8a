"""Runs the command line inside the test, and a letter about an invented patient."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ordvern.cli.program import run

LETTER = """Epikrise

Pasient: Kari Nordlund, født 12.03.1981
Telefon: 912 34 567, e-post kari.nordlund@example.no

Nordlund har diabetes type 2 og ble sykmeldt i mai.
"""
HARMLESS = "Møtet er i morgen klokken ti. Ta med kaffe.\n"
WORDS = ("Nordlund", "912 34 567", "kari.nordlund", "diabetes")


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever language the machine speaks; tests of others set LANG."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def ordvern(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    def call(*arguments: object) -> Answer:
        status = run([str(argument) for argument in arguments])
        return Answer(status, *capsys.readouterr())

    return call


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    return path


@pytest.fixture
def harmless(tmp_path: Path) -> Path:
    path = tmp_path / "harmless.txt"
    path.write_text(HARMLESS)
    return path
