"""What comes back from the cage is checked before it is believed."""

from io import BytesIO
from typing import Any

import pytest

from ordvern.documents import Mark, Reason, Refused, cage, read, redact
from ordvern.text import Span

READING = {"kind": "txt", "segments": [], "notices": [], "words": 0}
LIES: list[dict[str, Any]] = [
    {},
    {**READING, "kind": "exe"},
    {**READING, "segments": [["only text"]]},
    {**READING, "segments": [["a", "b", "no such part"]]},
    {**READING, "notices": [["no such reason", 1]]},
    {**READING, "words": "many"},
    {**READING, "segments": 7},
]


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_of_the_wrong_shape_is_a_refusal(
    lie: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cage, "ask", lambda *_: (lie, b""))

    with pytest.raises(Refused, match=Reason.CORRUPT):
        read(BytesIO(b"x"))
    with pytest.raises(Refused, match=Reason.CORRUPT):
        redact(BytesIO(b"x"), [Mark(0, Span(0, 1), "")])


def test_nothing_is_refused_as_empty() -> None:
    with pytest.raises(Refused, match=Reason.EMPTY):
        read(BytesIO(b""))


def test_refusals_say_no_word_of_the_document() -> None:
    with pytest.raises(Refused) as refusal:
        read(BytesIO(b"PK\x03\x04 Ola Nordmann"), name="Ola Nordmann.docx")

    assert "Ola" not in f"{refusal.value!r} {refusal.value} {refusal.value.fault}"
