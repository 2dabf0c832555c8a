"""The small files that fuzzing begins with: all of our own making, most with a person planted."""

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pikepdf

from tests.documents.conformance.registry import FIRST, PLANTED
from tests.documents.making import mail, paragraph, pdf, saved, word, zipped
from tests.documents.ocr.test_pictures import drawn
from tests.documents.old import doc, ppt, xls
from tests.documents.test_msg import outlook
from tests.documents.test_mutants import MAKERS
from tests.documents.test_unlock import locked_pdf, locked_word
from tests.documents.translation.samples import SAMPLES

PERSON, NUMBER = FIRST
SHARED = Path(__file__).parents[3] / "shared" / "samples"
SMALL = 48 << 10
Seeds = Callable[[], Iterator[bytes]]


def of(*formats: str) -> Seeds:
    """What the tests plant a person in, and what they translate, of these formats."""

    def seeds() -> Iterator[bytes]:
        for name in formats:
            if name in PLANTED:
                yield from map(openly, PLANTED[name](PERSON, NUMBER).values())
            for makers in (SAMPLES, MAKERS):
                if name in makers:
                    yield openly(makers[name]())

    return seeds


def openly(content: bytes) -> bytes:
    """A package without compression, a PDF with its streams to be read, so that damage lands in
    what is parsed; everything else as it is."""
    if content.startswith(b"%PDF"):
        stream = BytesIO()
        with pikepdf.open(BytesIO(content)) as document:
            document.save(
                stream,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        return stream.getvalue()
    return content


def old_office(kind: str) -> Seeds:
    """Word, Excel and PowerPoint as before 2007."""
    makers: dict[str, list[Callable[[], bytes]]] = {
        "doc": [
            lambda: doc("Hei Ola\r\x13 HYPERLINK x \x14lenke\x15\r", notes="n\r", comments="k\r"),
            lambda: doc("Kort\r", left=b"slettet", flags=0x0200),
        ],
        "xls": [
            lambda: xls(strings=("Ola", "Kari"), told=(0, 1)),
            lambda: xls(b"\x03\x02\x0e\x00" + bytes(6) + b"\0\0\0\0\0\0\xf0?"),
        ],
        "ppt": [
            lambda: ppt(slide="Hei", note="note", inside=word(paragraph("x"))),
            lambda: ppt(slide="Hei på deg"),
        ],
        "msg": [outlook],
    }

    def seeds() -> Iterator[bytes]:
        yield from (make() for make in makers[kind])

    return seeds


def rich_text() -> Iterator[bytes]:
    yield MAKERS["rtf"]()
    yield (
        rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 A;}}"
        rb"{\info{\author Kari}{\title Brev}}{\header Topp\par}{\footnote Note}"
        rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt lenke}}\trowd\cellx100\intbl A\cell B\cell\row"
        rb"{\v skjult}{\*\annotation merknad}\uc1\u248?\'f8{\f1\'e0}{\object{\*\objdata 0105}}"
        rb"\bin3 abc}"
    )


def pages() -> Iterator[bytes]:
    """PDFs with what a PDF may carry."""
    yield from of("pdf")()
    document = pdf("Solfrid Kanarivik", Author="Kari")
    document.attachments["brev.txt"] = b"Hei Solfrid"
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Kapittel", 0))
    yield openly(saved(document))
    form = pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.BBox = pikepdf.Array([0, 0, 300, 300])
    document = pdf("Hei")
    page = document.pages[0]
    page.Resources.XObject = pikepdf.Dictionary(
        X=document.make_stream(b"BT /F1 9 Tf 3 Tr (skjult) Tj ET", form)
    )
    page.contents_add(b"q 1 0 0 1 5 5 cm /X Do Q 0 0 9 9 re W n f")
    yield openly(saved(document))


def books() -> Iterator[bytes]:
    yield zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/>'
            "</rootfiles></container>",
            "b.opf": '<package><metadata><creator>Kari</creator></metadata><manifest><item id="a"'
            ' href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
            "a.xhtml": "<html><body><p title='x'>Hei <b>Ola</b></p></body></html>",
        }
    )


def mails() -> Iterator[bytes]:
    yield from of("eml")()
    yield mail("Hei", attached=zipped({"a.txt": "Hei", "b/c.csv": "a;b"}), name="x.zip")
    message = EmailMessage()
    message["From"] = "=?utf-8?q?K=C3=A5re?= <k@example.no>"
    message["Date"] = "Mon, 2 Mar 2026 10:00:00 +0100"
    message.set_content("æøå" * 30, cte="quoted-printable")
    message.add_related(b"<p>x</p>", "text", "html", cid="<a@b>")
    yield message.as_bytes()


def archives() -> Iterator[bytes]:
    yield zipped({"a.txt": "Hei", "b/brev.docx": word(paragraph("x")), "c.html": "<p>Hei"})
    yield zipped({"en.zip": zipped({"to.zip": zipped({"a.csv": "a;b"})})})


def pictures() -> Iterator[bytes]:
    yield from (drawn(kind=kind) for kind in ("PNG", "JPEG", "GIF", "TIFF", "BMP"))


def locked() -> Iterator[bytes]:
    yield locked_word()
    yield locked_pdf()


def packed_rich_text() -> Iterator[bytes]:
    """The example of MS-OXRTFCP, and text that is not packed."""
    yield bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
        "0af32068656c090020627705b06c647d0a800fa0"
    )
    yield b"\x10\0\0\0\x05\0\0\0MELA\0\0\0\0hello"


def memories(kind: str) -> Seeds:
    """Files of translations."""
    table = b'source;target;changed\nHei;Hello;2026-01-02\n"a";b;\n'
    terms = (
        b'<martif type="TBX"><text><body><termEntry id="1"><langSet xml:lang="nb"><tig><term>bil'
        b'</term></tig></langSet><langSet xml:lang="en"><ntig><termGrp><term>car</term></termGrp>'
        b"</ntig></langSet></termEntry></body></text></martif>"
    )
    others = {"table": table, "tbx": terms}

    def seeds() -> Iterator[bytes]:
        if kind in others:
            yield others[kind]
        else:
            yield from of(kind)()

    return seeds


def texts() -> Iterator[bytes]:
    """What detection reads: numbers of many kinds, invented or of the papers that define them."""
    yield (
        "Pasient: Solfrid Kanarivik, f. 12.03.1985, fnr 01818512345, tlf +47 41 23 45 67,\n"
        "konto 8601.11.17947, IBAN NO93 8601 1117 947, kort 4111 1111 1111 1111, "
        "pass L898902C3, kari@example.no, https://example.no/?id=1, Storgata 5, 0155 Oslo.\n"
        "Hun har diabetes og er medlem av LO. null én åtte en åtte fem\n"
    ).encode()
    # The specimen of ICAO Doc 9303, part 4 and part 5.
    yield (
        b"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
        b"L898902C36UTO7408122F1204159ZE184226B<<<<<10\n"
        b"I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\n"
        b"ERIKSSON<<ANNA<MARIA<<<<<<<<<<\n"
    )
    yield (
        b"CPR 010185-1234, personnummer 850101-1234, HETU 010185-123A, SSN 078-05-1120, "
        b"NINO AB123456C, PESEL 85010112345, DNI 12345678Z, VAT DE136695976, 10.0.0.1, "
        b"aGVpIGthcmlAZXhhbXBsZS5ubw== 6b617269 kari%40example.no\n"
    )


def samples_of(folders: tuple[str, ...]) -> Iterator[bytes]:
    """Small foreign files, where they lie beside the checkout."""
    for folder in folders:
        root = SHARED / folder
        for path in sorted(root.iterdir()) if root.is_dir() else ():
            if path.is_file() and path.stat().st_size <= SMALL:
                yield path.read_bytes()
