"""Proof that a redacted file holds none of the marked values, by readers that did not write it.

Four ways of looking, none of which shares code with the redactors: the bytes of everything that
can be inflated; the text of each paragraph with all tags cut out; the format's own reader of
this package; and one or two readers by other people. A file that any of them finds a value in,
or cannot open, does not come out.
"""

from collections.abc import Callable, Iterable

from ordvern.documents.forms import PO_KEYWORD
from ordvern.documents.kind import FileKind
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.proof import mail, office, pdf, web, xml
from ordvern.documents.redaction.proof.carried import left_in_carried
from ordvern.documents.redaction.structure import strong_among, words
from ordvern.documents.redaction.values import Values
from ordvern.text import Part, Segment

Check = Callable[[bytes, Values], bool]

# What a cell shows when its formula fails: the program's words, in every workbook the same.
CELL_ERRORS = words("#DIV/0! #N/A #NAME? #NULL! #NUM! #REF! #VALUE! #SPILL! #CALC!")
PACKAGED = (office.left_in_bytes, office.left_between_tags)
UNITS = (xml.left_in_units, xml.left_in_source, xml.left_between_units, left_in_carried)
# Each answers whether a value is left; an exception of any kind means that it could not tell.
CHECKS: dict[FileKind, tuple[Check, ...]] = {
    FileKind.DOCX: (*PACKAGED, office.left_for_python_docx),
    FileKind.XLSX: (*PACKAGED, office.left_for_calamine),
    FileKind.PPTX: (*PACKAGED, xml.left_in_members),
    FileKind.ODT: (*PACKAGED, xml.left_in_members),
    FileKind.ODS: (*PACKAGED, xml.left_in_members, office.left_for_calamine),
    FileKind.ODP: (*PACKAGED, xml.left_in_members),
    FileKind.IDML: (*PACKAGED, xml.left_in_members),
    FileKind.XLIFF: UNITS,
    FileKind.TMX: UNITS,
    FileKind.XML: (xml.left_in_mixed, xml.left_in_source, left_in_carried),
    FileKind.IMAGE: (office.left_beside_pixels,),
    FileKind.EML: (mail.left_for_email, mail.left_in_parts),
    FileKind.PDF: (pdf.left_for_pypdf, pdf.left_for_pdfium, pdf.left_in_objects),
    FileKind.HTML: (
        web.left_for_lxml,
        web.left_for_selectolax,
        web.left_in_source,
        left_in_carried,
    ),
    FileKind.TXT: (web.left_in_text, web.left_in_fields, left_in_carried),
}


def prove(content: bytes, kind: FileKind, values: Values, segments: Iterable[Segment]) -> None:
    """Raise `Refused` (not_proven) unless every check finds nothing.

    `segments` are those that this package's own reader gives of `content`.
    """
    if left_for_own_reader(segments, values, kind):
        raise Refused(Reason.NOT_PROVEN)
    for check in CHECKS[kind]:
        try:
            is_left = check(content, values)
        except Exception:  # noqa: BLE001  whatever another reader stumbles on, it is no proof
            is_left = True
        if is_left:
            raise Refused(Reason.NOT_PROVEN)


def left_for_own_reader(segments: Iterable[Segment], values: Values, kind: FileKind) -> bool:
    """What is not shown to anybody is often machinery, where only strong values mean anything.

    A row of a sheet is one segment (in an attachment too); its cells do not read as one text. The
    names of a mail's headers and the keywords of PO are the format's.
    """
    strong = strong_among(values)
    for segment in segments:
        sought = strong if segment.part is Part.NOT_SHOWN else values
        is_row = kind in {FileKind.XLSX, FileKind.ODS} or "!" in segment.locator
        texts = segment.text.split("\t") if is_row else [segment.text]
        if kind is FileKind.TXT:
            texts = [PO_KEYWORD.sub("", segment.text)]
        if kind is FileKind.EML and "#header" in segment.locator:
            texts = [segment.text.partition(": ")[2]]
        if any(sought.find(text) for text in texts if text not in CELL_ERRORS):
            return True
    return False
