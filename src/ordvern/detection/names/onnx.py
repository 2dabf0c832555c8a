"""Any ONNX model that labels the pieces of a text, as a second opinion on names of persons.

Such models are trained and converted elsewhere (`optimum-cli export onnx` makes one of a BERT); the
weights are the agency's choice and come with the licence of whoever trained them. Nothing is
fetched. Needs ``pip install ordvern[onnx]``.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.names.combined import NOBODY, corrected
from ordvern.detection.names.pieces import Cutter, Piece, bare, is_person, named, portions
from ordvern.detection.names.rules import tag_names
from ordvern.detection.names.tagger import NameText, TaggedNames, Tagger, one_by_one
from ordvern.detection.tagger import Person

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_WINDOW = 256
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
Logits = NDArray[np.float32]


class NoSuchModel(Exception):
    """The files are no model of the kind that is wanted; the message tells what is missing."""


@dataclass(frozen=True, slots=True)
class LabelModel:
    """A model that gives each piece a score for each of `labels` ("O", "B-PER", "I-PER"...).

    `before` and `after` are numbers of the vocabulary that stand around each window of pieces.
    """

    session: "InferenceSession" = field(repr=False)
    labels: tuple[str, ...]
    cut: Cutter = field(repr=False)
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()


def onnx_tagger(model: LabelModel, *, rules: bool = True) -> Tagger:
    """A tagger for `scan(tagger=...)`, in texts of every language: the rules corrected by the
    model, or with `rules` off what the model by itself is sure of."""

    def tag(source: NameText) -> TaggedNames:
        persons = find_persons(source.text, model, threshold=NOBODY if rules else 0.5)
        return corrected(tag_names(source) if rules else TaggedNames(), persons, source.text)

    return one_by_one(tag)


def read_model(
    path: Path, labels: Sequence[str], cut: Cutter, **around: tuple[int, ...]
) -> LabelModel:
    """A model from a file; `around` are `before` and `after`. Raises NoSuchModel."""
    import onnxruntime  # optional, and half a second to load

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(
            path.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except Exception as problem:  # noqa: BLE001 - onnxruntime raises classes of its own for each fault
        raise NoSuchModel(f"{path.name} is no ONNX model ({type(problem).__name__})") from None
    if not any(map(is_person, labels)):
        raise NoSuchModel("no label is that of a person")
    if not {each.name for each in session.get_inputs()} <= _INPUTS:
        raise NoSuchModel(f"{path.name} asks for more than pieces of a text")
    return LabelModel(session, tuple(labels), cut, **around)


@cache
def read_folder(folder: Path) -> LabelModel:
    """The model of a folder as converters write it: `model.onnx`, `tokenizer.json` (of the
    tokenizers package), and `config.json` with `id2label`. Raises NoSuchModel."""
    try:
        names = json.loads((folder / "config.json").read_bytes())["id2label"]
        labels = [str(names[str(number)]) for number in range(len(names))]
    except (OSError, ValueError, KeyError, TypeError):
        raise NoSuchModel("config.json with id2label is missing or of another kind") from None
    cut, around = _tokenizer(folder / "tokenizer.json")
    half = len(around) // 2
    if not (folder / "model.onnx").is_file():
        raise NoSuchModel("model.onnx is missing")
    return read_model(folder / "model.onnx", labels, cut, before=around[:half], after=around[half:])


def _tokenizer(path: Path) -> tuple[Cutter, tuple[int, ...]]:
    """What cuts texts into pieces, and the numbers it would put around a text."""
    from tokenizers import Tokenizer  # optional

    try:
        tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except Exception:  # noqa: BLE001 - the package raises no narrower class
        raise NoSuchModel(f"{path.name} is missing or of another kind") from None
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def cut(text: str) -> list[Piece]:
        found = tokenizer.encode(text, add_special_tokens=False)
        return [Piece(n, *place) for n, place in zip(found.ids, found.offsets, strict=True)]

    return cut, tuple(tokenizer.encode("").ids)


def find_persons(text: str, model: LabelModel, *, threshold: float) -> Iterator[Person]:
    """Names of persons in order of place, each with the highest chance of its pieces."""
    for start, part in portions(text):
        pieces = bare(model.cut(part), part)
        if pieces:
            chances = _chances(pieces, model)
            for person in named(part, pieces, chances, model.labels, threshold):
                yield replace(person, start=person.start + start, end=person.end + start)


def _chances(pieces: Sequence[Piece], model: LabelModel) -> Logits:
    """The chance of each label (column) for each piece, window by window. Windows overlap by half,
    and of each the middle counts, where a piece has most to its left and right."""
    count, quarter = len(pieces), _WINDOW // 4
    out = np.zeros((count, len(model.labels)), dtype=np.float32)
    for first in range(0, max(count - 2 * quarter, 1), 2 * quarter):
        last = min(first + _WINDOW, count)
        kept = first + quarter if first else 0
        out[kept:last] = _run([piece.number for piece in pieces[first:last]], model)[kept - first :]
    return out


def _run(numbers: Sequence[int], model: LabelModel) -> Logits:
    row = np.array([[*model.before, *numbers, *model.after]], dtype=np.int64)
    given = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": row * 0}
    wanted = {each.name: given[each.name] for each in model.session.get_inputs()}
    scores = np.asarray(model.session.run(None, wanted)[0][0], dtype=np.float32)
    if scores.shape != (row.shape[1], len(model.labels)):
        raise NoSuchModel("the model does not give each piece a score for each label")
    scores = scores[len(model.before) : len(model.before) + len(numbers)]
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Logits = grown / grown.sum(axis=1, keepdims=True)
    return chances
