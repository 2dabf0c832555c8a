"""Writes a message in its receiver's language: a number and a link, never content or file names."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import make_msgid

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from ordvern.apps.files.store import unseal

from .models import OutgoingMail
from .threads import ident_of

DIGEST = "digest"
# RFC 3834: sent by a machine, to be answered by none; and how we know our own again.
HEADERS = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    "X-Ordvern": "1",
}


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a message goes to, and in what language."""

    address: str
    language: str


def receiver_of(mail: OutgoingMail) -> Receiver:
    """Raises `Shredded` where the address was erased with its folder."""
    if mail.account is not None:
        return Receiver(mail.account.email, mail.account.language)
    folder = mail.folder_id or ""
    return Receiver(unseal(folder, bytes(mail.sealed_address)).decode(), mail.language)


def written(mails: Sequence[OutgoingMail], receiver: Receiver) -> EmailMessage:
    """One message; several at once become one with a line for each."""
    with translation.override(receiver.language):
        subject, body = _words(mails)
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    # Of a message about one order we know the answer again; one about several answers for none.
    ident = ident_of(mails[0], host) if len(mails) == 1 else make_msgid("ordvern", domain=host)
    headers = {**HEADERS, "Message-ID": ident}
    if settings.MAILBOX["host"]:
        headers["Reply-To"] = settings.MAILBOX_ADDRESS
    return EmailMessage(
        subject, body, settings.DEFAULT_FROM_EMAIL, [receiver.address], headers=headers
    )


def text_message(mails: Sequence[OutgoingMail], language: str) -> str:
    """What a text message says: that there is news about which number, and from whom."""
    with translation.override(language):
        numbers = ", ".join(dict.fromkeys(mail.number for mail in mails))
        return _("%(agency)s: news about %(numbers)s. Sign in to see it: %(link)s") % {
            "agency": settings.AGENCY["name"],
            "numbers": numbers,
            "link": settings.PUBLIC_URL,
        }


def _words(mails: Sequence[OutgoingMail]) -> tuple[str, str]:
    if len(mails) == 1:
        return _parts(mails[0].kind, _context(mails[0].number, mails[0].path))
    items = [
        {"heading": heading(mail.kind, mail.number), **_context(mail.number, mail.path)}
        for mail in mails
    ]
    return _parts(DIGEST, {"items": items, "agency": settings.AGENCY})


def heading(kind: str, number: str) -> str:
    """What a message of this kind about `number` says first, in the language that is active."""
    return _parts(kind, _context(number, ""))[0]


def _parts(name: str, context: dict[str, object]) -> tuple[str, str]:
    first, _line, body = render_to_string(f"post/{name}.txt", context).lstrip().partition("\n")
    return first.strip(), body.strip() + "\n"


def _context(number: str, path: str) -> dict[str, object]:
    return {"number": number, "link": settings.PUBLIC_URL + path, "agency": settings.AGENCY}
