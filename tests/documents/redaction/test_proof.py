"""Redactors that only seem to work are caught: the proof lets none of their files out."""

import io
from collections.abc import Callable

import docx
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ordvern.documents import FileKind, Limits, Reason, Refused
from ordvern.documents.content import read_content
from ordvern.documents.redaction import tree
from ordvern.documents.redaction.proof import office, pdf, prove, web
from ordvern.documents.redaction.values import Values
from tests.documents.redaction.planting import NAME, NUMBER, changed, redact
from tests.documents.redaction.test_docx import DRAWING, SPLIT, letter, paragraph, with_body
from tests.documents.redaction.test_pdf import HELVETICA, page, show
from tests.documents.redaction.workbooks import workbook

VALUES = Values({NAME: "[1]", NUMBER: "[2]"})
CLEAN_LINE = "BT /F 12 Tf 50 700 Td (En ren side.) Tj ET "


def is_proven(content: bytes, kind: FileKind) -> bool:
    try:
        prove(content, kind, VALUES, read_content(content, "", Limits()).segments)
    except Refused as refusal:
        return refusal.reason is not Reason.NOT_PROVEN
    return True


def clean_letter() -> bytes:
    document = docx.Document()
    document.add_paragraph("Et rent brev.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def half_done(xml: str) -> bytes:
    return changed(clean_letter(), replace=("word/document.xml", "<w:sectPr", xml + "<w:sectPr"))


def clean_page(
    content: str, change: Callable[[pikepdf.Pdf], object] = lambda document: None
) -> bytes:
    return page(content, change, text=CLEAN_LINE)


def old_revision() -> bytes:
    return page() + b"\nstartxref\n0\n%%EOF\n"


def in_a_form(document: pikepdf.Pdf) -> None:
    stream = document.make_stream(show(f"({NAME}) Tj").encode())
    stream.update(
        Dictionary(
            Subtype=Name.Form,
            BBox=Array([0, 0, 600, 800]),
            Resources=Dictionary(Font=Dictionary(F=HELVETICA)),
        )
    )
    document.pages[0].obj.Resources.XObject = Dictionary(X=stream)


SABOTAGED: dict[str, tuple[Callable[[], bytes], FileKind]] = {
    "untouched": (letter, FileKind.DOCX),
    "second run left": (lambda: half_done(paragraph(SPLIT)), FileKind.DOCX),
    "upper case left": (
        lambda: half_done(paragraph(f"<w:r><w:t>{NAME.upper()}</w:t></w:r>")),
        FileKind.DOCX,
    ),
    "deleted text left": (
        lambda: half_done(
            paragraph(
                f"<w:del w:id='1' w:author='x'><w:r><w:delText>{NAME}</w:delText></w:r></w:del>"
            )
        ),
        FileKind.DOCX,
    ),
    "alternative text left": (lambda: half_done(paragraph(DRAWING)), FileKind.DOCX),
    "orphan left": (
        lambda: changed(clean_letter(), parts={"word/old.bin": NAME.encode("utf-16-le")}),
        FileKind.DOCX,
    ),
    "archive comment left": (
        lambda: changed(clean_letter(), comment=NAME.encode()),
        FileKind.DOCX,
    ),
    "nested archive left": (
        lambda: changed(clean_letter(), parts={"word/embeddings/a.docx": letter()}),
        FileKind.DOCX,
    ),
    "number in a cell left": (lambda: workbook([[41234567]]), FileKind.XLSX),
    "shared string left": (
        lambda: workbook([["x"]], strings=[f"<t>{NAME}</t>"]),
        FileKind.XLSX,
    ),
    "header code before it": (
        lambda: workbook(
            [["x"]], after=f"<headerFooter><oddHeader>&amp;C{NAME}</oddHeader></headerFooter>"
        ),
        FileKind.XLSX,
    ),
    "box drawn over text": (
        lambda: clean_page(show(f"({NAME}) Tj") + " 0 g 40 480 400 40 re f"),
        FileKind.PDF,
    ),
    "white text": (lambda: clean_page("1 g " + show(f"({NAME}) Tj")), FileKind.PDF),
    "form left": (lambda: clean_page("/X Do", in_a_form), FileKind.PDF),
    "form never drawn left": (lambda: clean_page("", in_a_form), FileKind.PDF),
    "title left": (
        lambda: clean_page("", lambda document: document.docinfo.update({"/Title": NAME})),
        FileKind.PDF,
    ),
    "older revision left": (old_revision, FileKind.PDF),
    "split by tags": (
        lambda: b"<html><body><p>Sol<b>frid</b> Kanarivik</p></body></html>",
        FileKind.HTML,
    ),
    "references left": (
        lambda: b"<html><body><p>Solfrid &#75;anarivik</p></body></html>",
        FileKind.HTML,
    ),
    "comment left": (
        lambda: f"<html><body><!--{NAME}--><p>x</p></body></html>".encode(),
        FileKind.HTML,
    ),
    "other spacing left": (lambda: b"Tlf. 412 34 567", FileKind.TXT),
    "UTF-16 left": (lambda: NAME.encode("utf-16"), FileKind.TXT),
}


@pytest.mark.parametrize("sabotage", SABOTAGED)
def test_half_done_work_is_caught(sabotage: str) -> None:
    build, kind = SABOTAGED[sabotage]

    assert not is_proven(build(), kind)


@pytest.mark.parametrize(
    ("check", "sabotage"),
    [
        (office.left_in_bytes, "upper case left"),
        (office.left_in_bytes, "orphan left"),
        (office.left_in_bytes, "nested archive left"),
        (office.left_between_tags, "second run left"),
        (office.left_for_python_docx, "second run left"),
        (office.left_for_calamine, "number in a cell left"),
        (pdf.left_for_pypdf, "box drawn over text"),
        (pdf.left_for_pdfium, "form left"),
        (pdf.left_in_objects, "form never drawn left"),
        (pdf.left_in_objects, "title left"),
        (web.left_for_lxml, "split by tags"),
        (web.left_for_selectolax, "split by tags"),
        (web.left_in_source, "references left"),
        (web.left_in_text, "UTF-16 left"),
    ],
)
def test_each_way_of_looking_sees_by_itself(
    check: Callable[[bytes, Values], bool], sabotage: str
) -> None:
    assert check(SABOTAGED[sabotage][0](), VALUES)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (clean_letter(), FileKind.DOCX),
        (workbook([["Helt rent"]]), FileKind.XLSX),
        (clean_page(""), FileKind.PDF),
        (b"<html><body><p>Helt rent</p></body></html>", FileKind.HTML),
        (b"Helt rent", FileKind.TXT),
    ],
)
def test_clean_files_pass(content: bytes, kind: FileKind) -> None:
    assert is_proven(content, kind)


def test_file_that_another_reader_cannot_open_is_no_proof() -> None:
    broken = changed(
        clean_letter(), replace=("[Content_Types].xml", "document.main+xml", "document.odd+xml")
    )

    assert not is_proven(broken, FileKind.DOCX)


def test_redactor_that_forgets_a_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_is_of_line", lambda *of: False)
    with pytest.raises(Refused) as refused:
        redact(with_body(paragraph(SPLIT)))

    assert refused.value.reason is Reason.NOT_PROVEN
