"""`ordvern scan` tells kinds and places; the words only on request."""

import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import docx
import pytest

from tests.cli.conftest import HARMLESS, LETTER, WORDS, Answer

Ordvern = Callable[..., Answer]


def test_tells_kinds_and_places_but_no_words(ordvern: Ordvern, letter: Path) -> None:
    answer = ordvern("scan", letter)
    assert answer.status == 1
    assert "sensitive about an identifiable person" in answer.out
    for kind in ("health", "person name", "phone", "email", "date of birth", "paragraph"):
        assert kind in answer.out
    assert not any(word in answer.out + answer.err for word in WORDS)


def test_shows_words_on_request(ordvern: Ordvern, letter: Path) -> None:
    assert all(word in ordvern("scan", "--show", letter).out for word in WORDS)


def test_nothing_found(ordvern: Ordvern, harmless: Path) -> None:
    answer = ordvern("scan", harmless)
    assert (answer.status, answer.err) == (0, "")
    assert "no personal data found" in answer.out


def test_unread_is_said_and_outweighs_found(ordvern: Ordvern, letter: Path) -> None:
    picture = letter.with_name("picture.png")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    answer = ordvern("scan", letter, picture)
    assert answer.status == 2
    assert "not read" in answer.out
    assert "health" in answer.out


def test_several_files_are_summed_up_last(ordvern: Ordvern, letter: Path, harmless: Path) -> None:
    empty = letter.with_name("empty.txt")
    empty.touch()
    said = ordvern("scan", letter, harmless, empty).out.splitlines()[-1]
    assert said == (
        "3 files: 1 not read; 1 sensitive about an identifiable person; 1 no personal data found"
    )
    assert "files:" not in ordvern("scan", letter).out


def test_a_folder_that_may_not_be_looked_into_is_told_and_the_rest_is_read(
    ordvern: Ordvern, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut = letter.with_name("shut")
    shut.mkdir()
    looked = Path.iterdir

    def refused(folder: Path) -> Iterator[Path]:
        if folder == shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return looked(folder)

    monkeypatch.setattr(Path, "iterdir", refused)
    answer = ordvern("scan", letter.parent)
    assert answer.status == 2
    assert "sensitive about" in answer.out
    assert f"{shut}: " in answer.err


def test_only_and_except(ordvern: Ordvern, letter: Path, harmless: Path) -> None:
    assert "health" in ordvern("scan", "--only", "special", letter).out
    assert "phone" not in ordvern("scan", "--only", "special", letter).out
    assert "phone" not in ordvern("scan", "--except", "phone", letter).out
    assert ordvern("scan", "--only", "payment_card", letter).status == 0


def test_json(ordvern: Ordvern, letter: Path, harmless: Path) -> None:
    found = json.loads(ordvern("scan", "--format", "json", letter, harmless).out)
    assert [entry["path"] for entry in found] == [str(letter), str(harmless)]
    assert found[0]["sensitive"] == ["health"]
    assert {"email", "phone", "health"} <= {each["category"] for each in found[0]["findings"]}
    assert all("text" not in each for each in found[0]["findings"])
    assert found[1]["findings"] == []


def test_json_with_words(ordvern: Ordvern, letter: Path) -> None:
    [found] = json.loads(ordvern("scan", "--format", "json", "--show", letter).out)
    assert "912 34 567" in [each["text"] for each in found["findings"]]


def test_json_of_an_empty_folder(ordvern: Ordvern, tmp_path: Path) -> None:
    assert json.loads(ordvern("scan", "--format", "json", tmp_path).out) == []


def test_folders_are_looked_through(ordvern: Ordvern, tmp_path: Path) -> None:
    for name in ("b.txt", "a/deep/c.txt", ".hidden.txt", ".git/d.txt", "~$lock.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(HARMLESS)
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    found = json.loads(ordvern("scan", "--format", "json", tmp_path).out)
    assert [each["path"] for each in found] == [
        str(tmp_path / "a/deep/c.txt"),
        str(tmp_path / "b.txt"),
    ]


def test_standard_input(ordvern: Ordvern) -> None:
    stdin = mock.Mock(buffer=io.BytesIO(LETTER.encode()))
    with mock.patch.object(sys, "stdin", stdin):
        assert ordvern("scan", "-").status == 1


def test_the_name_is_looked_at_too(ordvern: Ordvern, tmp_path: Path) -> None:
    path = tmp_path / "12 kari.nordlund@example.no.txt"
    path.write_text(HARMLESS)
    answer = ordvern("scan", path)
    assert answer.status == 1
    assert "the file's name" in answer.out


def test_hidden_places_of_a_docx_are_named(ordvern: Ordvern, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Hei.")
    document.sections[0].header.paragraphs[0].text = "Pasient: Kari Nordlund, tlf. 912 34 567"
    document.save(tmp_path / "letter.docx")
    answer = ordvern("scan", "--only", "phone", tmp_path / "letter.docx")
    assert "header" in answer.out


def test_a_name_cannot_play_with_the_terminal(ordvern: Ordvern, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202egnp.txt"
    path.write_text(HARMLESS)
    answer = ordvern("scan", path)
    assert "\\x1b[31m\\u202egnp.txt" in answer.out
    assert "\x1b[31m" not in answer.out


def test_documents_as_lines(ordvern: Ordvern, tmp_path: Path) -> None:
    documents = [{"id": "a", "text": LETTER}, {"id": 2, "text": HARMLESS}]
    path = tmp_path / "documents.jsonl"
    path.write_text("\n".join(json.dumps(each) for each in documents))
    answer = ordvern("scan", "--jsonl", path)
    one, two = (json.loads(line) for line in answer.out.splitlines())
    assert answer.status == 1
    assert (one["id"], one["personal"], one["sensitive"]) == ("a", True, ["health"])
    phone = next(each for each in one["findings"] if each["kind"] == "phone")
    assert LETTER[phone["start"] : phone["end"]] == "912 34 567"
    assert (two["id"], two["findings"]) == (2, [])


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}'])
def test_lines_that_are_no_documents(ordvern: Ordvern, tmp_path: Path, line: str) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text(line)
    answer = ordvern("scan", "--jsonl", path)
    assert answer.status == 2
    assert "line 1" in answer.err


def test_a_file_that_may_not_be_opened_is_not_read(ordvern: Ordvern, letter: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with mock.patch("ordvern.cli.files.Path.open", refuse):
        answer = ordvern("scan", letter)
    assert answer.status == 2
    assert "not read" in answer.out
