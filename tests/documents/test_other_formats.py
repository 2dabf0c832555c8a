"""The cheaper formats: slides, OpenDocument, InDesign, translation files, any XML."""

import base64

import pytest

from ordvern.documents import FileKind, Notice, Reason
from ordvern.text import Part
from tests.documents.making import RELATIONS, TYPES, read_here, texts, with_parts, zipped

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml"


def slides() -> bytes:
    text = '<{0}:{1} xmlns:p="{2}" xmlns:a="{3}"><a:p><a:r><a:t>{4}</a:t></a:r></a:p></{0}:{1}>'
    kinds = {
        "ppt/presentation.xml": "presentation.main",
        "ppt/slides/slide1.xml": "slide",
        "ppt/notesSlides/notesSlide1.xml": "notesSlide",
    }
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{PRESENTATION}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}">{types}</Types>',
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}"/>',
            "ppt/slides/slide1.xml": text.format("p", "sld", P, A, "på lysbildet"),
            "ppt/notesSlides/notesSlide1.xml": text.format("p", "notes", P, A, "i notatet"),
            "ppt/slides/_rels/slide1.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
            '<Relationship Type="x/image" Target="file:///x.png" TargetMode="External"/>'
            "</Relationships>",
        }
    )


def opendocument(body: str, meta: str = "") -> bytes:
    spaces = f'xmlns:text="{TEXT}" xmlns:office="{OFFICE}"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}>{body}</office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        }
    )


def test_slides_and_notes_are_told() -> None:
    reading = read_here(slides())

    assert reading.kind is FileKind.PPTX
    assert texts(slides(), Part.BODY) == ["på lysbildet"]
    assert texts(slides(), Part.COMMENT) == ["i notatet"]
    assert Notice(Reason.POINTS_OUTSIDE, 1) in reading.notices


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("<text:p>Ola</text:p>", Part.BODY),
        ("<text:p>O<text:span>l</text:span>a</text:p>", Part.BODY),
        ("<office:annotation><text:p>Ola</text:p></office:annotation>", Part.COMMENT),
        ("<text:note><text:p>Ola</text:p></text:note>", Part.FOOTNOTE),
        ("<text:tracked-changes><text:p>Ola</text:p></text:tracked-changes>", Part.REVISION),
        ("<text:p><text:hidden-text>Ola</text:hidden-text></text:p>", Part.HIDDEN),
    ],
)
def test_opendocument_text_is_found_wherever_it_stands(body: str, part: Part) -> None:
    assert "Ola" in texts(opendocument(body), part)


def test_opendocument_metadata_and_repeated_spaces_are_told_once() -> None:
    body = '<text:p>a<text:s text:c="2000000000"/>b</text:p>'

    assert texts(opendocument(body), Part.BODY) == ["a b"]
    assert texts(opendocument(body, "<creator>Kari</creator>"), Part.METADATA) == ["Kari"]


def test_what_an_opendocument_file_brings_along_is_read_or_noticed() -> None:
    plain = opendocument(
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="http://127.0.0.1/"/>'
    )
    with_more = with_parts(
        plain,
        {
            "Pictures/a.png": b"\x89PNG",
            "Basic/Standard/Module1.xml": "<module>x</module>",
            "Object 1/content.xml": "<a>inne</a>",
            "Versions/Version1": plain,
            "META-INF/manifest.xml": "",
            "settings.xml": "not xml",
        },
    )
    reading = read_here(with_more)

    assert "inne" in [segment.text for segment in reading.segments]
    assert {notice.reason for notice in reading.notices} == {
        Reason.POINTS_OUTSIDE,
        Reason.COULD_NOT_CHECK_IMAGES,
        Reason.ACTIVE_CONTENT_REMOVED,
        Reason.CORRUPT,
    }


def test_indesign_stories_are_told() -> None:
    story = (
        "<Story><ParagraphStyleRange><CharacterStyleRange><Content>Hei </Content><Br/>"
        "<Content>Ola</Content></CharacterStyleRange></ParagraphStyleRange></Story>"
    )
    content = zipped(
        {
            "mimetype": "application/vnd.adobe.indesign-idml-package",
            "Stories/Story_u1.xml": story,
        }
    )

    assert texts(content, Part.BODY) == ["Hei \nOla"]


def test_units_are_read_through_their_inline_tags() -> None:
    content = (
        b"<?xml version='1.0'?><xliff><source>O<g id='1'>l</g>a</source><note>N</note></xliff>"
    )

    assert texts(content, Part.BODY) == ["Ola", "N"]


def test_who_made_a_unit_is_told() -> None:
    content = b"<tmx><tu creationid='KARI'><tuv><seg>Hei</seg></tuv></tu></tmx>"

    assert texts(content, Part.BODY) == ["Hei"]
    assert texts(content, Part.METADATA) == ["KARI"]


def test_any_xml_is_read_with_its_comments() -> None:
    content = b"<?xml version='1.0'?><brev til='x'><!--fra Kari-->Kj\xc3\xa6re <b>Ola</b>!</brev>"

    assert [text.strip() for text in texts(content)] == ["fra Kari", "Kjære", "Ola", "!"]


@pytest.mark.parametrize("name", ["internal-file", "x"])
def test_the_document_a_translation_file_carries_along_is_read(name: str) -> None:
    coded = base64.b64encode(slides()).decode()
    file = f'<xliff version="1.2"><{name}>{coded}</{name}><source>Hei</source></xliff>'

    inside = [each for each in read_here(file.encode()).segments if "#carried1!" in each.locator]

    assert {Part.ATTACHMENT} <= {each.part for each in inside}
