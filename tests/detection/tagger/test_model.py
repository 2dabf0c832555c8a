"""The model file: what it may hold, and that it stays small and quick to read."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import pytest

from ordvern.detection.tagger import document
from ordvern.detection.tagger.features import BITS
from ordvern.detection.tagger.model import Model, label_chances, load, read

FILE = Path(str(files("ordvern.detection") / "data" / "names-model.npz"))
CARD = Path(__file__).parents[3] / "docs" / "model-names.md"


@pytest.fixture(scope="module")
def model() -> Model:
    return load()


def test_is_small() -> None:
    assert FILE.stat().st_size < 15_000_000


def test_is_the_one_that_its_card_tells_of() -> None:
    content = FILE.read_bytes()
    card = CARD.read_text(encoding="utf-8")

    assert f"The file has {len(content):,} bytes" in card
    assert f"`{sha256(content).hexdigest()}`" in card


def test_holds_numbers_alone() -> None:
    """Hashes and weights: no word of the texts it was trained on can be read from it."""
    with np.load(FILE, allow_pickle=False) as stored:
        assert {stored[name].dtype.kind for name in stored.files} <= {"u", "i", "f"}


def test_tables_have_the_size_that_features_point_into(model: Model) -> None:
    assert model.first.table.shape == (1 << BITS, 8)
    assert model.second.table.shape == (1 << document.BITS, 8)


def test_the_dictionary_is_sorted(model: Model) -> None:
    assert (np.diff(model.dictionary.keys.astype(np.int64)) > 0).all()


def test_chances_are_chances(model: Model) -> None:
    found = label_chances(["Kari", "Nes", "bor", "i", "Bodø", "."], np.array([6]), model)

    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-4)
    assert found[:2, 1:3].sum() > 1.8


def test_no_words_have_no_chances(model: Model) -> None:
    assert label_chances([], np.zeros(0, dtype=np.int64), model).shape == (0, 8)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a text"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(content)

    with pytest.raises((ValueError, EOFError, BadZipFile)):
        read(path)
