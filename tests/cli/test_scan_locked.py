"""`ordvern scan` opens protected files with a password from a file, and leaves pictures out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tests.documents.ocr.test_pictures import drawn, needs_tesseract
from tests.documents.test_unlock import LOCKED

Ordvern = Callable[..., Answer]


@pytest.mark.parametrize(
    ("password", "said"),
    [("hemmelig\n", "person name"), ("feil", "password does not open")],
    ids=["right", "wrong"],
)
def test_a_protected_file(ordvern: Ordvern, tmp_path: Path, password: str, said: str) -> None:
    (tmp_path / "brev.docx").write_bytes(LOCKED["docx"][0])
    (tmp_path / "password").write_text(password, encoding="utf-8")
    answer = ordvern("scan", "--password-file", tmp_path / "password", tmp_path / "brev.docx")

    assert said in answer.out
    assert password.strip() not in answer.out + answer.err


@needs_tesseract
@pytest.mark.parametrize(("option", "status"), [("--ocr", 1), ("--no-ocr", 0)])
def test_pictures(ordvern: Ordvern, tmp_path: Path, option: str, status: int) -> None:
    (tmp_path / "a.png").write_bytes(drawn())

    assert ordvern("scan", option, tmp_path / "a.png").status == status
