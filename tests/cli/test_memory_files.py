"""Memories as files: in other forms, without a person, and as what they know of a document."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ordvern.cli import memory_purge
from ordvern.memory import Coded
from ordvern.memory.file_entry import FileEntry, Variant
from ordvern.memory.tmx import FOOTER, header, written
from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]
PAIRS = [
    ("Trykk på den røde knappen.", "Press the red button."),
    ("Kontakt Kåre Aasens kontor.", "Contact Kåre Aasen's office."),
    ("Ring 22 33 44 55 nå.", "Call 22334455 now."),
]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    entries = (
        FileEntry(n, (Variant("nb-NO", Coded(a)), Variant("en", Coded(b))), "20240101")
        for n, (a, b) in enumerate(PAIRS, 1)
    )
    file = tmp_path / "old.tmx"
    file.write_bytes(header("nb-NO") + b"".join(map(written, entries)) + FOOTER)
    return file


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlf", "tmx"])
def test_a_memory_goes_to_another_form_and_back(
    ordvern: Ordvern, old: Path, tmp_path: Path, ending: str
) -> None:
    other, again = tmp_path / f"other.{ending}", tmp_path / "again.tmx"
    assert ordvern("memory", "convert", old, "-o", other).status == 0
    assert ordvern("memory", "convert", other, "-o", again).status == 0
    expected = old.read_text()
    if ending == "xlf":  # has no place for days
        expected = expected.replace(' changedate="20240101T000000Z"', "")
    assert again.read_text().splitlines()[3:] == expected.splitlines()[3:]


def test_an_unknown_ending_is_said(ordvern: Ordvern, old: Path, tmp_path: Path) -> None:
    answer = ordvern("memory", "convert", old, "-o", tmp_path / "other.docx")
    assert (answer.status, ".xlf" in answer.err) == (2, True)


def test_a_person_is_left_out(
    ordvern: Ordvern, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.tmx"
    monkeypatch.setattr(memory_purge, "_asked", lambda: iter(["Kaare Åsen", "22334455"]))
    answer = ordvern("memory", "purge", old, "-o", out)
    assert answer.status == 0
    assert "left out 2" in answer.out
    assert out.read_text().count("<tu ") == 1
    assert "Aasen" not in out.read_text() + answer.out


def test_nobody_to_look_for_is_said(
    ordvern: Ordvern, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_purge, "_asked", lambda: iter([]))
    answer = ordvern("memory", "purge", old, "-o", tmp_path / "out.tmx")
    assert (answer.status, (tmp_path / "out.tmx").exists()) == (2, False)


def test_words_are_counted_by_band(ordvern: Ordvern, old: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(
        "Trykk på den røde knappen. Trykk på den grønne knappen. Noe helt annet her.\n"
        "Trykk på den røde knappen.\n"
    )
    answer = ordvern(
        "memory", "analyse", letter, "--memory", old, "--from", "nb", "--format", "json"
    )
    assert answer.status == 0
    found = json.loads(answer.out)
    words = {row: counts["words"] for row, counts in found["rows"].items() if counts["words"]}
    assert words == {"100": 5, "repeated": 5, "75-84": 5, "0-49": 4}
    assert found["total"]["words"] == 19


def test_an_agreed_grid_weighs_the_words(ordvern: Ordvern, old: Path, tmp_path: Path) -> None:
    letter, grid = tmp_path / "letter.txt", tmp_path / "grid.json"
    letter.write_text("Trykk på den røde knappen.\n")
    usual = ("memory", "analyse", letter, "--memory", old, "--from", "nb", "--format", "json")
    grid.write_text('{"100": 37.5}')
    found = json.loads(ordvern(*usual, "--grid", grid).out)
    assert (found["rows"]["100"]["percent"], found["rows"]["repeated"]["percent"]) == (37.5, 20)
    assert found["total"]["weighted_words"] == 5 * 0.375


@pytest.mark.parametrize("text", ["[]", "{", '{"100": 101}', '{"99": 1}', '{"100": true}', "7"])
def test_a_grid_that_is_none_is_refused(ordvern: Ordvern, tmp_path: Path, text: str) -> None:
    letter, grid = tmp_path / "letter.txt", tmp_path / "grid.json"
    letter.write_text("Trykk her.\n")
    grid.write_text(text)
    answer = ordvern("memory", "analyse", letter, "--from", "nb", "--grid", grid)
    assert (answer.status, answer.out) == (2, "")
    assert "rows of: repeated" in answer.err


def test_the_table_is_for_people(ordvern: Ordvern, old: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Trykk på den røde knappen.\n")
    answer = ordvern("memory", "analyse", letter, "--memory", old, "--from", "nb")
    rows = {line.split()[0]: line.split()[1:] for line in answer.out.splitlines()[1:-1]}
    assert rows["100"][:2] == ["1", "5"]
    assert rows["new"][:2] == ["0", "0"]
