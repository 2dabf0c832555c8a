"""Placeholders in mails: which texts a mail has, and the values back into all of them."""

from collections.abc import Callable, Iterator
from email.message import Message

from ordvern.documents.formats.eml import decoded_header, parts_of
from ordvern.documents.masking.in_text import restore_form
from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.redaction.mail import (
    coded_header,
    parse_mail,
    put,
    put_text,
    rename,
    text_of,
    unfolded,
    written,
)

Inside = Callable[[bytes], tuple[bytes, int]]
Page = Callable[[str, str], tuple[str, int]]


def mail_texts(content: bytes) -> Iterator[str]:
    """Headers, names of files, bodies that are text; also of mails inside."""
    for part in _all_parts(parse_mail(content)):
        yield from (decoded_header(str(value)) for value in part.values())
        yield part.get_filename() or ""
        if part.get_content_maintype() == "text" and not part.is_multipart():
            yield text_of(part)[1]


def restore_mail(
    content: bytes, back: PuttingBack, inside: Inside, page: Page
) -> tuple[bytes, int]:
    """The mail with the values; `inside` restores an attached file, `page` the source of HTML.

    What `inside` cannot read it gives back as it is.
    """
    message = parse_mail(content)
    count = 0
    for part in list(_all_parts(message)):
        count += _restore_headers(part, back)
        if part.is_multipart():
            continue
        if part.get_content_maintype() == "text" and not part.get_filename():
            count += _restore_body(part, back, page)
        else:
            count += _restore_file(part, inside)
    return (written(message), count) if count else (content, 0)


def _restore_body(part: Message, back: PuttingBack, page: Page) -> int:
    charset, text = text_of(part)
    is_page = part.get_content_type() == "text/html"
    restored, count = page(text, charset) if is_page else restore_form(text, back, charset)
    if count:
        put_text(part, restored, charset)
    return count


def _restore_file(part: Message, inside: Inside) -> int:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return 0
    restored, count = inside(content)
    if count:
        put(part, restored)
    return count


def _restore_headers(part: Message, back: PuttingBack) -> int:
    count = 0
    name, times = back.replace(decoded_header(part.get_filename() or ""))
    if times:
        rename(part, name)
        count += times
    kept = part.items()
    for key, _ in kept:
        del part[key]
    for key, value in kept:
        says, times = back.replace(unfolded(decoded_header(str(value))))
        part.add_header(key, coded_header(says) if times else str(value))
        count += times
    return count


def _all_parts(message: Message) -> Iterator[Message]:
    """Also those of mails inside the mail."""
    for part in parts_of(message):
        yield part
        inside = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(inside, list):
            for each in inside:
                if isinstance(each, Message):
                    yield from _all_parts(each)
