"""The short way through a Word part tells what the walk of its tree tells, or is not taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.documents import walk
from ordvern.documents.formats.docx import WORD as GRAMMAR
from ordvern.documents.formats.docx_plain import plain_story
from ordvern.documents.frame import Said
from ordvern.documents.xmltree import parse
from ordvern.text import Part
from tests.documents.making import WORD, paragraph

KARI = paragraph("Kari")
TABLE = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{KARI}</w:tc><w:tc>{KARI}</w:tc></w:tr></w:tbl>"
TABS = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
PLAIN = [
    "",
    KARI,
    TABLE,
    "<w:p/><w:p><w:r><w:t/></w:r></w:p>",
    f"<w:p>{TABS}<w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/></w:r></w:p>",
    '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> &amp;&#248; </w:t></w:r></w:p>',
    '<w:p><w:bookmarkStart w:id="1" w:name="Ola"/><w:bookmarkEnd w:id="1"/></w:p>' + KARI,
    f"{KARI}<w:sectPr><w:pgSz w:w='1'/></w:sectPr>".replace("'", '"'),
    '<w:p><w:hyperlink w:history="1"><w:r><w:t>her</w:t></w:r></w:hyperlink></w:p>',
]
OTHER = [
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ola</w:t></w:r></w:p>",
    '<w:p><w:ins w:author="Ola"><w:r><w:t>Ola</w:t></w:r></w:ins></w:p>',
    '<w:p><w:pPr><w:rPr><w:ins w:author="Ola"/></w:rPr></w:pPr></w:p>',
    "<w:p><w:r><w:instrText>Ola</w:instrText></w:r></w:p>",
    '<w:p><w:hyperlink w:anchor="Ola"/></w:p>',
    '<w:p><w:hyperlink w:docLocation="Ola"/></w:p>',
    "<w:p><!--Ola--></w:p>",
    "<w:p>Ola</w:p>",
    "<w:p><w:r><w:t>a > b</w:t></w:r></w:p>",
    "<w:p><w:r><w:t><![CDATA[Ola]]></w:t></w:r></w:p>",
    f"<w:tbl><w:tr><w:tc>{TABLE}</w:tc></w:tr></w:tbl>",
    "<w:p><w:r><w:t>Ola</w:t></w:p></w:r>",
    "<w:p><w:r><w:t>Ola</w:r></w:p>",
    "<w:p><w:r><w:t>&ukjent;</w:t></w:r></w:p>",
    '<w:p w14:paraId="1"/>',
    "<w:p><w:r><w:t>a\r\nb</w:t></w:r></w:p>",
]


def source(body: str) -> bytes:
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()


def walked(content: bytes) -> list[Said]:
    told = walk.segments(parse(content), GRAMMAR, "", Part.BODY, content)
    return [(one.part, one.text) for one in told]


@pytest.mark.parametrize("body", PLAIN)
def test_both_ways_tell_the_same(body: str) -> None:
    assert plain_story(source(body), Part.BODY) == walked(source(body))


@pytest.mark.parametrize("body", OTHER)
def test_the_short_way_is_not_taken_where_anything_is_unusual(body: str) -> None:
    assert plain_story(source(body), Part.BODY) is None


@pytest.mark.parametrize(
    "content",
    [
        source(KARI).decode().encode("utf-16"),
        b"<?xml version='1.0' encoding='latin-1'?>" + source(KARI),
        b"<!DOCTYPE a>" + source(KARI),
        source(KARI).replace(WORD.encode(), b"http://example.org"),
        source(KARI).replace(b"Kari", b"\xff"),
        source(KARI) + b"Ola",
    ],
)
def test_nor_in_another_encoding_or_vocabulary(content: bytes) -> None:
    assert plain_story(content, Part.BODY) is None


@given(st.lists(st.sampled_from([*PLAIN, *OTHER]), max_size=6), st.text(max_size=8))
def test_any_mixture_is_told_alike_or_walked(bodies: list[str], text: str) -> None:
    content = source("".join(bodies).replace("Kari", text)).replace(b"\r", b"")
    told = plain_story(content, Part.BODY)

    assert told is None or told == walked(content)


@pytest.mark.parametrize("attribute", [name for name in GRAMMAR.attributes if "@" not in name])
def test_no_attribute_that_tells_something_is_passed_over(attribute: str) -> None:
    assert plain_story(source(f'<w:p w:{attribute}="Ola"/>'), Part.BODY) is None
