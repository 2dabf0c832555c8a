"""A tagger of another make: an ONNX model beside the rules, alone, and in long texts."""

import json
from pathlib import Path

import pytest

from ordvern.detection import scan
from ordvern.detection.names.onnx import NoSuchModel, find_persons, onnx_tagger, read_folder
from ordvern.text import Category
from tests.detection.names.lookup_model import save_model

pytest.importorskip("onnxruntime", reason="onnxruntime is missing: no ONNX model is run")
pytest.importorskip("tokenizers", reason="tokenizers is missing: no ONNX model is run")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_model(tmp_path)


def test_a_word_is_a_name_if_one_of_its_pieces_is(folder: Path) -> None:
    text = "Der kom Zimbo Qvelbod fra Bodø, og Zimbo Zimbo."
    persons = list(find_persons(text, read_folder(folder), threshold=0.5))

    assert [text[p.start : p.end] for p in persons] == ["Zimbo Qvelbod", "Zimbo", "Zimbo"]
    assert all(0.99 < person.confidence <= 1 for person in persons)


def test_windows_of_a_long_text_meet_without_gap_or_seam(folder: Path) -> None:
    text = "Zimbo Qvelbod sa nei. " * 4000
    persons = list(find_persons(text, read_folder(folder), threshold=0.5))

    assert [person.start for person in persons] == list(range(0, len(text), 22))
    assert {person.end - person.start for person in persons} == {13}


def test_scans_take_its_names_beside_those_of_the_rules(folder: Path) -> None:
    text = "Pasient: Kari Nordlund. Det ringte zimbo qvelbod og Zimbo Qvelbod."
    found = scan(text, tagger=onnx_tagger(read_folder(folder))).findings

    names = [text[f.span.start : f.span.end] for f in found if f.category is Category.PERSON_NAME]
    assert names == ["Kari Nordlund", "zimbo qvelbod", "Zimbo Qvelbod"]


def test_without_the_rules_it_is_alone(folder: Path) -> None:
    text = "Pasient: Kari Nordlund. Det ringte Zimbo Qvelbod."
    found = scan(text, tagger=onnx_tagger(read_folder(folder), rules=False)).findings

    assert [text[f.span.start : f.span.end] for f in found] == ["Zimbo Qvelbod"]


@pytest.mark.parametrize("broken", ["model.onnx", "config.json", "tokenizer.json"])
def test_a_file_of_another_kind_is_refused(folder: Path, broken: str) -> None:
    (folder / broken).write_text("no")

    with pytest.raises(NoSuchModel):
        read_folder(folder)


def test_a_model_without_persons_is_refused(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({"id2label": {"0": "O", "1": "B-LOC"}}))

    with pytest.raises(NoSuchModel, match="person"):
        read_folder(folder)


def test_a_model_of_other_width_is_refused(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({"id2label": {"0": "O", "1": "B-PER"}}))

    with pytest.raises(NoSuchModel, match="label"):
        list(find_persons("Zimbo", read_folder(folder), threshold=0.5))
