"""A planted name leaves a Word document from every container that can hold it."""

# ruff: noqa: E501  the XML of the fixtures reads better on long lines

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document

from ordvern.documents import Reason
from tests.documents.redaction.planting import (
    KEPT,
    NAME,
    NUMBER,
    changed,
    inflated,
    png,
    redact,
    text_of,
    traces,
)
from tests.documents.redaction.workbooks import workbook

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
BODY = "word/document.xml"
END = "<w:sectPr"
SPLIT = f"<w:r><w:t>{NAME[:4]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{NAME[4:]}, {NUMBER[:5]}</w:t></w:r><w:r><w:t>{NUMBER[5:]}</w:t></w:r>"


def letter(write: Callable[[Document], object] = lambda document: None) -> bytes:
    """A letter whose first paragraph holds the values, so that there is something to mark."""
    document = docx.Document()
    document.add_paragraph(f"{NAME} har telefon {NUMBER}.")
    document.add_paragraph(KEPT)
    write(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(xml: str, **more: Any) -> bytes:
    return changed(letter(), replace=(BODY, END, xml + END), **more)


def paragraph(xml: str) -> str:
    return f"<w:p>{xml}</w:p>"


def with_part(name: str, kind: str, root: str) -> bytes:
    xml = f'<w:{root} {W}><w:footnote w:id="7">{paragraph(SPLIT)}</w:footnote></w:{root}>'
    return changed(
        letter(),
        parts={f"word/{name}.xml": xml},
        types={f"word/{name}.xml": WORD + kind},
        relations=[(BODY, name, f"{name}.xml", False)],
    )


def revision(kind: str, text: str) -> str:
    run = SPLIT.replace("w:t>", f"w:{text}>")
    return paragraph(
        f'<w:{kind} w:id="5" w:author="{NAME}" w:date="2026-01-01T00:00:00Z">{run}</w:{kind}>'
    )


TEXT_BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="wps"><w:txbxContent>{paragraph(SPLIT)}</w:txbxContent></mc:Choice>'
    f"<mc:Fallback><w:pict><w:txbxContent>{paragraph(SPLIT)}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD "Sol</w:instrText></w:r>'
    '<w:r><w:instrText>frid Kanarivik" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    f'wordprocessingDrawing"><wp:docPr id="9" name="Bilde" descr="{NAME}" title="{NUMBER}"/>'
    "</wp:inline></w:drawing></w:r>"
)
CONTROL = (
    f'<w:sdt><w:sdtPr><w:alias w:val="{NAME}"/><w:tag w:val="{NUMBER}"/><w:dataBinding w:xpath="/a" '
    f'w:storeItemID="x"/></w:sdtPr><w:sdtContent>{paragraph(SPLIT)}</w:sdtContent></w:sdt>'
)
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:strCache>'
    f'<c:pt idx="0"><c:v>{NAME}</c:v></c:pt></c:strCache><c:numCache><c:pt idx="0"><c:v>41234567</c:v>'
    "</c:pt></c:numCache></c:chartSpace>"
)
PEOPLE = f'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{NAME}"/></w15:people>'
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
    f'fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{NAME}"><vt:lpwstr>{NUMBER}'
    "</vt:lpwstr></property></Properties>"
)


def table(document: Document) -> None:
    document.add_table(1, 1).cell(0, 0).text = f"{NAME} {NUMBER}"


def stories(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = NAME
    document.sections[0].footer.paragraphs[0].text = NUMBER


def comment(document: Document) -> None:
    document.add_comment(document.paragraphs[1].runs, NUMBER, author=NAME, initials="SK")


def properties(document: Document) -> None:
    document.core_properties.title = NAME
    document.core_properties.author = NAME
    document.core_properties.keywords = NUMBER


CONTAINERS: dict[str, Callable[[], bytes]] = {
    "split runs": lambda: with_body(paragraph(SPLIT)),
    "a run per letter": lambda: with_body(
        paragraph("".join(f"<w:r><w:t>{each}</w:t></w:r>" for each in NAME))
    ),
    "soft hyphens": lambda: with_body(
        paragraph("<w:r><w:t>Solfrid Kana</w:t><w:softHyphen/><w:t>rivik</w:t></w:r>")
    ),
    "upper case": lambda: with_body(paragraph(f"<w:r><w:t>{NAME.upper()}</w:t></w:r>")),
    "number without spaces": lambda: with_body(paragraph("<w:r><w:t>+4741234567</w:t></w:r>")),
    "table": lambda: letter(table),
    "header and footer": lambda: letter(stories),
    "comment": lambda: letter(comment),
    "properties": lambda: letter(properties),
    "footnotes": lambda: with_part("footnotes", "footnotes+xml", "footnotes"),
    "endnotes": lambda: with_part("endnotes", "endnotes+xml", "endnotes"),
    "glossary": lambda: with_part("glossaryDocument", "document.glossary+xml", "glossaryDocument"),
    "insertion": lambda: with_body(revision("ins", "t")),
    "deletion": lambda: with_body(revision("del", "delText")),
    "deletion inside a name": lambda: with_body(
        paragraph(
            "<w:r><w:t>Solfrid Kana</w:t></w:r><w:del w:id='3' w:author='x'><w:r><w:delText>xx"
            "</w:delText></w:r></w:del><w:r><w:t>rivik</w:t></w:r>"
        )
    ),
    "hidden text": lambda: with_body(paragraph(SPLIT.replace("<w:b/>", "<w:vanish/>"))),
    "field code": lambda: with_body(paragraph(FIELD)),
    "simple field": lambda: with_body(paragraph(f"<w:fldSimple w:instr='AUTHOR \"{NAME}\"'/>")),
    "text box, twice": lambda: with_body(paragraph(TEXT_BOX)),
    "alternative text": lambda: with_body(paragraph(DRAWING)),
    "content control": lambda: with_body(CONTROL),
    "bookmark": lambda: with_body(
        paragraph('<w:bookmarkStart w:id="1" w:name="Solfrid_Kanarivik"/>')
    ),
    "style": lambda: changed(
        letter(),
        replace=(
            "word/styles.xml",
            "</w:styles>",
            f'<w:style w:styleId="SolfridKanarivik"><w:name w:val="{NAME}"/></w:style></w:styles>',
        ),
    ),
    "link": lambda: changed(
        letter(), relations=[(BODY, "hyperlink", "mailto:solfrid.kanarivik@example.no", True)]
    ),
    "percent-encoded link": lambda: changed(
        letter(), relations=[(BODY, "hyperlink", "https://example.no/?q=Solfrid%20Kanarivik", True)]
    ),
    "linked picture": lambda: changed(
        letter(), relations=[(BODY, "image", "file:///c:/Solfrid%20Kanarivik.png", True)]
    ),
    "template": lambda: changed(
        letter(),
        relations=[("word/settings.xml", "attachedTemplate", "file:///c:/Kanarivik.dotx", True)],
    ),
    "custom properties": lambda: changed(
        letter(),
        parts={"docProps/custom.xml": CUSTOM},
        types={
            "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        },
        relations=[("", "custom-properties", "docProps/custom.xml", False)],
    ),
    "company": lambda: changed(
        letter(),
        replace=("docProps/app.xml", "</Properties>", f"<Manager>{NAME}</Manager></Properties>"),
    ),
    "custom XML": lambda: changed(
        letter(),
        parts={"customXml/item1.xml": f'<a b="{NAME}">{NUMBER}</a>'},
        relations=[(BODY, "customXml", "../customXml/item1.xml", False)],
    ),
    "UTF-16 custom XML": lambda: changed(
        letter(),
        parts={
            "customXml/item1.xml": f'<?xml version="1.0" encoding="UTF-16"?><a>{NAME}</a>'.encode(
                "utf-16"
            )
        },
        relations=[(BODY, "customXml", "../customXml/item1.xml", False)],
    ),
    "XML comment": lambda: with_body(f"<!-- {NAME} --><?note {NUMBER}?>"),
    "chart": lambda: changed(
        letter(),
        parts={"word/charts/chart1.xml": CHART},
        types={
            "word/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
        },
        relations=[(BODY, "chart", "charts/chart1.xml", False)],
    ),
    "people": lambda: changed(
        letter(),
        parts={"word/people.xml": PEOPLE},
        types={"word/people.xml": WORD + "people+xml"},
        relations=[(BODY, "people", "people.xml", False)],
    ),
    "thumbnail": lambda: changed(
        letter(),
        parts={"docProps/thumbnail.jpeg": NAME.encode()},
        relations=[("", "metadata/thumbnail", "docProps/thumbnail.jpeg", False)],
    ),
    "picture's own text": lambda: changed(
        letter(),
        parts={"word/media/a.png": png(NAME)},
        relations=[(BODY, "image", "media/a.png", False)],
    ),
    "drawing in a metafile": lambda: changed(
        letter(),
        parts={"word/media/a.emf": NAME.encode("utf-16-le")},
        relations=[(BODY, "image", "media/a.emf", False)],
    ),
    "embedded document": lambda: changed(
        letter(),
        parts={"word/embeddings/a.docx": letter(comment)},
        relations=[(BODY, "package", "embeddings/a.docx", False)],
    ),
    "embedded workbook": lambda: changed(
        letter(),
        parts={"word/embeddings/a.xlsx": workbook([[f"{NAME} {NUMBER}"]])},
        relations=[(BODY, "package", "embeddings/a.xlsx", False)],
    ),
    "embedded object": lambda: changed(
        letter(),
        parts={"word/embeddings/a.bin": NAME.encode()},
        relations=[(BODY, "oleObject", "embeddings/a.bin", False)],
    ),
    "embedded page": lambda: changed(
        letter(),
        parts={"word/a.htm": "<html><body><p>Sol<b>frid</b> Kanarivik</p></body></html>"},
        types={"word/a.htm": "text/html"},
        relations=[(BODY, "aFChunk", "a.htm", False)],
    ),
    "part nothing leads to": lambda: changed(letter(), parts={"word/old.xml": f"<a>{NAME}</a>"}),
    "archive comment": lambda: changed(letter(), comment=NAME.encode()),
}


@pytest.mark.parametrize("container", CONTAINERS)
def test_nothing_planted_is_left(container: str) -> None:
    original = CONTAINERS[container]()

    redacted = redact(original)

    assert traces(original)
    assert not traces(redacted.content)
    assert redacted.removed >= 2
    texts = [each.text for each in docx.Document(io.BytesIO(redacted.content)).paragraphs]
    assert texts[:2] == ["[skjult 1] har telefon [skjult 2].", KEPT]


OBJECT = (
    f'<w:r><w:t>før</w:t></w:r><w:r><w:object {R}><o:OLEObject xmlns:o="urn:schemas-microsoft-com:'
    'office:office" r:id="rIdPlanted0"/></w:object></w:r><w:r><w:t>etter</w:t></w:r>'
)


def test_object_that_goes_leaves_nothing_dangling() -> None:
    original = with_body(
        paragraph(OBJECT),
        parts={"word/embeddings/a.bin": NAME.encode()},
        relations=[(BODY, "oleObject", "embeddings/a.bin", False)],
    )

    redacted = redact(original)

    document = docx.Document(io.BytesIO(redacted.content))
    assert document.paragraphs[2].text == "føretter"
    assert b"rIdPlanted0" not in b"".join(data for _, data in inflated("file", redacted.content))
    assert Reason.ATTACHMENT_REMOVED in {notice.reason for notice in redacted.notices}


def test_text_of_a_link_that_goes_stays() -> None:
    link = f'<w:hyperlink {R} r:id="rIdPlanted0"><w:r><w:t>skriv hit</w:t></w:r></w:hyperlink>'
    original = with_body(
        paragraph(link),
        relations=[(BODY, "hyperlink", "mailto:solfrid.kanarivik@example.no", True)],
    )

    paragraphs = docx.Document(io.BytesIO(redact(original).content)).paragraphs
    assert paragraphs[2].hyperlinks[0].text == "skriv hit"
    assert paragraphs[2].hyperlinks[0].address == "about:blank"


def test_linked_picture_keeps_its_place_without_its_source() -> None:
    blip = (
        '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'{R} r:link="rIdPlanted0"/></w:drawing></w:r>'
    )
    original = with_body(
        paragraph(blip), relations=[(BODY, "image", "http://127.0.0.1/kanarivik.png", True)]
    )

    redacted = redact(original)

    assert Reason.POINTS_OUTSIDE in {notice.reason for notice in redacted.notices}
    assert b"blip" in b"".join(data for _, data in inflated("file", redacted.content))
    assert not traces(redacted.content)


def test_program_is_removed_and_told() -> None:
    original = changed(
        letter(),
        parts={"word/vbaProject.bin": b"Attribute VB_Name"},
        relations=[(BODY, "vbaProject", "vbaProject.bin", False)],
    )

    redacted = redact(original)

    assert b"vbaProject" not in redacted.content
    assert Reason.ACTIVE_CONTENT_REMOVED in {notice.reason for notice in redacted.notices}


def test_formatting_of_split_runs_stays() -> None:
    redacted = redact(with_body(paragraph(SPLIT)))

    runs = docx.Document(io.BytesIO(redacted.content)).paragraphs[2].runs
    assert [(run.text, run.bold) for run in runs] == [
        ("[skjult 1]", None),
        (", [skjult 2]", True),
        ("", None),
    ]


def test_text_outside_the_marks_is_equal() -> None:
    original = with_body(
        paragraph(SPLIT) + paragraph("<w:r><w:t>Kanarivika og 141 23 45 67</w:t></w:r>")
    )

    expected = text_of(original).replace(NAME, "[skjult 1]").replace(f" {NUMBER}", " [skjult 2]")
    assert "Kanarivika og 141 23 45 67" in text_of(redact(original).content)
    assert text_of(redact(original).content).splitlines()[:4] == expected.splitlines()[:4]


def test_fields_that_fetch_are_cut() -> None:
    field = '<w:fldSimple w:instr="INCLUDEPICTURE http://127.0.0.1/a.png"/>'

    redacted = redact(with_body(paragraph(field)))

    assert "INCLUDEPICTURE" not in text_of(redacted.content)
    assert Reason.POINTS_OUTSIDE in {notice.reason for notice in redacted.notices}
