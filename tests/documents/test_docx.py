"""Word documents are read whole: shown, hidden, revised, linked, and left behind."""

import pytest

from ordvern.documents import FileKind, Notice, Reason
from ordvern.text import Part
from tests.documents.making import OFFICE, RELATIONS, WORD, paragraph, read_here, texts, word

W = f'xmlns:w="{WORD}"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
BOX = f"<w:txbxContent>{paragraph('{}')}</w:txbxContent>"
OLA = paragraph("Ola")
PLACES = {
    "body": (OLA, Part.BODY),
    "table": (f"<w:tbl><w:tr><w:tc>{OLA}</w:tc></w:tr></w:tbl>", Part.BODY),
    "content control": (
        f"<w:sdt><w:sdtContent>{OLA}</w:sdtContent></w:sdt>",
        Part.BODY,
    ),
    "inserted": ("<w:p><w:ins><w:r><w:t>Ola</w:t></w:r></w:ins></w:p>", Part.BODY),
    "deleted": (
        "<w:p><w:r><w:t>x</w:t></w:r><w:del><w:r><w:delText>Ola</w:delText></w:r></w:del></w:p>",
        Part.REVISION,
    ),
    "hidden": ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ola</w:t></w:r></w:p>", Part.HIDDEN),
    "field": ("<w:p><w:r><w:instrText>Ola</w:instrText></w:r></w:p>", Part.FIELD),
    "simple field": ('<w:p><w:fldSimple w:instr="Ola"/></w:p>', Part.FIELD),
    "text box": (f"<w:p><w:r><w:pict>{BOX.format('Ola')}</w:pict></w:r></w:p>", Part.TEXT_BOX),
    "fallback": (
        f"<w:p {MC}><w:r><mc:AlternateContent><mc:Fallback>{BOX.format('Ola')}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
        Part.TEXT_BOX,
    ),
    "alt text": (f'<w:p {DRAWING}><w:r><wp:docPr descr="Ola"/></w:r></w:p>', Part.ALT_TEXT),
    "author": ('<w:p><w:ins w:author="Ola"/></w:p>', Part.METADATA),
    "xml comment": ("<!--Ola-->", Part.NOT_SHOWN),
    "outside any paragraph": ("<w:t>Ola</w:t>", Part.NOT_SHOWN),
}
OTHER_PARTS = {
    "word/header9.xml": (f"<w:hdr {W}>{OLA}</w:hdr>", Part.HEADER),
    "word/footer9.xml": (f"<w:ftr {W}>{OLA}</w:ftr>", Part.FOOTER),
    "word/footnotes.xml": (f"<w:footnotes {W}>{OLA}</w:footnotes>", Part.FOOTNOTE),
    "word/endnotes.xml": (f"<w:endnotes {W}>{OLA}</w:endnotes>", Part.FOOTNOTE),
    "word/comments.xml": (f"<w:comments {W}>{OLA}</w:comments>", Part.COMMENT),
    "docProps/custom.xml": ("<Properties><p><v>Ola</v></p></Properties>", Part.METADATA),
    "customXml/item9.xml": ("<r>Ola</r>", Part.NOT_SHOWN),
    "word/people.xml": (f'<w:people {W}><w:person w:author="Ola"/></w:people>', Part.METADATA),
}


@pytest.mark.parametrize("place", PLACES)
def test_text_is_found_wherever_it_stands(place: str) -> None:
    body, part = PLACES[place]

    assert "Ola" in texts(word(body), part)


@pytest.mark.parametrize("name", OTHER_PARTS)
def test_text_is_found_in_every_part_of_the_package(name: str) -> None:
    content, part = OTHER_PARTS[name]

    assert "Ola" in texts(word(parts={name: content}), part)


def test_a_word_split_over_runs_is_one_word() -> None:
    runs = "".join(f"<w:r><w:t>{letter}</w:t></w:r>" for letter in "Nordmann")

    assert "Nordmann" in texts(word(f"<w:p>{runs}</w:p>"), Part.BODY)


def test_revised_text_does_not_run_into_what_replaced_it() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>Ola</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Kari</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Per</w:delText></w:r></w:del></w:p>"
    )

    assert texts(word(body), Part.BODY) == ["Kari"]
    assert texts(word(body), Part.REVISION) == ["Ola\nPer"]


def test_tabs_and_breaks_part_words_but_tab_stops_do_not() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
    )

    assert texts(word(body), Part.BODY) == ["a\tb\nc"]


def test_links_are_told_and_what_loads_itself_is_noticed() -> None:
    relations = (
        f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="a" Type="{OFFICE}/hyperlink" Target="mailto:ola@example.no" '
        'TargetMode="External"/>'
        f'<Relationship Id="b" Type="{OFFICE}/attachedTemplate" Target="http://127.0.0.1:9/t" '
        'TargetMode="External"/></Relationships>'
    )
    reading = read_here(word(parts={"word/_rels/settings.xml.rels": relations}))

    links = [segment.text for segment in reading.segments if segment.part is Part.LINK]
    assert links == ["mailto:ola@example.no", "http://127.0.0.1:9/t"]
    assert Notice(Reason.POINTS_OUTSIDE, 1) in reading.notices


def test_files_inside_are_read_to_the_third_level_and_no_further() -> None:
    content = word(paragraph("level 0"))
    for level in range(1, 5):
        inside = {"word/embeddings/inner.docx": content}
        content = word(paragraph(f"level {level}"), parts=inside)
    reading = read_here(content)

    told = {segment.text for segment in reading.segments if segment.text.startswith("level")}
    assert told == {"level 4", "level 3", "level 2", "level 1"}
    assert Notice(Reason.TOO_COMPLEX, 1) in reading.notices


def test_macros_and_pictures_are_noticed() -> None:
    parts = {"word/vbaProject.bin": b"\0" * 9, "word/media/scan.png": b"\x89PNG"}
    reading = read_here(word(paragraph("x"), parts=parts))

    assert reading.kind is FileKind.DOCX
    assert Notice(Reason.ACTIVE_CONTENT_REMOVED, 1) in reading.notices
    assert any(notice.reason is Reason.COULD_NOT_CHECK_IMAGES for notice in reading.notices)


def test_two_hundred_nested_tables_are_read() -> None:
    body = paragraph("innermost")
    for _ in range(200):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"

    assert "innermost" in texts(word(body), Part.BODY)
