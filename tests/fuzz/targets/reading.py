"""Reading: every format, through the same door as the product, in this process."""

from io import BytesIO

from ordvern.documents import read
from ordvern.documents.account import Account
from ordvern.documents.formats import archive
from ordvern.documents.formats.lzfu import inflated
from ordvern.documents.limits import Limits
from tests.fuzz import seeds
from tests.fuzz.mutating.binary import numbers, of_compounds, of_records
from tests.fuzz.mutating.markup import of_markup
from tests.fuzz.mutating.packages import of_packages
from tests.fuzz.mutating.tokens import Mutator, of_tokens
from tests.fuzz.target import Target, Wrong

XML = of_markup()
WEB = of_markup(b"<script>", b"</script>", b"<style>", b"<!--", b"<br>", b"<textarea>", b"<svg>")
PACKAGE = of_packages(XML)
LINES = of_tokens(
    rb"[^\W_]+|\s+|.", b";", b"\t", b'"', b"{", b"}", b"[", b"]", b":", b"-->", b"msgid", b"#~ ",
    b"```", b"| ", b"\\u0041", b"\\", b"00:00:01,000",
)  # fmt: skip
MAIL = of_tokens(
    rb"[\w=?*.-]+|\s+|.", b"Content-Type: ", b"multipart/mixed; boundary=b", b"--b\r\n", b"--b--",
    b"=?utf-8?b?w6Y=?=", b"=?x?q?=E6?=", b"charset=", b"utf-7", b"Content-Transfer-Encoding: ",
    b"base64", b"\r\n\r\n", b"message/rfc822", b"name*0*=utf-8''%", b'"', b"<", b"@",
)  # fmt: skip
RICH = of_tokens(
    rb"\\[a-z]+-?\d* ?|\\'[0-9a-f]{2}|\\.|[{}]|[^\\{}]+", b"{", b"}", b"\\*", b"\\bin99999 ",
    b"\\u-1?", b"\\u55357?\\u56832?", b"\\uc9", b"\\pict ", b"\\object ", b"\\v ", b"\\fldinst ",
    b"\\ansicpg65001", b"\\ansicpg99999", b"\\fcharset128", b"\\'", b"\\cell", b"\\row",
)  # fmt: skip
PDF = of_tokens(
    rb"\d+ \d+ R|/[^\s/<>\[\]()]*|-?[\d.]+|\((?:\\.|[^\\)])*\)|<<|>>|\w+|\s+|.", b"/Length",
    b"/FlateDecode", b"/Filter", b"/Type", b"/Font", b"/ToUnicode", b"/Kids", b"/Parent", b"obj",
    b"/Encoding", b"/Identity-H", b"endobj", b"stream\n", b"\nendstream", b"<<", b">>", b"[", b"]",
    b"1 0 R", b"3 0 R", b"99 0 R", b"null", b"BT", b"ET", b"Tj", b"TJ", b"Do", b"q", b"Q", b"cm",
    b"3 Tr", b"'", b"BI", b"ID", b"EI", b"/F1 9 Tf", b"trailer", b"/Prev 0", b"xref",
)  # fmt: skip


def feed(content: bytes) -> None:
    """All texts must have places of their own, and be words that a database can hold."""
    reading = read(BytesIO(content), name="vedlegg", ocr=False)
    locators = [each.locator for each in reading.segments]
    if not all(locators):
        raise Wrong("a segment has no locator")
    for segment in reading.segments:
        segment.text.encode()


def feed_archive(content: bytes) -> None:
    list(archive.segments(content, Account(Limits())))


def feed_packed(content: bytes) -> None:
    if len(inflated(content, most=1 << 16)) > 1 << 16:
        raise Wrong("more was unpacked than was asked for")


def _reads(name: str, mutate: Mutator, start: seeds.Seeds, *samples: str) -> Target:
    folders = tuple(f"real/{each}" for each in samples)
    return Target(f"read-{name}", f"the reader of {name}", feed, start, mutate, samples=folders)


READING = (
    _reads("docx", PACKAGE, seeds.of("docx"), "docx"),
    _reads("xlsx", PACKAGE, seeds.of("xlsx"), "xlsx"),
    _reads("pptx", PACKAGE, seeds.of("pptx"), "pptx"),
    _reads("odf", PACKAGE, seeds.of("odt", "ods", "odp"), "odt", "ods", "odp"),
    _reads("idml", PACKAGE, seeds.of("idml")),
    _reads("epub", PACKAGE, seeds.books),
    _reads("pdf", PDF, seeds.pages, "pdf"),
    _reads("html", WEB, seeds.of("html"), "html"),
    _reads("text", LINES, seeds.of("txt", "csv", "md", "srt", "po", "json"), "csv", "po", "srt"),
    _reads("eml", MAIL, seeds.mails),
    _reads("xml", XML, seeds.of("xliff", "tmx", "xml"), "xliff", "tmx"),
    _reads("rtf", RICH, seeds.rich_text, "rtf"),
    _reads("doc", of_compounds(numbers), seeds.old_office("doc")),
    _reads("xls", of_compounds(of_records("<HH")), seeds.old_office("xls")),
    _reads("ppt", of_compounds(of_records("<HHI")), seeds.old_office("ppt")),
    _reads("msg", of_compounds(numbers), seeds.old_office("msg")),
    _reads("image", numbers, seeds.pictures),
    Target("read-zip", "archives inside mails", feed_archive, seeds.archives, PACKAGE),
    Target(
        "read-lzfu", "packed rich text of Outlook", feed_packed, seeds.packed_rich_text, numbers
    ),
)
