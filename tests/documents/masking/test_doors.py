"""Masking and restoring through the public doors, in the cage."""

import io

import pytest

from ordvern.documents import (
    FileKind,
    Groups,
    Mark,
    MaskMap,
    PlaceholdersInText,
    Reason,
    Refused,
    mask,
    read,
    restore,
)
from ordvern.text import Category, Finding, Span
from tests.documents.masking.masks import NAME, NUMBER, marks_on, value_of
from tests.documents.redaction.planting import traces
from tests.documents.redaction.test_docx import letter
from tests.documents.redaction.test_pdf import page
from tests.documents.redaction.workbooks import workbook

WHOLE = Mark(0, Span(0, len(NAME)), "P1")


@pytest.mark.parametrize("content", [letter(), workbook([[NAME, NUMBER]])])
def test_there_and_back(content: bytes) -> None:
    segments = read(io.BytesIO(content)).segments

    copy = mask(io.BytesIO(content), marks_on(segments), name="a")

    assert not traces(copy.content)
    assert value_of(copy.map, "P1") == NAME
    back = restore(io.BytesIO(copy.content), copy.map)
    said = {each.text for each in read(io.BytesIO(back.content)).segments}
    assert {each.text for each in segments if NAME in each.text or NUMBER in each.text} <= said
    assert (back.missing, back.invented, back.kind) == ((), (), copy.kind)


def test_two_files_of_an_order() -> None:
    contents = [f"{NAME} ringte.".encode(), f"Kanarivik og {NAME}, Kanariviks mor".encode()]
    readings = [read(io.BytesIO(content)).segments for content in contents]
    findings = [
        [
            Finding(Category.PERSON_NAME, Span(at, at + len(name)), "test", 1.0)
            for name in (NAME, "Kanarivik")
            if (at := segments[0].text.find(name)) >= 0
        ]
        for segments in readings
    ]
    groups, known, copies = Groups(), None, []
    for segments, found in zip(readings, findings, strict=True):
        groups.learn(segments, found)
    known = groups.known
    for content, segments, found in zip(contents, readings, findings, strict=True):
        copies.append(mask(io.BytesIO(content), groups.marks(segments, found), known=known))
        known = copies[-1].map

    assert copies[0].content.decode() == "⟦P1⟧ ringte."
    assert copies[1].content.decode() == "⟦P1b⟧ og ⟦P1⟧, ⟦P1b⟧s mor"
    for content, copy in zip(contents, copies, strict=True):
        assert restore(io.BytesIO(copy.content), known).content == content


def test_missing_and_invented() -> None:
    content = f"{NAME} har telefon {NUMBER}".encode()
    at = content.decode().index(NUMBER)
    copy = mask(io.BytesIO(content), [WHOLE, Mark(0, Span(at, at + len(NUMBER)), "T1")])

    back = restore(io.BytesIO(b"Phone of [p2]: [[T1]], [[T1]]"), copy.map)

    assert back.content.decode() == f"Phone of [p2]: {NUMBER}, {NUMBER}"
    assert (back.restored, back.missing, back.invented) == (2, ("P1",), ("[p2]",))


def test_text_like_a_placeholder_stays_if_its_number_is_free() -> None:
    content = f"{NAME}, se [P2] og ⟦T1⟧".encode()

    copy = mask(io.BytesIO(content), [WHOLE])
    back = restore(io.BytesIO(copy.content), copy.map)

    assert copy.content.decode() == "⟦P1⟧, se [P2] og ⟦T1⟧"
    assert (back.content, back.invented) == (content, ())


@pytest.mark.parametrize("said", ["[P1]", "[[p1b]]", "⟦ P 1 ⟧"])
def test_text_like_a_placeholder_is_refused_if_its_number_is_not(said: str) -> None:
    content = f"{NAME} {said}".encode()

    with pytest.raises(PlaceholdersInText) as refused:
        mask(io.BytesIO(content), [WHOLE])

    assert refused.value.codes == ("P1",)


def test_refusals() -> None:
    with pytest.raises(Refused) as refused:
        mask(io.BytesIO(page()), [WHOLE])
    assert refused.value.reason is Reason.NOT_REDACTABLE
    with pytest.raises(Refused) as refused:
        restore(io.BytesIO(page()), MaskMap())
    assert refused.value.reason is Reason.NOT_REDACTABLE
    with pytest.raises(ValueError, match="group"):
        mask(io.BytesIO(b"Kari"), [Mark(0, Span(0, 4), "Kari")])


def test_a_value_that_the_placeholder_would_spell_gives_no_file() -> None:
    with pytest.raises(Refused) as refused:
        mask(io.BytesIO(b"nr. 1"), [Mark(0, Span(4, 5), "R1")])

    assert refused.value.reason is Reason.NOT_PROVEN


def test_bytes_of_no_encoding_in_a_value_give_no_file() -> None:
    content = "Kari æøå ".encode() * 9 + b"N\xffrd"
    text = read(io.BytesIO(content)).segments[0].text
    span = Span(text.index("N"), len(text))

    with pytest.raises(Refused):
        mask(io.BytesIO(content), [Mark(0, span, "P1")])


def test_nothing_marked_is_a_copy() -> None:
    copy = mask(io.BytesIO(b"Kari"), [])

    assert (copy.content, copy.kind, copy.masked) == (b"Kari", FileKind.TXT, 0)
    assert copy.map.placeholders == ()
