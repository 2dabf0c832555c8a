"""What can be done with each format, as told by those who do it: reading, redacting and so on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ordvern.documents.content import READ
from ordvern.documents.kind import FileKind
from ordvern.documents.masking.mask import MASKABLE
from ordvern.documents.masking.restore import RESTORERS
from ordvern.documents.redaction.redact import REDACTORS
from ordvern.documents.translation.forms.registry import FORMS


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is what people call it, `kind` what it is by its content.

    `redaction` says in a few words how a value goes and what stands in its place; `not_covered`
    what neither redaction nor masking does to it, beyond what holds for all formats.
    """

    name: str
    kind: FileKind
    redaction: str
    not_covered: str = ""


OOXML = "across runs, revisions, fields, both versions of text boxes, properties; label"
ODF = "across spans and notes, in metadata, settings, objects; earlier revisions go; label"
UNITS = "through inline tags, in attributes, notes, comments; users' names and earlier states go"
FIELDS = "field by field, so that the file stays valid; label"

FORMATS: tuple[Format, ...] = (
    Format("docx", FileKind.DOCX, OOXML),
    Format("xlsx", FileKind.XLSX, "also numbers by their worth, days as serial numbers; label"),
    Format("pptx", FileKind.PPTX, OOXML + "; sound and film go"),
    Format("odt", FileKind.ODT, ODF),
    Format("ods", FileKind.ODS, ODF + "; numbers and days by their worth"),
    Format("odp", FileKind.ODP, ODF),
    Format("pdf", FileKind.PDF, "glyphs out of every stream; black bar", "masking"),
    Format("html", FileKind.HTML, "in the source, which else stays byte for byte; label"),
    Format("txt", FileKind.TXT, "same encoding, byte order mark and line ends; label"),
    Format("csv", FileKind.TXT, FIELDS, "a value spread over rows"),
    Format("md", FileKind.TXT, "as text; label"),
    Format("srt", FileKind.TXT, "as text; label"),
    Format("xliff", FileKind.XLIFF, UNITS, "a skeleton that lies beside the file"),
    Format("tmx", FileKind.TMX, UNITS),
    Format("po", FileKind.TXT, FIELDS + "; translators' names go"),
    Format("json", FileKind.TXT, FIELDS),
    Format(
        "idml", FileKind.IDML, "across ranges, notes, changes, labels; label", "linked pictures"
    ),
    Format("eml", FileKind.EML, "headers, bodies, attached files; traces of the way go; label"),
    Format(
        "image",
        FileKind.IMAGE,
        "words that OCR reads are painted over; notes beside the pixels go",
        "masking; several frames; AVIF, HEIC and drawings in vectors",
    ),
    Format("doc", FileKind.DOC, "", "Word 6 and 95; what a style hides counts as shown; redaction"),
    Format("xls", FileKind.XLS, "", "words inside formulas; redaction"),
    Format("ppt", FileKind.PPT, "", "PowerPoint 95; redaction"),
    Format("rtf", FileKind.RTF, "", "redaction"),
    Format("msg", FileKind.MSG, "", "redaction"),
    Format("epub", FileKind.EPUB, "", "redaction"),
    Format("xml", FileKind.XML, "texts, attributes, comments; label", "files with own entities"),
)


def is_masked(format_: Format) -> bool:
    """Whether it is masked, which counts only where it can be restored too."""
    return format_.kind in MASKABLE and format_.kind in RESTORERS


OPERATIONS: Mapping[str, Callable[[Format], bool]] = {
    "read": lambda format_: format_.kind in READ,
    "redact": lambda format_: format_.kind in REDACTORS,
    "mask, restore": is_masked,
    "translate": lambda format_: format_.name in FORMS,
}


def can(format_: Format, operation: str) -> bool:
    """Raises KeyError for an operation that is none of `OPERATIONS`."""
    return OPERATIONS[operation](format_)
