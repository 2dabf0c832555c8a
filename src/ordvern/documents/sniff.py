"""What kind of file this is, by its content; a name only tells whether it was honest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import splitext

from ordvern.documents.account import Account
from ordvern.documents.formats.ooxml import CONTENT_TYPES
from ordvern.documents.formats.text import decode
from ordvern.documents.kind import FileKind
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.unlock import ENCRYPTED_PACKAGE, OLE
from ordvern.documents.words import words

OTHER_TYPES = (
    (b"\x1f\x8b", "gz"),
    (b"7z\xbc\xaf", "7z"), (b"Rar!", "rar"), (b"MZ", "exe"), (b"\x7fELF", "elf"),
    (b"BZh", "bz2"), (b"\xfd7zXZ", "xz"), (b"ID3", "mp3"), (b"OggS", "ogg"), (b"\0asm", "wasm"),
    (b"%!PS", "ps"), (b"\0\0\1\0", "ico"), (b"wOFF", "woff"), (b"AT&TFORM", "djvu"),
)  # fmt: skip
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP  ")
BY_MAIN_TYPE = (
    ("wordprocessingml", FileKind.DOCX),
    ("ms-word", FileKind.DOCX),
    ("spreadsheetml", FileKind.XLSX),
    ("ms-excel.sheet.macroenabled", FileKind.XLSX),
    ("ms-excel.template.macroenabled", FileKind.XLSX),
    ("ms-excel.addin.macroenabled", FileKind.XLSX),
    ("presentationml", FileKind.PPTX),
    ("ms-powerpoint", FileKind.PPTX),
)
BY_MAIN_NAME = (
    ("word/document.xml", FileKind.DOCX),
    ("xl/workbook.xml", FileKind.XLSX),
    ("ppt/presentation.xml", FileKind.PPTX),
)
BY_STREAM = (
    ("__properties_version1.0", FileKind.MSG),
    ("WordDocument", FileKind.DOC),
    ("PowerPoint Document", FileKind.PPT),
    ("Workbook", FileKind.XLS),
    ("WORKBOOK", FileKind.XLS),
    ("Book\0", FileKind.XLS),
)
BY_MIMETYPE = (
    (b"application/epub+zip", FileKind.EPUB),
    (b"application/vnd.oasis.opendocument.text", FileKind.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", FileKind.ODS),
    (b"application/vnd.oasis.opendocument.presentation", FileKind.ODP),
    (b"application/vnd.oasis.opendocument.graphics", FileKind.ODP),
    (b"application/vnd.adobe.indesign-idml-package", FileKind.IDML),
)
FAMILIES: Mapping[str, frozenset[FileKind]] = {
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), frozenset({FileKind.DOCX})),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), frozenset({FileKind.XLSX})),
    **dict.fromkeys(("pptx", "pptm", "potx", "ppsx", "ppsm"), frozenset({FileKind.PPTX})),
    **dict.fromkeys(("odt", "ott"), frozenset({FileKind.ODT})),
    **dict.fromkeys(("ods", "ots"), frozenset({FileKind.ODS})),
    **dict.fromkeys(("odp", "otp", "odg"), frozenset({FileKind.ODP})),
    **dict.fromkeys(("pdf",), frozenset({FileKind.PDF})),
    **dict.fromkeys(("idml",), frozenset({FileKind.IDML})),
    **dict.fromkeys(
        words("png jpg jpeg jpe gif bmp tif tiff webp jp2"), frozenset({FileKind.IMAGE})
    ),
    **dict.fromkeys(words("doc dot"), frozenset({FileKind.DOC})),
    **dict.fromkeys(words("xls xlt"), frozenset({FileKind.XLS})),
    **dict.fromkeys(words("ppt pps pot"), frozenset({FileKind.PPT})),
    **dict.fromkeys(("rtf",), frozenset({FileKind.RTF})),
    **dict.fromkeys(("msg",), frozenset({FileKind.MSG})),
    **dict.fromkeys(("epub",), frozenset({FileKind.EPUB})),
    **dict.fromkeys(words("xlsb zip"), frozenset()),
}
STRONG = frozenset().union(*FAMILIES.values())
XML_DECLARATION = re.compile(r"<\?xml\b[^>]*\?>\s*")
XML_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
BY_ROOT = {"xliff": FileKind.XLIFF, "tmx": FileKind.TMX}
HTML_START = re.compile(
    r"(?is)(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|title|script|style|iframe|"
    r"h[1-6]|div|span|p|table|br|font|a|b|ul|ol|meta|link|img|form|center)\b"
)
HTML_ANYWHERE = re.compile(r"(?i)<html[\s>]|<body[\s>]")
MAIL_HEADER = re.compile(
    r"(?im)^(from|to|cc|subject|date|message-id|mime-version|received|return-path|delivered-to|"
    r"content-type|x-[a-z-]+|reply-to|sender):"
)
HEADER_BLOCK = re.compile(
    r"(?:From [^\n]*\r?\n)?(?:[!-9;-~]+:[^\n]*(?:\r?\n[ \t][^\n]*)*\r?\n)+\r?\n?"
)
MAIL_NEEDS = 3
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROLS_AT_MOST = 0.02
HEAD = 8192
ZIP = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """A file's bytes, their kind, and the zip package that they are, opened, if they are one."""

    content: bytes
    kind: FileKind
    package: Package | None


def kind_of(content: bytes, name: str, account: Account) -> FileKind:
    """The kind of `content`; raise Refused as `sniffed` does."""
    return sniffed(content, name, account).kind


def sniffed(content: bytes, name: str, account: Account) -> Sniffed:
    """What `content` is; raise Refused if it is of no kind that is read, or if a weak kind
    (text, markup) goes under the name of a package, a picture or a PDF."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Refused(Reason.EMPTY)
    promised = FAMILIES.get(splitext(name.lower())[1][1:])
    package = None
    try:
        if content.startswith(ZIP):
            package = Package(content, account)
        kind = _by_content(content) if package is None else _by_parts(package)
    except Refused as refusal:
        if refusal.reason is Reason.TYPE_NOT_ACCEPTED and promised:
            raise Refused(Reason.CONTENT_IS_NOT_TYPE) from None
        raise
    if promised is not None and kind not in promised:
        if kind not in STRONG:
            raise Refused(Reason.CONTENT_IS_NOT_TYPE)
        account.note(Reason.CONTENT_IS_NOT_TYPE)
    return Sniffed(content, kind, package)


def _by_content(content: bytes) -> FileKind:
    if content.startswith(OLE):
        return _compound(content)
    if content.startswith(b"{\\rt"):
        return FileKind.RTF
    if content.startswith(IMAGES) or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):
        return FileKind.IMAGE
    if any(content.startswith(magic) for magic, _ in OTHER_TYPES):
        raise Refused(Reason.TYPE_NOT_ACCEPTED)
    if content.startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        return FileKind.PDF
    return _by_text(content)


def _compound(content: bytes) -> FileKind:
    """By the main stream, whose name stands in the directory in UTF-16."""
    if ENCRYPTED_PACKAGE in content:
        raise Refused(Reason.ENCRYPTED)
    for name, kind in BY_STREAM:
        if name.encode("utf-16-le") in content:
            return kind
    raise Refused(Reason.TYPE_NOT_ACCEPTED)


def _by_parts(package: Package) -> FileKind:
    if CONTENT_TYPES in package:
        return _office(package)
    if "mimetype" in package:
        kind = package.read("mimetype").strip()
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.read(
            "META-INF/manifest.xml"
        ):
            raise Refused(Reason.ENCRYPTED)
        for beginning, found in BY_MIMETYPE:
            if kind.startswith(beginning):
                return found
    raise Refused(Reason.TYPE_NOT_ACCEPTED)


def _office(package: Package) -> FileKind:
    types = [
        entry.get("ContentType", "").lower()
        for entry in package.tree(CONTENT_TYPES).iter("{*}Override", "{*}Default")
    ]
    mains = [kind for kind in types if kind.endswith("main+xml")]
    for beginning, kind in BY_MAIN_TYPE:
        if any(beginning in main for main in mains):
            return kind
    for name, kind in BY_MAIN_NAME:
        if name in package:
            return kind
    raise Refused(Reason.TYPE_NOT_ACCEPTED)


def _by_text(content: bytes) -> FileKind:
    text = decode(content[:HEAD]).text.lstrip("\ufeff \t\r\n")
    markup = XML_DECLARATION.sub("", text, count=1).lstrip()
    if HTML_START.match(markup):
        return FileKind.HTML
    root = XML_ROOT.search(markup) if markup.startswith("<") else None
    if root and root[1].lower() in BY_ROOT:
        return BY_ROOT[root[1].lower()]
    if text.startswith(("<?xml", "<!DOCTYPE")):
        return FileKind.XML
    if len(CONTROLS.findall(text)) > len(text) * CONTROLS_AT_MOST:
        raise Refused(Reason.TYPE_NOT_ACCEPTED)
    head = HEADER_BLOCK.match(text)
    if head and len({found.lower() for found in MAIL_HEADER.findall(head[0])}) >= MAIL_NEEDS:
        return FileKind.EML
    return FileKind.HTML if HTML_ANYWHERE.search(text) else FileKind.TXT
