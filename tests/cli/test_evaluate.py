"""`ordvern eval` scores a marked file, and lists misses without their words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]
TEXT = "Pasient: Kari Nordlund har diabetes. Zzyx."
SPANS = [
    {"start": 9, "end": 22, "kind": "person_name"},
    {"start": 37, "end": 41, "kind": "person_name"},
]


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "spans": SPANS}) + "\n")
    return path


def test_a_table(ordvern: Ordvern, marked: Path) -> None:
    answer = ordvern("eval", marked)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("1 document\n")
    assert "person name" in answer.out


def test_json(ordvern: Ordvern, marked: Path) -> None:
    scores = json.loads(ordvern("eval", "--json", marked).out)
    assert scores["span_recall_by_kind"]["person_name"]["covered"] == 0.5
    assert scores["document_personal"] == {"precision": 1.0, "recall": 1.0, "n": 1}


def test_misses_and_alarms_are_places_and_kinds(ordvern: Ordvern, marked: Path) -> None:
    answer = ordvern("eval", "--misses", "--alarms", "--json", marked)
    assert json.loads(answer.out)["documents"] == 1
    assert "missed\ta\tperson_name\t37-41" in answer.err
    assert "alarm\ta\thealth\t27-35" in answer.err
    assert "Zzyx" not in answer.err
    assert "diabetes" not in answer.err


def test_words_on_request(ordvern: Ordvern, marked: Path) -> None:
    assert '"Zzyx"' in ordvern("eval", "--misses", "--show", marked).err


def test_a_tuning_is_scored_too(ordvern: Ordvern, marked: Path, tmp_path: Path) -> None:
    own = tmp_path / "tuning.toml"
    own.write_text('[allow]\nnames = ["Kari Nordlund"]\n')
    scores = json.loads(ordvern("eval", "--json", "--tuning", own, marked).out)
    assert scores["span_recall_by_kind"]["person_name"]["covered"] == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [("{\n", "line 1 is no JSON"), ("", "no documents"), ('{"id": 1}', "has no text")],
)
def test_files_of_another_shape(ordvern: Ordvern, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "marked.jsonl"
    path.write_text(content)
    answer = ordvern("eval", path)
    assert answer.status == 2
    assert said in answer.err


def test_a_file_that_is_not_utf8(ordvern: Ordvern, tmp_path: Path) -> None:
    path = tmp_path / "marked.jsonl"
    path.write_bytes(b"\xff\xfe{}")
    answer = ordvern("eval", path)
    assert answer.status == 2
    assert "UTF-8" in answer.err
