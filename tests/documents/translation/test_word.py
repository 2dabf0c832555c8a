"""Word: what becomes text, what becomes a code, and that both find their places again."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from ordvern.documents import Refused
from tests.documents.making import WORD, texts
from tests.documents.translation.samples import BODY, field, in_capitals, letter, opened, run, said

P = "<w:p>{}</w:p>"


def places(body: str) -> list[str]:
    return said(opened("docx", letter(body)).places)


def test_a_letter_as_its_translator_sees_it() -> None:
    assert places(BODY) == [
        "Om Kari",
        "Hun er [1 italic]veldig[/1] glad[2 note/]. Se [3 link]slutten[/3] på side [4 field/].",
        "Før[1 tab/]etter[2 break/]Ny linje",
        "Synlig",
        "Celle",
        "[1 link]Nettstedet[/1] åpner.",
        "Mest om morgenen.",
    ]


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (run("Ra") + "<w:proofErr w:type='x'/>" + run("mme", "<w:lang w:val='nb-NO'/>"), "Ramme"),
        (
            run("a", "<w:b/>") + run("b", "<w:b w:val='1'/>") + run("c" * 9),
            "[1 bold]a[/1][2 bold]b[/2]ccccccccc",
        ),
        ("<w:ins w:id='1'>" + run("ny") + "</w:ins>" + run(" gammel"), "[1 other]ny[/1] gammel"),
        ("<w:bookmarkStart w:id='1'/>" + run("Anker") + "<w:bookmarkEnd w:id='1'/>", "Anker"),
        (
            run("m²") + run("2", "<w:vertAlign w:val='superscript'/>") + run("x"),
            "m²[1 raised]2[/1]x",
        ),
        (run("Se ") + field("REF a", "kapittel") + run(" og"), "Se [1 field/] og"),
        (
            "<w:sdt><w:sdtContent>" + run("felt") + "</w:sdtContent></w:sdt>" + run(" ute"),
            "[1 other]felt[/1] ute",
        ),
        (run("hen") + "<w:r><w:noBreakHyphen/></w:r>" + run("t"), "hen‑t"),
        (run("⟦P1⟧ kom"), "[1 placeholder/] kom"),
    ],
)
def test_what_becomes_of_runs(inside: str, seen: str) -> None:
    assert places(P.format(inside))[0] == seen


@pytest.mark.parametrize("text", ["12", "1 234,50", "", "–", "…"])
def test_what_has_no_letters_is_left_out(text: str) -> None:
    assert places(P.format(run(text)))[:-1] == []


def test_hidden_and_deleted_text_stays_where_it_was() -> None:
    document = opened("docx", letter())
    for place in document.places:
        place.put(in_capitals(place.atoms))

    found = texts(document.save())

    assert "SYNLIG" in found
    assert {" skjult", "slettet"} <= set(found)


def test_a_text_box_for_old_programs_says_the_same() -> None:
    box = f"<w:txbxContent><w:p>{run('I boksen')}</w:p></w:txbxContent>"
    either = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
        f'2006"><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    document = opened("docx", letter(P.format(f"{run('Ute ')}<w:r>{either}</w:r>")))
    assert said(document.places)[:2] == ["Ute", "I boksen"]

    document.places[1].put(("In the box",))
    document.places[0].put(("Outside",))

    assert texts(document.save()).count("In the box") == 2


def test_a_namespace_that_is_no_address_stops_nothing() -> None:
    strange = run("Hei", '<w:b/><x:y xmlns:x="no/address"/>') + run(" du")

    assert places(P.format(strange))[0] == "Hei[1 format] du[/1]"


def test_a_body_that_is_no_xml_is_refused() -> None:
    with pytest.raises(Refused):
        places("<w:p>")


def test_right_to_left_is_told_to_word() -> None:
    document = opened("docx", letter(P.format(run("Hei"))), "ar")
    document.places[0].put(("مرحبا",))

    again = opened("docx", document.save())

    assert said(again.places)[0] == "مرحبا"
    assert {"bidi", "rtl"} <= marks(document.save())


def marks(content: bytes) -> set[str]:
    with ZipFile(BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return {each.tag.removeprefix(f"{{{WORD}}}") for each in root.iter(f"{{{WORD}}}*")}
