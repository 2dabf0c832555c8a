"""A real ONNX model, small enough to be written out byte by byte: it looks pieces up in a table."""

import json
from pathlib import Path

import numpy as np

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


def save_model(folder: Path) -> Path:
    """A model that knows two names and a place, as converters would leave it; the folder."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 2), ("[CLS]", 1))
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.full((len(WORDS), len(LABELS)), -4.0)
    table[range(len(WORDS)), list(WORDS.values())] = 4.0
    (folder / "model.onnx").write_bytes(model_bytes(table))
    names = {str(number): label for number, label in enumerate(LABELS)}
    (folder / "config.json").write_text(json.dumps({"id2label": names}))
    return folder
