"""`ordvern mask` and `ordvern restore`: out with placeholders, back with values, or nothing."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import docx
import pytest

from tests.cli.conftest import LETTER, Answer

Ordvern = Callable[..., Answer]
VALUES = ("Nordlund", "912 34 567", "kari.nordlund", "12.03.1981")


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text("fire kråker på et gjerde\n")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "masked"


@pytest.fixture
def map_path(tmp_path: Path) -> Path:
    return tmp_path / "order.map"


@pytest.fixture
def masked(ordvern: Ordvern, letter: Path, folder: Path, map_path: Path) -> Path:
    answer = ordvern("mask", letter, "-o", folder, "--map", map_path, "--plain-map")
    assert answer.status == 0
    return folder / letter.name


def test_there_and_back_under_a_pass_phrase(
    ordvern: Ordvern, letter: Path, folder: Path, map_path: Path, words: Path, tmp_path: Path
) -> None:
    options = ("--map", map_path, "--passphrase-file", words)
    answer = ordvern("mask", letter, "-o", folder, *options)
    assert answer.status == 0
    copy = (folder / letter.name).read_text()
    assert "Pasient: ⟦P1⟧, født ⟦D1⟧" in copy
    assert not any(value in copy + answer.out + answer.err for value in VALUES)
    assert map_path.read_bytes().startswith(b"age-encryption.org/")
    assert b"Nordlund" not in map_path.read_bytes()
    assert ordvern("restore", folder / letter.name, "-o", tmp_path / "back", *options).status == 0
    assert (tmp_path / "back").read_text() == LETTER


def test_a_wrong_pass_phrase(
    ordvern: Ordvern, letter: Path, folder: Path, map_path: Path, words: Path, tmp_path: Path
) -> None:
    options = ("--map", map_path, "--passphrase-file", words)
    ordvern("mask", letter, "-o", folder, *options)
    words.write_text("noe annet")
    answer = ordvern("restore", folder / letter.name, "-o", tmp_path / "back", *options)
    assert answer.status == 2
    assert "does not open the map" in answer.err
    assert not (tmp_path / "back").exists()


def test_the_pass_phrase_is_asked_for(
    ordvern: Ordvern, letter: Path, folder: Path, map_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, object]] = []

    def prompt(text: str, **how: object) -> str:
        asked.append(how)
        return "fire kråker"

    monkeypatch.setattr(click, "prompt", prompt)
    assert ordvern("mask", letter, "-o", folder, "--map", map_path).status == 0
    assert asked == [{"hide_input": True, "confirmation_prompt": True, "err": True}]


def test_without_a_terminal_no_pass_phrase_is_asked_for(
    letter: Path, folder: Path, map_path: Path
) -> None:
    command = [sys.executable, "-m", "ordvern.cli", "mask", letter, "-o", folder, "--map", map_path]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        start_new_session=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("ordvern: there is no terminal")
    assert done.stderr.count("\n") == 1
    assert not map_path.exists()


def test_a_plain_map_is_its_owners_alone_and_warned_of(
    ordvern: Ordvern, letter: Path, folder: Path, map_path: Path
) -> None:
    answer = ordvern("mask", letter, "-o", folder, "--map", map_path, "--plain-map")
    assert "not encrypted" in answer.err
    assert map_path.stat().st_mode & 0o777 == 0o600
    assert "Kari Nordlund" in map_path.read_text()


def test_two_files_and_a_third_later_share_their_placeholders(
    ordvern: Ordvern, letter: Path, masked: Path, map_path: Path, folder: Path, tmp_path: Path
) -> None:
    later = tmp_path / "later.txt"
    later.write_text("Pasient: Ola Heimdal. Ring Kari Nordlund på telefon 912 34 567.\n")
    answer = ordvern("mask", later, "-o", folder, "--map", map_path)
    assert answer.status == 0
    assert (folder / "later.txt").read_text() == "Pasient: ⟦P2⟧. Ring ⟦P1⟧ på telefon ⟦T1⟧.\n"
    answer = ordvern("restore", masked, "-o", tmp_path / "back", "--map", map_path)
    assert (answer.status, (tmp_path / "back").read_text()) == (0, LETTER)


def test_missing_and_invented_are_named(
    ordvern: Ordvern, masked: Path, map_path: Path, tmp_path: Path
) -> None:
    translation = tmp_path / "letter-en.txt"
    translation.write_text("Patient: [[p1]], born. Phone: ⟦ T1 ⟧, ⟦P77⟧. ⟦P1b⟧'s e-mail: ⟦E1⟧\n")
    back = tmp_path / "back"
    answer = ordvern("restore", translation, "-o", back, "--map", map_path, "--of", "letter.txt")
    assert answer.status == 1
    assert "missing: ⟦D1⟧" in answer.err
    assert "left as it is: ⟦P77⟧" in answer.err
    assert back.read_text() == (
        "Patient: Kari Nordlund, born. Phone: 912 34 567, ⟦P77⟧. "
        "Nordlund's e-mail: kari.nordlund@example.no\n"
    )


def test_a_docx(ordvern: Ordvern, tmp_path: Path, folder: Path, map_path: Path) -> None:
    source, target = tmp_path / "letter.docx", tmp_path / "back.docx"
    document = docx.Document()
    for line in LETTER.splitlines():
        document.add_paragraph(line)
    document.save(source)
    ordvern("mask", source, "-o", folder, "--map", map_path, "--plain-map")
    assert "⟦P1⟧" in docx.Document(folder / "letter.docx").paragraphs[2].text
    answer = ordvern("restore", folder / "letter.docx", "-o", target, "--map", map_path)
    assert answer.status == 0
    assert [each.text for each in docx.Document(target).paragraphs] == LETTER.splitlines()


def test_nothing_found_writes_nothing(
    ordvern: Ordvern, harmless: Path, folder: Path, map_path: Path
) -> None:
    answer = ordvern("mask", harmless, "-o", folder, "--map", map_path, "--plain-map")
    assert answer.status == 1
    assert not folder.exists()
    assert not map_path.exists()


def test_one_refused_file_leaves_nothing(
    ordvern: Ordvern, letter: Path, tmp_path: Path, folder: Path, map_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04" + bytes(200))
    answer = ordvern("mask", letter, broken, "-o", folder, "--map", map_path, "--plain-map")
    assert answer.status == 2
    assert "broken.docx" in answer.err
    assert not folder.exists()
    assert not map_path.exists()


def test_text_that_looks_like_a_placeholder_of_the_map(
    ordvern: Ordvern, masked: Path, map_path: Path, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Se figur [P1]. Ring Kari Nordlund.\n")
    answer = ordvern("mask", other, "-o", folder, "--map", map_path)
    assert answer.status == 2
    assert "P1" in answer.err
    assert "map of its own" in answer.err
    assert not (folder / "other.txt").exists()


def test_overwrites_only_when_told_to(
    ordvern: Ordvern, letter: Path, masked: Path, map_path: Path, folder: Path
) -> None:
    before = map_path.read_bytes()
    masked.write_text("mine")
    assert ordvern("mask", letter, "-o", folder, "--map", map_path).status == 2
    assert masked.read_text() == "mine"
    assert ordvern("mask", letter, "-o", folder, "--map", map_path, "--force").status == 0
    assert "⟦P1⟧" in masked.read_text()
    assert map_path.read_bytes() == before


def test_never_over_the_original_or_the_map(
    ordvern: Ordvern, letter: Path, masked: Path, map_path: Path
) -> None:
    assert ordvern("mask", letter, "-o", letter.parent, "--map", map_path, "--force").status == 2
    assert ordvern("mask", letter, "-o", masked.parent, "--map", letter, "--force").status == 2
    assert ordvern("restore", masked, "-o", map_path, "--map", map_path, "--force").status == 2
    assert letter.read_text() == LETTER
    assert "Kari" in map_path.read_text()


@pytest.mark.parametrize("content", ["", "{}", "[1]", "not a map", '{"ordvern_mask_map": 2}'])
def test_what_is_no_map(
    ordvern: Ordvern, masked: Path, map_path: Path, tmp_path: Path, content: str
) -> None:
    map_path.write_text(content)
    answer = ordvern("restore", masked, "-o", tmp_path / "back", "--map", map_path)
    assert answer.status == 2
    assert "no map of placeholders" in answer.err


def test_a_name_that_was_never_masked(
    ordvern: Ordvern, masked: Path, map_path: Path, tmp_path: Path
) -> None:
    answer = ordvern(
        "restore", masked, "-o", tmp_path / "back", "--map", map_path, "--of", "nei.txt"
    )
    assert answer.status == 2
    assert not (tmp_path / "back").exists()


def test_the_name_of_a_file_is_warned_of(
    ordvern: Ordvern, letter: Path, folder: Path, map_path: Path
) -> None:
    named = letter.with_name("Pasient Kari Nordlund 912 34 567.txt")
    letter.rename(named)
    answer = ordvern("mask", named, "-o", folder, "--map", map_path, "--plain-map")
    assert answer.status == 0
    assert "name of this file tells" in answer.err
    assert "⟦P1⟧" in (folder / named.name).read_text()
