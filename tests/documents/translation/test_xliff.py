"""The files translators get: segments, codes, matches, notes; and what they may come back as."""

import re

import pytest
from lxml import etree

from ordvern.documents import Match
from ordvern.documents.translation.atoms import text_of
from ordvern.documents.translation.xliff.reading import read_sheet
from tests.documents.making import texts
from tests.documents.translation.samples import SENTENCES, extract, letter, merge, run

X1 = "{urn:oasis:names:tc:xliff:document:1.2}"
X2 = "{urn:oasis:names:tc:xliff:document:2.0}"
TEXT = f"{SENTENCES}\n".encode()


def two(source: str, language: str) -> list[Match]:
    is_first = source.startswith("Kari")
    return [Match(source, f"{language}: Kari lives here.", 100.0 if is_first else 82.5, "Minne")]


def test_sentences_are_segments_and_blanks_stand_between() -> None:
    root = etree.fromstring(extract("txt", TEXT).content)

    assert [each.text for each in root.iter(X2 + "source")] == [
        "Kari Nordlund bor her.",
        " ",
        "Hun flyttet kl. 12.",
    ]
    assert root.get("srcLang") == "nb"
    assert root.get("trgLang") == "en"


def test_matches_come_with_their_score_and_a_sure_one_is_filled_in() -> None:
    root = etree.fromstring(extract("txt", TEXT, matches=two).content)

    scores = [each.get("matchQuality") for each in root.iter("{*}match")]
    targets = [each.findtext(X2 + "target") for each in root.iter(X2 + "segment")]

    assert scores == ["100.0", "82.5"]
    assert targets == ["en: Kari lives here.", None]


def test_the_same_in_version_1() -> None:
    root = etree.fromstring(extract("txt", TEXT, matches=two, version="1.2").content)

    assert [each.get("match-quality") for each in root.iter(X1 + "alt-trans")] == ["100%", "82%"]
    assert [each.text for each in root.iter(X1 + "mrk")] == [
        "Kari Nordlund bor her.",
        "Hun flyttet kl. 12.",
    ]
    assert root.find(f"{X1}file/{X1}body/{X1}trans-unit/{X1}target") is None


def test_notes_and_names_reach_the_translator() -> None:
    sheet = extract("docx", letter(), notes=["⟦P1⟧: navn på en person"]).content.decode()

    assert "⟦P1⟧: navn på en person" in sheet
    assert '<note category="part">footnote</note>' in sheet


def test_a_pair_over_two_sentences_is_split_and_joined_again() -> None:
    body = f"<w:p>{run('Ja. ')}{run('En. To.', '<w:b/>')}{run(' Tre og fire og fem.')}</w:p>"
    content = letter(body)
    sheet = extract("docx", content).content.decode()
    assert '<sc id="1"' in sheet
    assert '<ec startRef="1"/>' in sheet

    filled = re.sub(r"<source>(.*?)</source>", r"<source>\1</source><target>\1</target>", sheet)

    assert texts(merge(content, filled.encode()).content)[0] == "Ja. En. To. Tre og fire og fem."


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("<segment><source>a</source><target>b</target></segment>", "b"),
        ("<segment><source>a</source><target>b<cp hex='0041'/></target></segment>", "bA"),
        ("<segment><source>a</source><target><mrk id='m'>b</mrk>c</target></segment>", "bc"),
        (
            "<segment><source>a</source><target order='3'>x</target></segment>"
            "<ignorable><source> </source></ignorable>"
            "<segment><source>b</source><target order='1'>y</target></segment>",
            "y x",
        ),
    ],
)
def test_what_programs_make_of_version_2(unit: str, text: str) -> None:
    sheet = (
        f'<xliff xmlns="{X2[1:-1]}" version="2.1" srcLang="nb" trgLang="en"><file id="f">'
        f'<unit id="u">{unit}</unit></file></xliff>'
    )

    (found,) = read_sheet(sheet.encode()).units

    assert text_of(found.target or ()) == text


@pytest.mark.parametrize(
    ("target", "text", "codes"),
    [
        ('b<g id="3">c</g>', "bc", [("open", 3), ("close", 3)]),
        ('<bx id="bx3" rid="3"/>b<ex id="ex3" rid="3"/>', "b", [("open", 3), ("close", 3)]),
        (
            '<bpt id="3" rid="3">&lt;b></bpt>b<ept id="4" rid="3"/>',
            "b",
            [("open", 3), ("close", 3)],
        ),
        ('<mrk mtype="seg" mid="0">b</mrk> <x id="4"/>', "b ", [("alone", 4)]),
        ('<it id="3" pos="open"/>b<ph id="5"/>', "b", [("open", 3), ("alone", 5)]),
    ],
)
def test_what_programs_make_of_version_1(
    target: str, text: str, codes: list[tuple[str, int]]
) -> None:
    sheet = (
        f'<xliff xmlns="{X1[1:-1]}" version="1.2"><file source-language="nb" target-language="en">'
        f'<body><trans-unit id="u"><source>a</source><target>{target}</target></trans-unit></body>'
        "</file></xliff>"
    )

    (found,) = read_sheet(sheet.encode()).units

    assert text_of(found.target or ()) == text
    assert [(c.role, c.id) for c in found.target or () if not isinstance(c, str)] == codes


def test_a_segment_without_target_keeps_its_source_in_version_1() -> None:
    sheet = extract("txt", TEXT, version="1.2").content.decode()
    target = '<target><mrk mtype="seg" mid="0">Here.</mrk> <mrk mtype="seg" mid="1"/></target>'
    filled = sheet.replace("</seg-source>", f"</seg-source>{target}")

    merged = merge(TEXT, filled.encode())

    assert merged.content.decode() == "Here. Hun flyttet kl. 12.\n"
    assert len(merged.problems) == 1


def test_a_version_that_is_not_written_is_no_surprise() -> None:
    with pytest.raises(ValueError, match="3"):
        extract("txt", TEXT, version="3")
