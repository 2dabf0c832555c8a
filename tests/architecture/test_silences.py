"""A checker is told to be silent only where somebody says why."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SILENCE = re.compile(r"#\s*(?:noqa|type: ignore)(?::\s*[A-Z0-9, ]+|\[[a-z\-, ]+\])?(?P<why>.*)$")
WORD = re.compile(r"[A-Za-z]{2,}")
FOLDERS = ("src", "tests", "bench", "scripts")


def unexplained(text: str) -> list[int]:
    """The numbers of the lines that silence a checker without two words of why."""
    found = [(n, SILENCE.search(line)) for n, line in enumerate(text.splitlines(), 1)]
    return [n for n, silence in found if silence and len(WORD.findall(silence["why"])) < 2]


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_silence_is_explained(folder: str) -> None:
    bare = {
        str(path.relative_to(ROOT)): lines
        for path in (ROOT / folder).rglob("*.py")
        if (lines := unexplained(path.read_text(encoding="utf-8")))
    }
    assert not bare


def test_a_planted_silence_is_seen() -> None:
    planted = "x = 1  # no" + "qa: S101\ny = 2  # no" + "qa: S101 - the type says so\n"
    assert unexplained(planted) == [1]
