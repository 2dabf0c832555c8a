"""Redacts mails: headers, every alternative of the body, attached files, mails inside the mail."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from email import policy
from email.encoders import encode_base64
from email.errors import MessageError
from email.generator import BytesGenerator
from email.header import Header
from email.message import Message
from email.parser import BytesParser
from email.quoprimime import body_encode
from io import BytesIO

from ordvern.documents.formats.eml import NESTING_AT_MOST, decoded_header, parts_of
from ordvern.documents.limits import Limits
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.pixels import painted
from ordvern.documents.redaction.structure import words
from ordvern.documents.redaction.tally import Tally
from ordvern.documents.redaction.values import Values

Rewrite = Callable[[str, Values, str], tuple[str, int]]
Inner = Callable[[bytes], "tuple[bytes, int] | None"]

# What the machines on the way wrote: who sent from where by which program. None of it stays.
KEPT = words("""
    from to cc bcc reply-to subject date sender message-id in-reply-to references mime-version
    content-type content-transfer-encoding content-disposition content-id content-description
    content-location content-language importance priority keywords comments organization
    resent-from resent-to resent-cc resent-date resent-sender
""")
SIGNATURES = words("""
    application/pkcs7-signature application/x-pkcs7-signature application/pgp-signature
""")
NEWLINES = re.compile(r"\r?\n[ \t]*")


@dataclass(slots=True)
class OpenMail:
    """A mail under redaction. `inner` redacts an attached file, or gives None."""

    values: Values
    inner: Inner
    plain: Rewrite
    page: Rewrite
    limits: Limits
    tally: Tally = field(default_factory=Tally)

    def redact(self, content: bytes, depth: int = 0) -> bytes:
        """The mail without the values. Raises `Refused`: corrupt, too_complex."""
        message = parse_mail(content)
        if depth > NESTING_AT_MOST:
            raise Refused(Reason.TOO_COMPLEX)
        for part in list(parts_of(message)):
            self._drop_parts(part)
        for part in list(parts_of(message)):
            self._headers(part)
            self._body(part, depth)
        return written(message)

    def _headers(self, part: Message) -> None:
        part.preamble = part.epilogue = None
        for name in [name for name in part if name.lower() not in KEPT]:
            del part[name]
        kept = part.items()
        for name, _ in kept:
            del part[name]
        for name, value in kept:
            part.add_header(name, self._header(str(value)))

    def _header(self, raw: str) -> str:
        """As it was, unless a value stands in it, coded or plain; then one that says the rest."""
        says = unfolded(decoded_header(raw))
        written, count = self.values.replace(says)
        if not count and not self.values.find(raw):
            return raw
        self.tally.removed += count or 1
        return coded_header(written)

    def _drop_parts(self, part: Message) -> None:
        """Attached files that cannot be redacted go, with their names; pictures are cleaned."""
        inside = part.get_payload()
        if not part.is_multipart() or not isinstance(inside, list):
            return
        if part.get_content_maintype() == "message":
            return
        kept = [each for each in inside if isinstance(each, Message) and self._attachment(each)]
        self.tally.embedded += len(inside) - len(kept)
        part.set_payload([])
        for each in kept or [_empty_part()]:
            part.attach(each)

    def _attachment(self, part: Message) -> bool:
        """Whether a part may stay. Files are put back redacted."""
        kind = part.get_content_type()
        if part.is_multipart() or kind.startswith("message/"):
            return kind not in {"message/external-body", "message/partial"}
        if kind in SIGNATURES:
            return False
        if kind.startswith("text/") and not part.get_filename():
            return True
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            return True
        return self._file(part, content)

    def _file(self, part: Message, content: bytes) -> bool:
        if part.get_content_maintype() == "image":
            cleaned, count = painted(content, self.values, self.limits)
            self.tally.images += cleaned is not None and not self.limits.picture_seconds
            redacted = (cleaned, count) if cleaned is not None else None
        else:
            redacted = self.inner(content)
        if redacted is None:
            return False
        self.tally.removed += redacted[1]
        put(part, redacted[0])
        self._rename(part)
        return True

    def _rename(self, part: Message) -> None:
        name, count = self.values.replace(decoded_header(part.get_filename() or ""))
        if count:
            self.tally.removed += count
            rename(part, name)

    def _body(self, part: Message, depth: int) -> None:
        payload = part.get_payload()
        kind = part.get_content_type()
        if kind.startswith("message/") and isinstance(payload, list):
            inside = [
                self.redact(written(each), depth + 1)
                for each in payload
                if isinstance(each, Message)
            ]
            part.set_payload([])
            for each in inside:
                part.attach(parse_mail(each))
        elif kind.startswith("text/") and not part.is_multipart() and not part.get_filename():
            self._text(part, self.page if kind == "text/html" else self.plain)

    def _text(self, part: Message, rewrite: Rewrite) -> None:
        charset, text = text_of(part)
        redacted, count = rewrite(text, self.values, charset)
        if count:
            self.tally.removed += count
            put_text(part, redacted, charset)


def parse_mail(content: bytes) -> Message:
    """Raises `Refused` (corrupt) for what is no mail."""
    try:
        return BytesParser(policy=policy.compat32).parsebytes(content)
    except (MessageError, ValueError, LookupError, RecursionError):
        raise Refused(Reason.CORRUPT) from None


def written(message: Message) -> bytes:
    """Raises `Refused` (not_redactable) for what cannot be written as it was read, such as a
    boundary between parts that held a value."""
    out = BytesIO()
    try:
        BytesGenerator(out, mangle_from_=False, maxheaderlen=0).flatten(message)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        raise Refused(Reason.NOT_REDACTABLE) from None
    return out.getvalue()


def unfolded(header: str) -> str:
    return NEWLINES.sub(" ", header)


def coded_header(says: str) -> str:
    """A header as it may lie in a mail: its letters are ASCII."""
    return says if says.isascii() else Header(says, "utf-8", maxlinelen=70).encode()


def rename(part: Message, name: str) -> None:
    """Give the attached file another name, however its headers coded the old one."""
    kind = part.get_content_type()
    way = part.get_content_disposition() or "attachment"
    del part["Content-Type"], part["Content-Disposition"]
    part["Content-Type"] = kind
    coded = name if name.isascii() else ("utf-8", "", name)
    part.add_header("Content-Disposition", way, filename=coded)


def text_of(part: Message) -> tuple[str, str]:
    """The charset that a body is written in, and the body; UTF-8 where the declared one fails."""
    charset = str(part.get_content_charset("utf-8"))
    content = part.get_payload(decode=True)
    body = content if isinstance(content, bytes) else b""
    try:
        return charset, body.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return "utf-8", body.decode("utf-8", "surrogateescape")


def put_text(part: Message, text: str, charset: str) -> None:
    """A body in its charset; in UTF-8, which is then declared, if that lacks a letter."""
    try:
        content = text.encode(charset, "surrogateescape")
    except UnicodeEncodeError:
        content = text.encode("utf-8", "surrogateescape")
        part.set_param("charset", "utf-8")
    put(part, content)


def put(part: Message, content: bytes) -> None:
    """The content in the transfer encoding that the part had, base64 if that was none of text."""
    coding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    del part["Content-Transfer-Encoding"]
    part.set_payload(content)
    is_text = part.get_content_maintype() == "text"
    if coding == "quoted-printable" and is_text:
        part.set_payload(body_encode(content.decode("latin-1"), maxlinelen=76))
        part["Content-Transfer-Encoding"] = "quoted-printable"
    elif is_text and coding != "base64" and content.isascii():
        part.set_payload(content.decode("ascii"))
        part["Content-Transfer-Encoding"] = "7bit"
    else:
        encode_base64(part)


def _empty_part() -> Message:
    part = Message()
    part["Content-Type"] = "text/plain"
    part.set_payload("")
    return part
