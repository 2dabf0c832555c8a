"""`ordvern scan --tagger`: names by a model of the user's."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer
from tests.detection.names.lookup_model import save_model

pytest.importorskip("onnxruntime", reason="onnxruntime is missing: no ONNX model is run")
pytest.importorskip("tokenizers", reason="tokenizers is missing: no ONNX model is run")

Ordvern = Callable[..., Answer]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    return save_model(folder)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("i dag ringte zimbo qvelbod igjen", encoding="utf-8")
    return path


@pytest.mark.parametrize("more", [(), ("--workers", "1"), ("--explain",)])
def test_the_model_names_whom_the_built_in_one_does_not(
    ordvern: Ordvern, model: Path, note: Path, more: tuple[str, ...]
) -> None:
    assert ordvern("scan", note).status == 0

    answer = ordvern("scan", "--tagger", model, *more, note)

    assert (answer.status, answer.err) == (1, "")
    assert "person name" in answer.out


def test_with_lines_of_documents(ordvern: Ordvern, model: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps({"id": 1, "text": "i dag ringte zimbo"}) + "\n")

    answer = json.loads(ordvern("scan", "--tagger", model, "--jsonl", lines).out)

    assert [(each["start"], each["end"]) for each in answer["findings"]] == [(13, 18)]


def test_a_folder_without_model_is_told_at_once(ordvern: Ordvern, tmp_path: Path) -> None:
    answer = ordvern("scan", "--tagger", tmp_path, tmp_path)

    assert answer.status == 2
    assert "config.json" in answer.err
