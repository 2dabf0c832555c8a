"""A tagger of another make: a real ONNX model, small enough to be written out here byte by byte."""

import json
from pathlib import Path

import numpy as np
import pytest

from ordvern.detection import scan
from ordvern.detection.names.onnx import NoSuchModel, find_persons, onnx_tagger, read_folder
from ordvern.text import Category

pytest.importorskip("onnxruntime", reason="onnxruntime is missing: no ONNX model is run")
pytest.importorskip("tokenizers", reason="tokenizers is missing: no ONNX model is run")

LABELS = ("O", "B-PER", "I-PER", "B-LOC")
WORDS = {"[UNK]": 0, "[CLS]": 3, "[SEP]": 3, "zimbo": 1, "qvel": 2, "##bod": 0, "bodø": 3}


def field(number: int, content: bytes | int | str) -> bytes:
    """A field of protocol buffers: a number, or bytes with their length."""
    if isinstance(content, int):
        return varint(number << 3) + varint(content)
    data = content.encode() if isinstance(content, str) else content
    return varint(number << 3 | 2) + varint(len(data)) + data


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def value_info(name: str, kind: int, *sizes: str | int) -> bytes:
    shape = b"".join(
        field(1, field(1, size) if isinstance(size, int) else field(2, size)) for size in sizes
    )
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, shape)))


def model_bytes(table: np.ndarray) -> bytes:
    """A model of one node, which looks scores up in a table by the number of each piece."""
    rows, columns = table.shape
    node = field(1, "table") + field(1, "input_ids") + field(2, "logits") + field(4, "Gather")
    constant = field(1, rows) + field(1, columns) + field(2, 1) + field(8, "table")
    constant += field(9, table.astype("<f4").tobytes())
    graph = field(1, node) + field(2, "lookup") + field(5, constant)
    graph += field(11, value_info("input_ids", 7, "batch", "length"))
    graph += field(12, value_info("logits", 1, "batch", "length", columns))
    return field(1, 8) + field(7, graph) + field(8, field(2, 13))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model that knows two names and a place, as converters would leave it."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    table = np.full((len(WORDS), len(LABELS)), -4.0)
    table[range(len(WORDS)), list(WORDS.values())] = 4.0
    (tmp_path / "model.onnx").write_bytes(model_bytes(table))
    names = {str(number): label for number, label in enumerate(LABELS)}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": names}))
    return tmp_path


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
