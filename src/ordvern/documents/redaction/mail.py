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
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.pictures import without_metadata
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
        says = NEWLINES.sub(" ", decoded_header(raw))
        written, count = self.values.replace(says)
        if not count and not self.values.find(raw):
            return raw
        self.tally.removed += count or 1
        return written if written.isascii() else Header(written, "utf-8", maxlinelen=70).encode()

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
            cleaned = without_metadata(content)
            self.tally.images += cleaned is not None
            redacted = (cleaned, 0) if cleaned is not None else None
        else:
            redacted = self.inner(content)
        if redacted is None:
            return False
        self.tally.removed += redacted[1]
        _put(part, redacted[0])
        self._rename(part)
        return True

    def _rename(self, part: Message) -> None:
        """The name of a file, however its header codes it."""
        name = decoded_header(part.get_filename() or "")
        renamed, count = self.values.replace(name)
        if not count:
            return
        self.tally.removed += count
        ending = name.rpartition(".")[2]
        plain = f"attachment.{ending}" if not renamed.isascii() else renamed
        kind = part.get_content_type()
        del part["Content-Type"], part["Content-Disposition"]
        part["Content-Type"] = kind
        part.add_header("Content-Disposition", "attachment", filename=plain)

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
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            return
        charset, text = _decoded(part, content)
        redacted, count = rewrite(text, self.values, charset)
        if count:
            self.tally.removed += count
            _put(part, redacted.encode(charset, "surrogateescape"))


def parse_mail(content: bytes) -> Message:
    """Raises `Refused` (corrupt) for what is no mail."""
    try:
        return BytesParser(policy=policy.compat32).parsebytes(content)
    except (MessageError, ValueError, LookupError, RecursionError):
        raise Refused(Reason.CORRUPT) from None


def written(message: Message) -> bytes:
    out = BytesIO()
    BytesGenerator(out, mangle_from_=False, maxheaderlen=0).flatten(message)
    return out.getvalue()


def _decoded(part: Message, content: bytes) -> tuple[str, str]:
    """The charset that a body is written in, and the body; UTF-8 where the declared one fails."""
    charset = str(part.get_content_charset("utf-8"))
    try:
        return charset, content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return "utf-8", content.decode("utf-8", "surrogateescape")


def _put(part: Message, content: bytes) -> None:
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
