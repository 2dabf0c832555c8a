"""Looks for values left in mails: through Python's newer reader of them, and in the bytes."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from ordvern.documents.redaction.proof.literal import Literals, decodings
from ordvern.documents.redaction.proof.office import inflated
from ordvern.documents.redaction.values import Values

HEADER_NAME = re.compile(rb"(?m)^[A-Za-z-]+:")
PACKAGE = b"PK\x03\x04"


def left_for_email(content: bytes, values: Values) -> bool:
    """Headers as the library decodes them, names of files, bodies that are text."""
    message = message_from_bytes(content, policy=policy.default)
    return any(values.find(text) for text in _texts(message))


def left_in_parts(content: bytes, values: Values) -> bool:
    """The mail's bytes, those of each part decoded, and of packages among them."""
    literals = Literals(values)
    if literals.are_in(HEADER_NAME.sub(b"", content)):
        return True
    message = message_from_bytes(content, policy=policy.compat32)
    return any(
        literals.are_in(data, noise=not _is_text(part))
        for part in message.walk()
        for data in _contents(part)
    )


def _texts(message: Message) -> Iterator[str]:
    for part in message.walk():
        yield from (str(value) for value in part.values())
        yield part.get_filename() or ""
        if _is_text(part) and isinstance(part, EmailMessage):
            content = part.get_payload(decode=True)
            yield from decodings(content) if isinstance(content, bytes) else ()


def _is_text(part: Message) -> bool:
    return part.get_content_maintype() == "text"


def _contents(part: Message) -> Iterator[bytes]:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return
    yield content
    if content.startswith(PACKAGE):
        yield from (data for _, data in inflated(content))
