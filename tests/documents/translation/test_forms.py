"""Pages, Markdown, subtitles, catalogues, OpenDocument: what a translator sees of each."""

import pytest

from tests.documents.translation.samples import SAMPLES, in_capitals, opendocument, opened, said


@pytest.mark.parametrize(
    ("form", "seen"),
    [
        (
            "html",
            [
                "Om Kari",
                "En side",
                "Tips",
                "Et bilde",
                "Hun er [1 bold]veldig [2 italic]glad[/2][/1] & [3 link]her[/3][4 break/]Ny linje.",
                "Kari Nordlund bor her. Hun flyttet kl. 12.",
            ],
        ),
        (
            "md",
            [
                "Om [1 italic]Kari[/1]",
                "Kari Nordlund bor her. Hun flyttet kl. 12. Med [1 bold]fet [2 italic]og[/2][/1] "
                "[3 field/],[5 wrap/]brutt [4 link]lenke[/4].",
                "punkt",
                "oppgave [1 image]bilde[/1]",
                "A",
                "B",
                "c",
                "[1 field/] f",
            ],
        ),
        ("srt", ["Hei du[2 wrap/]der.", "Hva?"]),
        ("json", ["Hei [1 placeholder/]", "En [1 bold]to[/1]", "ja"]),
        ("po", ["Hei [1 placeholder/]", "Én fil", '[1 placeholder/] "filer"']),
        ("csv", ["navn", "tekst", 'Hei "du"', "Ja, nei", "x y"]),
        ("pptx", ["Hei [1 bold]alle[/1][2 break/]sammen", "Et bilde"]),
        ("idml", ["[1 format]Hei [/1]du[2 field/]", "Kari Nordlund bor her. Hun flyttet kl. 12."]),
    ],
)
def test_what_a_translator_sees(form: str, seen: list[str]) -> None:
    assert said(opened(form, SAMPLES[form]()).places) == seen


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<text:p>a<text:span text:style-name='T1'>b</text:span></text:p>", "a[1 format]b[/1]"),
        ("<text:p>  to \n ord<text:s text:c='3'/>til</text:p>", "to ord   til"),
        ("<text:p><text:a>lenke</text:a> her</text:p>", "[1 link]lenke[/1] her"),
        ("<text:p>Side <text:page-number>3</text:page-number></text:p>", "Side [1 field/]"),
        (
            "<text:p>ra<text:span text:style-name='T9'>m</text:span><text:span text:style-name="
            "'T9'>m</text:span>e</text:p>",
            "ra[1 format]mm[/1]e",
        ),
        (
            "<style:style style:name='T8' style:family='text'><style:text-properties rsid='1'/>"
            "</style:style><text:p>ra<text:span text:style-name='T8'>m</text:span>me</text:p>",
            "ramme",
        ),
    ],
)
def test_paragraphs_of_opendocument(body: str, seen: str) -> None:
    assert said(opened("odt", opendocument(body=body)).places) == [seen]


def test_a_page_tells_its_new_language_and_way() -> None:
    document = opened("html", SAMPLES["html"](), "ar")
    for place in document.places:
        place.put(in_capitals(place.atoms))

    page = document.save().decode()

    assert '<html dir="rtl" lang="ar">' in page
    assert "<script>var a = 'Hei';</script>" in page
    assert '<p translate="no">Nordlund AS</p>' in page


def test_letters_that_an_old_encoding_lacks_are_still_written() -> None:
    document = opened("txt", "blåbær\n".encode("latin-1"), "pl")
    document.places[0].put(("żółć",))

    assert document.save() == "\ufeffżółć\n".encode()
