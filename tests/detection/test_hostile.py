"""Spellings that hide, and texts made to take long; needs the sample files."""

from pathlib import Path

import pytest

from ordvern.detection import scan
from ordvern.text import Category

HOSTILE = Path(__file__).parents[3] / "shared" / "samples" / "hostile"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile sample files are not here"),
]


def texts(folder: str) -> list[Path]:
    return sorted((HOSTILE / folder).glob("*.txt")) if HOSTILE.is_dir() else []


@pytest.mark.parametrize("path", texts("obfuscated-id"), ids=lambda path: path.name)
def test_hidden_identity_numbers(path: Path) -> None:
    findings = scan(path.read_text(encoding="utf-8")).findings
    assert any(f.category is Category.NATIONAL_ID for f in findings)


@pytest.mark.parametrize("path", texts("obfuscated-sensitive"), ids=lambda path: path.name)
def test_hidden_sensitive_words(path: Path) -> None:
    assert scan(path.read_text(encoding="utf-8")).assessment.sensitive == {Category.HEALTH}


@pytest.mark.parametrize("path", texts("redos"), ids=lambda path: path.name)
def test_texts_made_to_take_long_are_scanned(path: Path) -> None:
    assert scan(path.read_text(encoding="utf-8", errors="replace")).findings is not None
