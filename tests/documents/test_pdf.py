"""PDF files: pages, and all that stands around them."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, String

from ordvern.documents import Limits, Notice, Reason, Refused
from ordvern.text import Part
from tests.documents.making import paragraph, pdf, read_here, saved, texts, word


def test_a_page_is_told_line_by_line_with_its_place() -> None:
    reading = read_here(saved(pdf("Hei Ola")))

    first = reading.segments[0]
    assert (first.text, first.locator, first.part) == ("Hei Ola", "page 1@0", Part.BODY)
    assert reading.words == 2


def test_properties_are_told_as_metadata() -> None:
    told = texts(saved(pdf("x", Author="Kari Nordmann", Saksnummer="26/12")), Part.METADATA)

    assert {"Kari Nordmann", "26/12"} <= set(told)


def test_notes_fields_outlines_and_links_are_told() -> None:
    document = pdf("x")
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String("ring Ola"))
    link = Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("mailto:o@x.no")))
    field = Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String("navn"), V=String("Per"))
    annotations = [document.make_indirect(one) for one in (note, link, field)]
    document.pages[0].Annots = Array(annotations)
    document.Root.AcroForm = Dictionary(Fields=Array(annotations[2:]))
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Vitnemål", 0))

    assert {"ring Ola", "mailto:o@x.no", "Per", "Vitnemål"} <= set(texts(saved(document)))


def test_attached_files_are_read() -> None:
    document = pdf("x")
    document.attachments["brev.docx"] = word(paragraph("i vedlegget"))

    assert texts(saved(document), Part.ATTACHMENT) == ["i vedlegget"]


def test_scripts_forms_and_long_values_in_streams_are_told() -> None:
    document = pdf("x")
    script, value = document.make_stream(b"alert('Kari')"), document.make_stream(b"Per, 37 years")
    form = document.make_stream(b"<xdp><data><name>Ola</name></data></xdp>")
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=script)
    field = document.make_indirect(Dictionary(FT=Name.Tx, T=String("a"), V=value))
    document.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=form)

    assert {"alert('Kari')", "Ola", "Per, 37 years"} <= set(texts(saved(document)))


def test_texts_in_place_of_glyphs_are_told() -> None:
    document = pdf("x")
    content = b"/Span <</ActualText (Ola \\(junior\\))>> BDC BT /F1 12 Tf (x) Tj ET EMC"
    document.pages[0].Contents = document.make_stream(content)

    assert texts(saved(document), Part.ALT_TEXT) == ["Ola (junior)"]


def test_pages_without_text_are_counted_as_not_checked() -> None:
    document = pdf("x")
    document.add_blank_page()
    document.add_blank_page()

    assert Notice(Reason.COULD_NOT_CHECK_IMAGES, 2) in read_here(saved(document)).notices


LYING = "1 beginbfrange <61> <6b> <0078> endbfrange"
LYING_SINGLY = "3 beginbfchar <61> <0062> <62> <0063> <63> <0064> endbfchar"
HONEST = "1 beginbfrange <61> <6b> <0061> endbfrange"
DIFFERING = Dictionary(Differences=Array([97, *[Name(f"/g{n}") for n in range(26)]]))


@pytest.mark.parametrize(
    ("mapping", "encoding", "is_noticed"),
    [
        (LYING, None, True),
        (LYING_SINGLY, Name.WinAnsiEncoding, True),
        (LYING, DIFFERING, False),
        (LYING, Name("/Identity-H"), False),
        (HONEST, None, False),
    ],
)
def test_a_font_that_says_other_letters_than_it_draws_is_noticed(
    mapping: str, encoding: object, *, is_noticed: bool
) -> None:
    document = pdf("abcdefghijk")
    font = document.pages[0].Resources.Font.F1
    font.ToUnicode = document.make_stream(mapping.encode())
    if encoding is not None:
        font.Encoding = encoding
    notices = read_here(saved(document)).notices

    assert (Notice(Reason.COULD_NOT_CHECK_IMAGES, 1) in notices) is is_noticed


def test_scripts_are_told_and_noticed() -> None:
    document = pdf("x")
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('Ola')"))
    reading = read_here(saved(document))

    assert "app.alert('Ola')" in [segment.text for segment in reading.segments]
    assert Notice(Reason.ACTIVE_CONTENT_REMOVED, 1) in reading.notices


@pytest.mark.parametrize(("user", "refused"), [("secret", True), ("", False)])
def test_only_a_password_for_opening_is_in_the_way(
    user: str, *, refused: bool, tmp_path: Path
) -> None:
    document = pdf("Hei Ola")
    document.save(tmp_path / "locked.pdf", encryption=Encryption(owner="owner", user=user))
    content = (tmp_path / "locked.pdf").read_bytes()

    if refused:
        with pytest.raises(Refused, match=Reason.ENCRYPTED):
            read_here(content)
    else:
        assert texts(content)[0] == "Hei Ola"


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 500])
def test_what_is_no_pdf_behind_its_header_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=Reason.CORRUPT):
        read_here(content)


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(Refused, match=Reason.TOO_COMPLEX):
        read_here(saved(pdf("x")), limits=Limits(pages=0))
