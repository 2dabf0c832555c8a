"""A planted name leaves a PDF from every operator and object that can hold it; all else stays."""

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
import typst
from pikepdf import Array, Dictionary, Name, Pdf, String
from pypdf import PdfReader

from ordvern.documents import Limits, Reason, Refused
from ordvern.documents.redaction.pdf import redact_pdf
from ordvern.documents.redaction.values import Values
from tests.documents.redaction.planting import KEPT, NAME, NUMBER, redact

LINE = f"({NAME} har telefon {NUMBER}.) Tj"
FIRST = f"BT /F 12 Tf 50 700 Td {LINE} ET BT /F 12 Tf 50 650 Td ({KEPT}) Tj ET\n"
HELVETICA = Dictionary(
    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
)
Change = Callable[[Pdf], object]


def page(content: str = "", change: Change = lambda pdf: None, text: str = FIRST) -> bytes:
    """A page with a line to mark, a line to keep, and whatever `content` and `change` add."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    sheet = pdf.pages[0].obj
    sheet.Resources = Dictionary(Font=Dictionary(F=HELVETICA))
    sheet.Contents = pdf.make_stream((text + content).encode("cp1252"))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def show(operators: str) -> str:
    return f"BT /F 12 Tf 50 500 Td {operators} ET"


def form(pdf: Pdf, content: str, **more: object) -> pikepdf.Object:
    stream = pdf.make_stream(content.encode("cp1252"))
    stream.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 595, 842]),
            Resources=Dictionary(Font=Dictionary(F=HELVETICA)),
            **more,
        )
    )
    return stream


def drawn(pdf: Pdf, stream: pikepdf.Object) -> None:
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=stream)


def nested(pdf: Pdf) -> None:
    inner = form(pdf, show(f"({NAME}) Tj"), Matrix=Array([0.5, 0, 0, 0.5, 10, 20]))
    outer = form(pdf, "q 2 0 0 2 0 0 cm /Y Do Q")
    outer.Resources.XObject = Dictionary(Y=inner)
    drawn(pdf, outer)


def annotate(pdf: Pdf, **keys: object) -> None:
    note = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 90, 30]), **keys)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def appearance(pdf: Pdf) -> Dictionary:
    return Dictionary(N=form(pdf, f"BT /F 9 Tf 5 5 Td ({NAME} {NUMBER}) Tj ET"))


def unnamed(pdf: Pdf) -> Dictionary:
    """An appearance that does not say that it is a form."""
    look = appearance(pdf)
    del look.N.Subtype
    del look.N.Type
    return look


def field(pdf: Pdf) -> None:
    annotate(
        pdf,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String(f"navn {NAME}"),
        V=String(NAME),
        DV=String(NUMBER),
        AP=appearance(pdf),
        DA=String("/F 9 Tf"),
    )
    pdf.Root.AcroForm = Dictionary(
        Fields=pdf.pages[0].obj.Annots, XFA=pdf.make_stream(NAME.encode())
    )


def outline(pdf: Pdf) -> None:
    with pdf.open_outline() as root:
        root.root.append(pikepdf.OutlineItem(f"{NAME}, {NUMBER}", 0))


def attached(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = NAME.encode()


def metadata(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = NAME
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = [NAME]


def tagged(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(K=Dictionary(S=Name.Figure, Alt=String(NAME), ActualText=String(NUMBER)))
    )


def pattern(pdf: Pdf) -> None:
    tile = form(pdf, f"BT /F 9 Tf 5 5 Td ({NAME}) Tj ET")
    del tile.Subtype
    tile.update(Dictionary(PatternType=1, PaintType=1, TilingType=1, XStep=100, YStep=100))
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P=tile)


def active(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("cmd.exe")))


def unreferenced(pdf: Pdf) -> None:
    pdf.trailer["/Old"] = pdf.make_indirect(Dictionary(A=String(NAME)))


CONTAINERS: dict[str, Callable[[], bytes]] = {
    "Tj": lambda: page(show(f"({NAME} og mer) Tj")),
    "TJ": lambda: page(show("[(Sol) -20 (fr) 15.5 (id Ka) (narivik, 41 23) -5 ( 45 67)] TJ")),
    "a Tj per letter": lambda: page(show(" ".join(f"({each}) Tj" for each in NAME))),
    "quote": lambda: page(show(f"14 TL ({NAME}) '")),
    "double quote": lambda: page(show(f'14 TL 3 1 ({NAME}) "')),
    "hexadecimal": lambda: page(show(f"<{NAME.encode().hex()}> Tj")),
    "spaced and stretched": lambda: page(show(f"2 Tc 5 Tw 80 Tz 3 Ts ({NAME}) Tj")),
    "turned": lambda: page(f"BT /F 12 Tf 0.7 0.7 -0.7 0.7 200 300 Tm ({NAME}) Tj ET"),
    "scaled and moved": lambda: page(
        f"q 0.1 0 0 0.1 40 40 cm BT /F 120 Tf 9 9 Td ({NAME}) Tj ET Q"
    ),
    "unbalanced state": lambda: page("Q Q 2 0 0 2 0 0 cm q q " + show("(x) Tj")),
    "turned page": lambda: page(change=lambda pdf: pdf.pages[0].rotate(90, relative=False)),
    "page away from the origin": lambda: page(
        change=lambda pdf: pdf.pages[0].obj.update(
            Dictionary(MediaBox=Array([-100, -50, 500, 800]))
        )
    ),
    "unseen": lambda: page(show(f"3 Tr ({NAME}) Tj")),
    "twice for boldness": lambda: page(show(f"({NAME}) Tj") + show(f"0.3 0 Td ({NAME}) Tj")),
    "under a black box": lambda: page(show(f"({NAME}) Tj") + " 0 g 40 490 300 30 re f"),
    "outside the page": lambda: page(f"BT /F 12 Tf 2000 2000 Td ({NAME}) Tj ET"),
    "form": lambda: page("/X Do", lambda pdf: drawn(pdf, form(pdf, show(f"({NAME}) Tj")))),
    "form drawn twice": lambda: page(
        "/X Do q 1 0 0 1 30 -90 cm /X Do Q", lambda pdf: drawn(pdf, form(pdf, show(f"({NAME}) Tj")))
    ),
    "form in a form": lambda: page("/X Do", nested),
    "form never drawn": lambda: page("", lambda pdf: drawn(pdf, form(pdf, show(f"({NAME}) Tj")))),
    "pattern": lambda: page("/Pattern cs /P scn 0 0 100 100 re f", pattern),
    "note": lambda: page(
        "",
        lambda pdf: annotate(
            pdf,
            Subtype=Name.FreeText,
            Contents=String(NAME),
            RC=String(f"<p>{NAME}</p>"),
            T=String(NAME),
            AP=appearance(pdf),
        ),
    ),
    "note of an unnamed look": lambda: page(
        "", lambda pdf: annotate(pdf, Subtype=Name.Stamp, AP=unnamed(pdf))
    ),
    "field": lambda: page("", field),
    "bookmark": lambda: page("", outline),
    "link": lambda: page(
        "",
        lambda pdf: annotate(
            pdf,
            Subtype=Name.Link,
            A=Dictionary(S=Name.URI, URI=String("mailto:solfrid.kanarivik@example.no")),
        ),
    ),
    "named place": lambda: page(
        "",
        lambda pdf: pdf.Root.update(
            Dictionary(Dests=Dictionary({"/Solfrid Kanarivik": Array([0])}))
        ),
    ),
    "attachment": lambda: page("", attached),
    "properties": lambda: page("", metadata),
    "structure": lambda: page("", tagged),
    "replacement text": lambda: page(
        f"/Span <</ActualText ({NAME})>> BDC " + show("(x) Tj") + " EMC"
    ),
    "program": lambda: page("", active),
    "trailer": lambda: page("", unreferenced),
    "older revision": lambda: page() + b"\n7 0 obj (" + NAME.encode() + b") endobj\n",
}


def streams(content: bytes) -> list[bytes]:
    """Every stream decoded, and the whole file with its strings in plain letters."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        decoded = [
            each.read_bytes()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") != Name.Image
        ]
        strings = [
            each.unparse(resolved=True)
            for each in pdf.objects
            if not isinstance(each, pikepdf.Stream)
        ]
    return [content, *decoded, *strings]


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    read = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    return read + [sheet.extract_text() for sheet in PdfReader(io.BytesIO(content)).pages]


def shows(text: str) -> bool:
    plain = "".join(text.split()).casefold()
    return any(spelling in plain for spelling in ("kanarivik", "41234567"))


@pytest.mark.parametrize("container", CONTAINERS)
def test_nothing_planted_is_left(container: str) -> None:
    original = CONTAINERS[container]()

    redacted = redact(original)

    assert any(map(shows, texts(original)))
    assert not [each for each in streams(redacted.content) if shows(each.decode("latin-1"))]
    assert not any(map(shows, texts(redacted.content)))
    assert all("har telefon" in text and KEPT in text for text in texts(redacted.content))
    assert Reason.PAGE_MADE_IMAGE not in {notice.reason for notice in redacted.notices}


def origins(content: bytes) -> dict[str, list[tuple[float, float]]]:
    """Where each letter of the first page stands, to a tenth of a point."""
    import ctypes

    from pypdfium2 import raw

    text = pypdfium2.PdfDocument(content)[0].get_textpage()
    found: dict[str, list[tuple[float, float]]] = {}
    for at in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        found.setdefault(letter, []).append((round(x.value, 1), round(y.value, 1)))
    return found


@pytest.mark.parametrize(
    "container", ["TJ", "spaced and stretched", "turned", "double quote", "form in a form"]
)
def test_every_other_letter_stays_where_it_was(container: str) -> None:
    original = CONTAINERS[container]()

    before, after = origins(original), origins(redact(original).content)

    assert after["D"] == before["D"]
    for letter, places in after.items():
        assert set(places) <= set(before[letter]) or letter.isspace()


def test_the_place_is_black() -> None:
    image = pypdfium2.PdfDocument(redact(page()).content)[0].render(scale=1).to_pil().convert("L")

    assert [image.getpixel((x, 842 - 704)) for x in (55, 90, 130)] == [0, 0, 0]
    assert image.getpixel((300, 400)) == 255


def test_page_to_open_at_is_no_program() -> None:
    def open_at(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    assert redact(page("", open_at)).notices == ()


def typeset(source: str) -> bytes:
    return bytes(typst.compile(source.encode()))


def test_composite_fonts_of_a_typesetter() -> None:
    original = typeset(f'#set page(paper: "a4")\n= Brev til {NAME}\n{KEPT} {NUMBER}, *{NAME}*.\n')

    redacted = redact(original)

    assert not any(map(shows, texts(redacted.content)))
    assert all("Brev til" in text for text in texts(redacted.content))
    assert Reason.PAGE_MADE_IMAGE not in {notice.reason for notice in redacted.notices}


def test_page_with_unknown_geometry_becomes_a_picture() -> None:
    def strange(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources.Font.F = Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name.Unknown,
            Encoding=Name.WinAnsiEncoding,
        )

    redacted = redact(page(change=strange))

    assert [notice for notice in redacted.notices if notice.reason is Reason.PAGE_MADE_IMAGE]
    assert not any(text.strip() for text in texts(redacted.content))
    image = pypdfium2.PdfDocument(redacted.content)[0].render(scale=1).to_pil().convert("L")
    assert image.size == (595, 842)
    assert image.getpixel((70, 842 - 704)) < 20


def test_page_that_has_to_be_a_picture_is_painted_word_by_word() -> None:
    apart = "BT /F 12 Tf 50 700 Td (Solfrid) Tj ET BT /F 12 Tf 300 400 Td (Kanarivik) Tj ET"

    copy, tally = redact_pdf(page(text=apart), Values({NAME: "[x]"}), Limits(), {0})

    image = pypdfium2.PdfDocument(copy)[0].render(scale=1).to_pil().convert("L")
    assert image.getpixel((60, 842 - 704)) < 20
    assert image.getpixel((320, 842 - 404)) < 20
    assert tally.made_images == 1


def test_picture_with_nothing_to_paint_over_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        redact_pdf(page(text=show("(x) Tj")), Values({NAME: "[x]"}), Limits(), {0})

    assert refused.value.reason is Reason.NOT_PROVEN


def test_one_revision_without_active_content_comes_out() -> None:
    redacted = redact(page("", active))

    assert redacted.content.count(b"%%EOF") == 1
    assert Reason.ACTIVE_CONTENT_REMOVED in {notice.reason for notice in redacted.notices}
    assert not [
        each for each in streams(redacted.content) if b"JavaScript" in each or b"/Launch" in each
    ]
