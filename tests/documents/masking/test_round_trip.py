"""What is masked is gone, and comes back as it stood: in every format, in every place."""

import io
import re

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordvern.documents import FileKind, Limits, Mark, MaskMap, Reason, Refused
from ordvern.documents.masking.mask import mask_content
from ordvern.documents.masking.restore import restore_content
from ordvern.text import Span
from tests.documents.masking.masks import (
    NAME,
    NUMBER,
    masked,
    restored,
    segments_of,
    texts_of,
)
from tests.documents.redaction.planting import KEPT, changed, inflated, traces
from tests.documents.redaction.test_docx import SPLIT, letter, paragraph, with_body, with_part
from tests.documents.redaction.test_pdf import page
from tests.documents.redaction.test_properties import marked as marked_lines
from tests.documents.redaction.workbooks import workbook

SAYS = f"{NAME} har telefon {NUMBER}."
HTML = (
    f"<html><head><title>{NAME}</title></head><body><p>{SAYS}</p><p>SOLFRID <b>Kana</b>rivik "
    f'&amp; <i>Kanariviks</i> mor</p><img alt="{NAME} &quot;i dag&quot;" src="a.png">'
    f'<p><a href="https://example.no/{NAME.replace(" ", "%20")}">{KEPT}</a></p>'
    f"<script>var navn = '{NAME}';</script><!-- {NAME} --></body></html>"
)
TEXTS = {
    "txt": f"{SAYS}\r\n{KEPT}\r\nSOLFRID  KANARIVIK og Kanarivik, Kanariviks.\r\n41234567\t!",
    "csv": f'navn;telefon\n"{NAME}";{NUMBER}\nKanarivik;4123 4567\n',
    "srt": f"1\n00:00:01,000 --> 00:00:02,000\n- {NAME}?\n- Nei, {NUMBER}.\n",
    "json": f'{{"navn": "{NAME}", "nummer": ["{NUMBER}"]}}',
    "lines": f"{SAYS}\nSolfrid\nKanarivik\nog 41 23\n45 67.",
}
SHARED = (
    f"<r><t>{NAME[:5]}</t></r><r><t>{NAME[5:]}</t></r>",
    f"<t>{NUMBER}</t>",
)
CELLS = (
    [NAME, 41234567, "Kanarivik"],
    [KEPT, '<c r="B2" t="s"><v>0</v></c>', '<c r="C2" t="s"><v>1</v></c>'],
)
QUIET = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
ALL_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"))

SECOND = with_body(paragraph(SPLIT) + paragraph("<w:r><w:t>Kanariviks barn</w:t></w:r>"))
WORD = {
    "body": letter(),
    "split runs": SECOND,
    "break inside": with_body(
        paragraph("<w:r><w:t>Solfrid</w:t><w:br/><w:t>Kanarivik</w:t></w:r>")
    ),
    "footnote": with_part("footnotes", "footnotes+xml", "footnotes"),
    "revision": with_body(
        paragraph(
            '<w:ins w:id="1" w:author="Author"><w:r><w:t>Solfrid </w:t></w:r></w:ins>'
            '<w:del w:id="2" w:author="Author"><w:r><w:delText>Berit </w:delText></w:r></w:del>'
            "<w:r><w:t>Kanarivik</w:t></w:r>"
        )
    ),
}
BOOKS = {
    "cells": workbook(CELLS, strings=SHARED),
    "names": workbook(
        CELLS,
        strings=SHARED,
        name="Solfrid Kanarivik",
        inside="<definedNames><definedName name='Solfrid_Kanarivik'>Ark1!$A$1</definedName>"
        "</definedNames>",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_comes_back_byte_for_byte(name: str, encoding: str) -> None:
    content = f"Åsne sa: {TEXTS[name]} – æøå".encode(encoding)

    copy = masked(content)

    assert not traces(copy.content)
    back = restored(copy.content, copy.map)
    assert back.content == content
    assert back.restored == copy.masked
    assert back.seen == {each.code for each in copy.map.placeholders}


@pytest.mark.parametrize("content", WORD.values(), ids=WORD)
def test_word_documents_come_back_segment_by_segment(content: bytes) -> None:
    copy = masked(content)

    assert not traces(copy.content)
    assert body(restored(copy.content, copy.map).content) == body(content)


def body(content: bytes) -> list[str]:
    """Segments without those of who wrote the file when, which masking does not keep."""
    return [each.text for each in segments_of(content) if "docProps" not in each.locator]


@pytest.mark.parametrize("content", BOOKS.values(), ids=BOOKS)
def test_workbooks_come_back_cell_by_cell(content: bytes) -> None:
    copy = masked(content)

    assert not traces(copy.content)
    assert texts_of(restored(copy.content, copy.map).content) == texts_of(content)


def test_numbers_and_days_are_numbers_again() -> None:
    day = '<c r="B1" s="1"><v>31121</v></c>'
    content = workbook([["Født 15.03.1985, 41234567", day, 41234567]])
    copy = masked(content, {"15.03.1985": "D1", "41234567": "T1"})
    assert b"31121" not in sheet(copy.content)

    back = sheet(restored(copy.content, copy.map).content)
    assert re.search(rb'<c r="B1" s="1"><v>31121</v></c>', back)
    assert re.search(rb'<c r="C1"><v>41234567</v></c>', back)


def test_a_day_that_moved_into_a_text_is_a_day_for_people() -> None:
    content = workbook([["Født 15.03.1985", '<c r="B1" s="1"><v>31121</v></c>']])
    copy = masked(content, {"15.03.1985": "D1"})
    code = next(each.code for each in copy.map.placeholders if each.number)

    assert restored(f"Born ⟦{code}⟧.".encode(), copy.map).content == b"Born 15.03.1985."


def sheet(content: bytes) -> bytes:
    return dict(inflated("book", content))["book!xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_pages_come_back_in_text_attributes_scripts_and_links(encoding: str) -> None:
    content = f'<meta charset="{encoding}">{HTML} – æøå'.encode(encoding)

    copy = masked(content)

    assert not traces(copy.content)
    assert b"%20" not in copy.content
    back = restored(copy.content, copy.map).content
    assert texts_of(back) == texts_of(content)
    assert b'alt="Solfrid Kanarivik &quot;i dag&quot;"' in back
    assert b"https://example.no/Solfrid%20Kanarivik" in back
    assert b"var navn = 'Solfrid Kanarivik';" in back


def test_a_file_inside_a_file_comes_back() -> None:
    inner = workbook([[NAME, NUMBER]])
    content = changed(
        letter(),
        parts={"word/embeddings/book.xlsx": inner},
        relations=[("word/document.xml", "package", "embeddings/book.xlsx", False)],
    )

    copy = masked(content)

    assert not traces(copy.content)
    assert body(restored(copy.content, copy.map).content) == body(content)


def test_hyperlinks_come_back() -> None:
    target = "mailto:solfrid.kanarivik@example.no"
    link = '<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdPlanted0"><w:r><w:t>skriv</w:t></w:r></w:hyperlink>'  # noqa: E501 - one element, as it stands in files
    content = with_body(
        paragraph(link), relations=[("word/document.xml", "hyperlink", target, True)]
    )

    copy = masked(content)

    assert not traces(copy.content)
    assert target in texts_of(restored(copy.content, copy.map).content)


@QUIET
@given(marked_lines())
def test_any_marked_text(case: tuple[list[str], int, Span]) -> None:
    lines, number, span = case
    content = ("Først: " + "\n".join(lines)).encode()
    number_of = {each.text: index for index, each in enumerate(segments_of(content))}
    at = number_of.get(lines[number])
    marks = [] if at is None else [Mark(at, span, "P4711")]

    copy = mask_content(content, FileKind.TXT, marks, MaskMap(), "", Limits())

    assert restore_content(copy.content, FileKind.TXT, copy.map, Limits()).content == content


@QUIET
@given(st.lists(st.text(ALL_LETTERS, max_size=40), max_size=6))
def test_any_text_around_a_name(around: list[str]) -> None:
    content = f"Se {NAME}. ".join(["Først ", *around, f" {NAME} til slutt"]).encode()

    copy = mask_content(
        content,
        FileKind.TXT,
        [Mark(0, segment_span(content), "P4711")],
        MaskMap(),
        "",
        Limits(),
    )

    assert NAME.encode() not in copy.content
    assert restore_content(copy.content, FileKind.TXT, copy.map, Limits()).content == content


def segment_span(content: bytes) -> Span:
    at = texts_of(content)[0].index(NAME)
    return Span(at, at + len(NAME))


@QUIET
@given(st.lists(st.text(ALL_LETTERS, min_size=1, max_size=30), min_size=1, max_size=5))
def test_any_word_document(around: list[str]) -> None:
    document = docx.Document()
    for text in around:
        line = document.add_paragraph(f"{text} Solf")
        line.add_run("rid Kana").bold = True
        line.add_run(f"rivik, {text}")
    out = io.BytesIO()
    document.save(out)

    copy = masked(out.getvalue(), {NAME: "P4711"})

    assert not traces(copy.content)
    assert body(restored(copy.content, copy.map).content) == body(out.getvalue())


@pytest.mark.parametrize("content", [page()])
def test_what_cannot_be_restored_is_not_masked(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        masked(content)

    assert refused.value.reason is Reason.NOT_REDACTABLE


def test_values_that_overlap_share_a_placeholder() -> None:
    content = f"{NAME} Fjell bor her.".encode()

    copy = masked(content, {NAME: "P1", "Kanarivik Fjell": "P2"})

    assert copy.content.decode() == "⟦P1b⟧ bor her."
    assert restored(copy.content, copy.map).content == content


def test_a_number_that_only_holds_a_value() -> None:
    content = workbook([["1985", '<c r="B1" s="1"><v>31121.5</v></c>']])
    copy = masked(content, {"1985": "N901"})
    code = next(each.code for each in copy.map.placeholders if each.number)

    assert b"31121.5" in sheet(restored(copy.content, copy.map).content)
    assert restored(f"Born ⟦{code}⟧.".encode(), copy.map).content == b"Born 15.03.1985."


def test_parts_without_placeholders_stay_byte_for_byte() -> None:
    content = workbook([[NAME, NUMBER]], name="Ark & co")
    copy = masked(content)

    before = dict(inflated("book", copy.content))
    after = dict(inflated("book", restored(copy.content, copy.map).content))

    assert {name for name in before if before[name] != after[name]} == {
        "book",
        "book!xl/worksheets/sheet1.xml",
    }


@pytest.mark.parametrize("hyphen", ["noBreakHyphen", "softHyphen"])
def test_a_hyphen_of_the_format_goes_and_comes_with_its_name(hyphen: str) -> None:
    name = f"<w:r><w:t>Solfrid Kana</w:t><w:{hyphen}/><w:t>rivik</w:t></w:r>"
    content = with_body(paragraph(name))
    text = next(each for each in texts_of(content) if each.endswith("rivik"))

    copy = masked(content, {text: "P1"})

    assert re.search(r"^⟦P1[bc]?⟧$", "\n".join(texts_of(copy.content)), re.MULTILINE)
    assert body(restored(copy.content, copy.map).content) == body(content)
