"""Mail: headers, every alternative of the body, attachments, and mails inside the mail."""

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded
from ordvern.documents.formats import html, text
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.words import words
from ordvern.text import Part, Segment

PARTS_AT_MOST = 5_000
PLAIN_HEADERS = words("from to cc bcc reply-to subject date sender")
# Some boundaries of a mail are nested far deeper than people forward: 5,000 in one known attack.
NESTING_AT_MOST = 60


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded]:
    """A mail's texts in order; attached files and mails come as `Embedded`."""
    if content.count(b"message/rfc822") > NESTING_AT_MOST * 4:
        raise Refused(Reason.TOO_COMPLEX)
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(content)
        parts = list(parts_of(message))
    except RecursionError:
        raise Refused(Reason.TOO_COMPLEX) from None
    except (MessageError, ValueError, LookupError):
        raise Refused(Reason.CORRUPT) from None
    for number, part in enumerate(parts):
        yield from _headers(part, number)
        yield from _body(part, number, account)


def parts_of(message: Message) -> Iterator[Message]:
    """The message and its MIME parts, outermost first; mails inside stay closed."""
    waiting = [(message, 0)]
    told = 0
    while waiting:
        part, depth = waiting.pop()
        told += 1
        if told > PARTS_AT_MOST or depth > NESTING_AT_MOST:
            raise Refused(Reason.TOO_COMPLEX)
        yield part
        content = part.get_payload()
        is_mail = part.get_content_maintype() == "message"
        if isinstance(content, list) and not is_mail:
            inner = [one for one in reversed(content) if isinstance(one, Message)]
            waiting += [(one, depth + 1) for one in inner]


def _headers(part: Message, number: int) -> Iterator[Segment]:
    for count, (name, value) in enumerate(part.items()):
        shown = decoded_header(str(value))
        if shown.strip():
            kind = Part.HEADER if name.lower() in PLAIN_HEADERS else Part.METADATA
            yield Segment(f"{name}: {shown}", f"part{number}#header{count}", kind)
    for place, said in (("before", part.preamble), ("after", part.epilogue)):
        if said and said.strip():
            yield Segment(said, f"part{number}#{place}", Part.NOT_SHOWN)


def decoded_header(value: str) -> str:
    """What a header says, whatever encoded words it is made of."""
    try:
        return str(make_header(decode_header(value)))
    except (ValueError, LookupError, MessageError):
        return value


def _body(part: Message, number: int, account: Account) -> Iterator[Segment | Embedded]:
    kind = part.get_content_type()
    locator = f"part{number}"
    payload = part.get_payload()
    if kind.startswith("message/") and isinstance(payload, list):
        for count, inner in enumerate(payload):
            yield Embedded(_bytes_of(inner), "mail.eml", f"{locator}.{count}")
        return
    if part.is_multipart():
        return
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return
    if part.get_filename() or not kind.startswith("text/"):
        yield Embedded(content, decoded_header(part.get_filename() or ""), locator)
    elif kind == "text/html":
        yield from _prefixed(html.segments(_recoded(part, content), account), locator)
    else:
        yield from _prefixed(text.segments(_recoded(part, content), account), locator)


def _bytes_of(mail: Message) -> bytes:
    """A mail inside a mail, as it would be sent. One that no program could send is refused: a
    boundary outside ASCII, or bytes outside it where parts should stand."""
    try:
        return bytes(mail)
    except UnicodeEncodeError:
        raise Refused(Reason.CORRUPT) from None


def _recoded(part: Message, content: bytes) -> bytes:
    """The body in UTF-8 if the charset it declares is known and holds."""
    charset = part.get_param("charset")
    try:
        return content.decode(str(charset)).encode() if charset else content
    except (LookupError, ValueError):
        return content


def _prefixed(found: Iterator[Segment], locator: str) -> Iterator[Segment]:
    return (Segment(one.text, f"{locator}#{one.locator}", one.part) for one in found)
