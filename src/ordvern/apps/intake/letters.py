"""Takes an e-mail apart: who says to have sent it, what it says, what came along.

Whatever is broken, too deep or too much is not guessed at: the whole message is then one
enclosure, ``message.eml``, and is looked through like any other file, in the cage.
"""

from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import collapse_rfc2231_value, parseaddr
from html.parser import HTMLParser

MOST_PARTS = 2_000
MOST_ENCLOSURES = 200
LONGEST_TEXT = 100_000
SMALLEST_INLINE = 8 * 1024  # bytes: below it, a picture inside a mail is a logo or a smiley
WHOLE = "message.eml"


_BROKEN = (
    RecursionError,
    ValueError,
    LookupError,
    AssertionError,
    TypeError,
    AttributeError,
    MessageError,
)
"""What the package `email` raises over broken messages, documented or not."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came along; `name` as the sender wrote it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail. `headers` are in the order received, names in lower case; values as written."""

    headers: tuple[tuple[str, str], ...]
    sender: str
    sender_name: str
    subject: str
    text: str
    enclosures: tuple[Enclosure, ...]

    def all(self, name: str) -> list[str]:
        """Every value of a header, the newest first: servers put theirs on top."""
        return [value for each, value in self.headers if each == name]

    def first(self, name: str) -> str:
        return next(iter(self.all(name)), "")


def letter_of(raw: bytes) -> Letter:
    """The letter in the bytes of a message; never raises."""
    try:
        head = BytesParser(policy=policy.compat32).parsebytes(raw, headersonly=True)
        headers = tuple((str(n).lower(), str(v)) for n, v in head.items())
        text, enclosures = _content(raw)
    except _BROKEN:
        return _unread(raw)
    name, address = parseaddr(words_of(head.get("From", "")))
    return Letter(
        headers, address.lower(), name, words_of(head.get("Subject", "")), text, enclosures
    )


def _unread(raw: bytes) -> Letter:
    return Letter((), "", "", "", "", (Enclosure(WHOLE, raw),))


def _content(raw: bytes) -> tuple[str, tuple[Enclosure, ...]]:
    if raw.count(b"\n--") > MOST_PARTS:
        return "", (Enclosure(WHOLE, raw),)
    try:
        parts = list(_leaves(BytesParser(policy=policy.compat32).parsebytes(raw)))
    except RecursionError:
        return "", (Enclosure(WHOLE, raw),)
    enclosures = tuple(_enclosed(part) for part in parts if not _is_body(part))
    if len(enclosures) > MOST_ENCLOSURES:
        return _body(parts), (Enclosure(WHOLE, raw),)
    return _body(parts), tuple(each for each in enclosures if each is not None)


def _leaves(message: "Message[str, str]") -> "list[Message[str, str]]":
    """The parts that hold something; a mail inside the mail is one part."""
    stack, leaves = [message], []
    while stack:
        part = stack.pop()
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
            stack.extend(reversed([each for each in payload if isinstance(each, Message)]))
        else:
            leaves.append(part)
    return leaves


def _is_body(part: "Message[str, str]") -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and not _name(part)
    )


def _body(parts: "list[Message[str, str]]") -> str:
    """The plain text; that of the HTML where there is no plain."""
    bodies = [part for part in parts if _is_body(part)]
    plain = [_text(part) for part in bodies if part.get_content_type() == "text/plain"]
    if not any(text.strip() for text in plain):
        plain = [_without_tags(_text(part)) for part in bodies]
    return "\n".join(text.strip() for text in plain).strip()[:LONGEST_TEXT]


def _enclosed(part: "Message[str, str]") -> Enclosure | None:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return Enclosure(_name(part) or WHOLE, _bytes(first)) if first else None
    decoded = part.get_payload(decode=True)
    content = decoded if isinstance(decoded, bytes) else b""
    if not content:
        return None
    if _is_decoration(part, content):
        return None
    return Enclosure(_name(part) or _nameless(part), content)


def _bytes(message: object) -> bytes:
    return message.as_bytes() if isinstance(message, Message) else str(message).encode()


def _is_decoration(part: "Message[str, str]", content: bytes) -> bool:
    inline = part.get("Content-ID") is not None and part.get_content_maintype() == "image"
    return inline and len(content) < SMALLEST_INLINE


def _nameless(part: "Message[str, str]") -> str:
    kind = part.get_content_subtype()
    return f"file.{kind}" if kind.isalnum() and len(kind) <= 5 else "file"


def _name(part: "Message[str, str]") -> str:
    try:
        return words_of(collapse_rfc2231_value(part.get_filename() or ""))
    except (MessageError, ValueError, LookupError, TypeError):
        return ""


def _text(part: "Message[str, str]") -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return content.decode("latin-1")


def words_of(header: str) -> str:
    """A header with its encoded words decoded; as written where they are broken."""
    try:
        return str(make_header(decode_header(str(header)))).replace("\r", "").replace("\n", "")
    except (MessageError, ValueError, LookupError):
        return str(header).replace("\r", "").replace("\n", "")


class _Stripped(HTMLParser):
    """Collects the text of a page and leaves scripts and styles out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        if tag in ("p", "br", "div", "tr", "li"):
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style") and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def _without_tags(page: str) -> str:
    stripped = _Stripped()
    stripped.feed(page[: 10 * LONGEST_TEXT])
    return "".join(stripped.pieces)
