"""Redaction through the public door, in the cage, and on the sample files beside the checkout."""

import io
from pathlib import Path

import pytest

from ordvern.documents import Mark, Reason, Refused, read, redact
from ordvern.text import Span
from tests.documents.redaction.planting import KEPT, NAME, inflated, traces
from tests.documents.redaction.test_docx import letter
from tests.documents.redaction.test_pdf import page

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples"
NUMBER = "12857900020"
HIDDEN = ("docx", "xlsx", "pdf", "html", "txt")


@pytest.mark.parametrize("content", [letter(), page()])
def test_value_goes_and_the_rest_stays(content: bytes) -> None:
    copy = redact(io.BytesIO(content), [Mark(0, Span(0, len(NAME)), "[navn 1]")])

    texts = [segment.text for segment in read(io.BytesIO(copy.content)).segments]
    assert not [text for text in texts if "Kanarivik" in text]
    assert KEPT in texts
    assert copy.removed


def test_mark_that_is_not_in_the_file_gives_no_file() -> None:
    with pytest.raises(Refused) as refused:
        redact(io.BytesIO(letter()), [Mark(9999, Span(0, 4), "[x]")])

    assert refused.value.reason is Reason.NOT_PROVEN


@pytest.mark.shared
def test_numbers_hidden_in_samples_go() -> None:
    if not SAMPLES.is_dir():
        pytest.skip("the sample files do not lie beside the checkout")
    for path in sorted((SAMPLES / "hostile" / "hidden").iterdir()):
        if path.suffix[1:] not in HIDDEN:
            continue
        content = path.read_bytes()
        try:
            segments = read(io.BytesIO(content), ocr=False).segments
        except Refused:
            continue
        marks = [
            Mark(number, Span(at, at + len(NUMBER)), "[nummer 1]")
            for number, segment in enumerate(segments)
            if (at := segment.text.find(NUMBER)) >= 0
        ]
        copy = redact(io.BytesIO(content), marks)
        assert not [name for name, text in _members(copy.content) if NUMBER in text], path.name


def _members(content: bytes) -> list[tuple[str, str]]:
    return [(name, data.decode("latin-1")) for name, data in inflated("file", content)]


def test_planted_values_would_be_seen() -> None:
    assert traces(letter())
