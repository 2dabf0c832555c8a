"""`ordvern check`: what a translation lacks, in two documents or in one XLIFF file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tests.documents.translation.samples import extract, translated

Run = Callable[..., Answer]
SOURCE = "Fristen er 17. mai 2024.\nSkriv til post@example.no om du lurer på noe.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(SOURCE)
    return path


def test_a_good_translation_has_no_differences(ordvern: Run, source: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.txt"
    target.write_text("The deadline is 17 May 2024.\nAny questions? Ask post@example.no today.\n")

    answer = ordvern("check", source, target, "--from", "nb", "--to", "en")

    assert (answer.status, answer.out) == (0, "2 segments compared, 0 differences.\n")


def test_differences_are_told_with_place_and_words(
    ordvern: Run, source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "b.txt"
    target.write_text(f"The deadline is 18 May 2024.\n{SOURCE.splitlines()[1]}\n")

    answer = ordvern("check", source, target, "--from", "nb", "--to", "en")

    assert answer.status == 1
    assert "date that the translation lacks: 17. mai 2024" in answer.out
    assert "target is the source: Skriv til" in answer.out


def test_one_xliff_file_holds_both_sides(ordvern: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "a.xlf"
    xliff = translated(extract("txt", SOURCE.encode()).content)
    sheet.write_bytes(xliff.replace(b"<target>Fristen er 17. mai 2024.", b"<target>Soon."))

    answer = ordvern("check", sheet, "--format", "json")

    told = json.loads(answer.out)
    assert answer.status == 1
    assert told["target_language"] == "en"
    assert [each["kind"] for each in told["differences"]] == ["date_missing", "untranslated"]


def test_one_file_that_is_no_xliff_is_refused(ordvern: Run, source: Path) -> None:
    answer = ordvern("check", source)

    assert answer.status == 2
    assert "Name the translation too" in answer.err
