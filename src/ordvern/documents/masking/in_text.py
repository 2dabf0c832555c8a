"""Puts values back into plain text of any form, in the encoding that the file came in."""

from ordvern.documents.formats.text import Decoded, decode
from ordvern.documents.forms import Form, Stretch, form_of, stretches
from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.fields import rewritten


def restore_text(content: bytes, back: PuttingBack) -> tuple[bytes, int]:
    """Raises `Refused` (not_redactable) for bytes that are no text of their encoding."""
    decoded = whole(decode(content))
    text, count = restore_form(decoded.text, back, decoded.encoding)
    return encoded(decoded, text, "strict"), count


def restore_form(text: str, back: PuttingBack, encoding: str) -> tuple[str, int]:
    """JSON, PO and tables stay valid."""
    form = form_of(text)
    if form is Form.PLAIN:
        return back.replace(text)
    fields = stretches(text, form, encoding)
    numbers = sum(_put_number_back(each, back) for each in fields) if form is Form.JSON else 0
    restored, count = rewritten(text, fields, back.find)
    return restored, count + numbers


def whole(decoded: Decoded) -> Decoded:
    """Raises `Refused` (not_redactable) if some bytes are lost."""
    if decoded.errors == "replace":
        raise Refused(Reason.NOT_REDACTABLE)
    return decoded


def encoded(decoded: Decoded, text: str, errors: str) -> bytes:
    """In the encoding the file came in; one that lacks a letter gives way to UTF-8."""
    handling = decoded.errors if decoded.errors != "strict" else errors
    try:
        return decoded.mark + text.encode(decoded.encoding, handling)
    except UnicodeEncodeError:
        return text.encode("utf-8-sig", "surrogateescape")


def _put_number_back(field: Stretch, back: PuttingBack) -> int:
    """A string that is all one placeholder of a number is that number again."""
    known = back.alone(field.says) if field.spell is not None else None
    if known is None:
        return 0
    number = known.number
    back.seen.add(known.code)
    field.says, field.spell, field.is_changed = "", lambda _: number, True
    return 1
