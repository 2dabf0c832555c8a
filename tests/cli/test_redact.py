"""`ordvern redact` writes a copy without the values, or no copy at all."""

import errno
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import LETTER, WORDS, Answer
from tests.documents.conformance.registry import PLANTED
from tests.documents.conformance.traces import traces
from tests.documents.ocr.test_pictures import drawn, needs_tesseract
from tests.documents.test_unlock import LOCKED

Ordvern = Callable[..., Answer]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.txt"


def test_a_text(ordvern: Ordvern, letter: Path, out: Path) -> None:
    answer = ordvern("redact", letter, "-o", out)
    assert answer.status == 0
    copy = out.read_text()
    assert not any(word in copy + answer.out + answer.err for word in WORDS)
    assert copy.count("[navn 1]") == 2
    assert letter.read_text() == LETTER
    assert ordvern("scan", out).status == 0


def test_a_docx(ordvern: Ordvern, tmp_path: Path) -> None:
    source, target = tmp_path / "letter.docx", tmp_path / "out.docx"
    document = docx.Document()
    for line in LETTER.splitlines():
        document.add_paragraph(line)
    document.save(source)
    assert ordvern("redact", source, "-o", target).status == 0
    with zipfile.ZipFile(target) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert not any(word.encode() in everything for word in WORDS)
    assert any("[navn 1]" in each.text for each in docx.Document(target).paragraphs)


@pytest.mark.parametrize("kind", ["pptx", "odt", "ods", "odp", "xliff", "tmx", "eml", "idml"])
def test_other_formats(ordvern: Ordvern, tmp_path: Path, kind: str) -> None:
    source, target = tmp_path / f"file.{kind}", tmp_path / f"out.{kind}"
    planted = ("Kari Nordmann", "41 23 45 67")
    source.write_bytes(next(iter(PLANTED[kind](*planted).values())))

    assert ordvern("redact", source, "-o", target).status == 0
    assert traces(target.read_bytes(), planted) == []


@pytest.mark.parametrize(
    ("language", "label"), [("nb", "[navn 1]"), ("nn", "[namn 1]"), ("en", "[name 1]")]
)
def test_labels_in_a_language(
    ordvern: Ordvern, letter: Path, out: Path, language: str, label: str
) -> None:
    ordvern("redact", letter, "-o", out, "--language", language)
    assert label in out.read_text()


def test_only_some_categories(ordvern: Ordvern, letter: Path, out: Path) -> None:
    ordvern("redact", letter, "-o", out, "--only", "phone")
    copy = out.read_text()
    assert "912 34 567" not in copy
    assert "Kari Nordlund" in copy


def test_what_the_tuning_allows_stays(
    ordvern: Ordvern, letter: Path, out: Path, tmp_path: Path
) -> None:
    own = tmp_path / "tuning.toml"
    own.write_text('off = ["health"]\n[allow]\nphones = ["+47 912 34 567"]\n')
    assert ordvern("redact", letter, "-o", out, "--tuning", own).status == 0
    copy = out.read_text()
    assert "912 34 567" in copy
    assert "diabetes" in copy
    assert "Nordlund" not in copy


def test_a_tuning_that_leaves_nothing_writes_nothing(
    ordvern: Ordvern, out: Path, tmp_path: Path
) -> None:
    source, own = tmp_path / "note.txt", tmp_path / "tuning.toml"
    source.write_text("Kontakt: Kari Nordlund\n")
    own.write_text('[allow]\nnames = ["Kari Nordlund"]\n')
    assert ordvern("redact", source, "-o", out, "--tuning", own).status == 1
    assert not out.exists()


def test_nothing_found_writes_nothing(ordvern: Ordvern, harmless: Path, out: Path) -> None:
    answer = ordvern("redact", harmless, "-o", out)
    assert answer.status == 1
    assert "Nothing was found" in answer.out
    assert not out.exists()


def test_overwrites_only_when_told_to(ordvern: Ordvern, letter: Path, out: Path) -> None:
    out.write_text("mine")
    assert ordvern("redact", letter, "-o", out).status == 2
    assert out.read_text() == "mine"
    assert ordvern("redact", letter, "-o", out, "--force").status == 0
    assert "[navn 1]" in out.read_text()


def test_never_overwrites_the_original(ordvern: Ordvern, letter: Path) -> None:
    link = letter.with_name("link.txt")
    link.symlink_to(letter)
    for target in (letter, link):
        answer = ordvern("redact", letter, "-o", target, "--force")
        assert answer.status == 2
        assert "same file" in answer.err
    assert letter.read_text() == LETTER


def test_a_refused_file_leaves_nothing(ordvern: Ordvern, tmp_path: Path, out: Path) -> None:
    source = tmp_path / "broken.docx"
    source.write_bytes(b"PK\x03\x04" + bytes(200))
    answer = ordvern("redact", source, "-o", out)
    assert answer.status == 2
    assert "broken.docx" in answer.err
    assert sorted(tmp_path.iterdir()) == [source]


def test_a_folder_that_is_not_there(ordvern: Ordvern, letter: Path, tmp_path: Path) -> None:
    answer = ordvern("redact", letter, "-o", tmp_path / "none" / "out.txt")
    assert answer.status == 2
    folder = tmp_path / "none"
    assert answer.err.startswith(f"ordvern: {folder}: there is no such folder. Make it first")


def test_a_name_of_another_type_is_refused(ordvern: Ordvern, letter: Path, tmp_path: Path) -> None:
    answer = ordvern("redact", letter, "-o", tmp_path / "out.pdf")
    assert answer.status == 2
    assert "end in .txt" in answer.err
    assert not (tmp_path / "out.pdf").exists()


def test_what_a_killed_run_left_is_not_in_the_way(
    ordvern: Ordvern, letter: Path, out: Path
) -> None:
    out.with_name(f".{out.name}.part").write_text("half")
    out.with_name(f".ordvern-{os.getpid()}.part").write_text("half")
    assert ordvern("redact", letter, "-o", out).status == 0


def test_what_the_disk_refuses_names_the_copy(
    ordvern: Ordvern, letter: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    answer = ordvern("redact", letter, "-o", out)
    assert answer.status == 2
    assert answer.err.startswith(f"ordvern: {out}: No space left on device. Make room")
    assert sorted(out.parent.iterdir()) == [letter]


def test_from_a_pipe_into_a_pipe(letter: Path) -> None:
    command = f"'{sys.executable}' -m ordvern.cli redact - -o - < '{letter}'"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert "Pasient: [navn 1]" in done.stdout
    assert not any(word in done.stdout for word in WORDS)
    assert "Written to standard output" in done.stderr


def test_a_picture_that_is_not_read_is_told_of(ordvern: Ordvern, tmp_path: Path) -> None:
    source, out = tmp_path / "scan.png", tmp_path / "out.png"
    source.write_bytes(drawn())
    answer = ordvern("redact", source, "-o", out, "--no-ocr")
    assert answer.status == 1
    assert "Nothing was found in what could be read" in answer.out
    assert "look at it" in answer.err


@needs_tesseract
def test_a_picture_is_painted(ordvern: Ordvern, tmp_path: Path) -> None:
    source, out = tmp_path / "scan.png", tmp_path / "out.png"
    source.write_bytes(drawn())
    assert ordvern("redact", source, "-o", out).status == 0
    read = ordvern("scan", "--show", out).out
    assert "Ødegård" in ordvern("scan", "--show", source).out
    assert not any(word in read for word in ("Kåre", "Ødegård"))


def test_a_protected_file_with_its_password(ordvern: Ordvern, tmp_path: Path) -> None:
    source, words, out = tmp_path / "a.docx", tmp_path / "words.txt", tmp_path / "b.docx"
    source.write_bytes(LOCKED["docx"][0])
    words.write_text("hemmelig\n")
    assert ordvern("redact", source, "-o", out).status == 2
    assert ordvern("redact", source, "-o", out, "--password-file", words).status == 0
    assert ordvern("scan", out).status == 0


def test_a_password_for_a_file_without_one_is_no_harm(
    ordvern: Ordvern, letter: Path, out: Path, tmp_path: Path
) -> None:
    words = tmp_path / "words"
    words.write_text("hemmelig\n")
    assert ordvern("redact", letter, "-o", out, "--password-file", words).status == 0
