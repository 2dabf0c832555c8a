"""The short way and the whole walk tell the same, and neither misses a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ordvern.documents import walk
from ordvern.documents.formats.docx import WORD
from ordvern.documents.swift import is_silent, plain_paragraphs
from ordvern.documents.xmltree import parse
from ordvern.text import Part
from tests.documents.making import WORD as SPACE

TEXT = st.sampled_from(["Ola", "Kari ", " ", "12857", "å"])
LEAVES = st.one_of(
    TEXT.map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>"),
    TEXT.map(lambda text: f"<w:r><w:delText>{text}</w:delText></w:r>"),
    TEXT.map(lambda text: f"<w:r><w:instrText>{text}</w:instrText></w:r>"),
    TEXT.map(lambda text: f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>"),
    TEXT.map(lambda text: f"<w:unknown>{text}</w:unknown>"),
    st.sampled_from(["<w:r><w:tab/><w:br/></w:r>", "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"]),
)
PARAGRAPHS = st.lists(LEAVES, max_size=5).map(lambda runs: f"<w:p>{''.join(runs)}</w:p>")
BOXES = PARAGRAPHS.map(lambda inner: f"<w:p><w:txbxContent>{inner}</w:txbxContent></w:p>")
NESTED = PARAGRAPHS.map(lambda inner: f"<w:p><w:t>before</w:t>{inner}<w:t>after</w:t></w:p>")
STRAY = st.one_of(LEAVES, TEXT)
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, BOXES, NESTED, STRAY), max_size=6)


def source_of(body: list[str]) -> bytes:
    return f'<w:body xmlns:w="{SPACE}">{"".join(body)}</w:body>'.encode()


@given(BODIES)
def test_no_character_is_missed(body: list[str]) -> None:
    source = source_of(body)
    root = etree.fromstring(source)

    told = walk.segments(root, WORD, "part", Part.BODY, source)
    every = "".join("".join(str(text).split()) for text in root.xpath("//text()"))
    ours = "".join("".join(segment.text.split()) for segment in told)
    assert sorted(ours) == sorted(every)


@given(st.lists(PARAGRAPHS, max_size=6))
def test_the_short_way_tells_what_the_whole_walk_tells(body: list[str]) -> None:
    source = source_of(body)
    root = etree.fromstring(source)
    short = plain_paragraphs(root, WORD, Part.BODY, source)

    whole = walk.segments(root, WORD, "part", Part.BODY)  # nothing known: no short way
    assert short is None or short == [(segment.part, segment.text) for segment in whole]


@given(BODIES)
def test_a_part_that_is_passed_by_says_nothing(body: list[str]) -> None:
    source = source_of(body)

    if is_silent(source, WORD):
        assert walk.segments(etree.fromstring(source), WORD, "part", Part.BODY) == []


def test_wide_encodings_are_never_passed_by() -> None:
    source = source_of(["<w:p><w:t>Ola</w:t></w:p>"]).decode().encode("utf-16")

    assert not is_silent(source, WORD)
    told = walk.segments(etree.fromstring(source), WORD, "part", Part.BODY, source)
    assert [segment.text for segment in told] == ["Ola"]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "utf-32"])
def test_a_part_that_says_anything_in_any_encoding_is_not_passed_by(encoding: str) -> None:
    """Letters that are no UTF-8, alone between their tags, must be seen as text."""
    source = f'<?xml version="1.0" encoding="{encoding}"?><a><b>å</b></a>'.encode(encoding)

    assert not is_silent(source, WORD)
    assert [s.text for s in walk.segments(parse(source), WORD, "part", Part.BODY, source)] == ["å"]


def test_a_part_in_a_mainframe_encoding_is_not_passed_by() -> None:
    assert not is_silent('<?xml version="1.0" encoding="cp500"?><a>x</a>'.encode("cp500"), WORD)


HIDDEN = ["<!--å-->", "<?pi å?>", "<![CDATA[å]]>", '<w:x author="å"/>']


@pytest.mark.parametrize("hidden", HIDDEN)
def test_text_in_odd_places_is_not_passed_by(hidden: str) -> None:
    source = f'<?xml version="1.0"?>\n<a xmlns:w="{SPACE}">\n {hidden} </a>'.encode()

    assert not is_silent(source, WORD)
    told = walk.segments(parse(source), WORD, "part", Part.BODY, source)
    assert [segment.text.strip() for segment in told] == ["å"]
