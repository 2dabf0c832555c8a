"""Which of our messages a letter answers: told by a number and a seal that only we can make.

The seal stands in the Message-ID of what we send; a mail program puts that into the answer. Whoever
has not read our message cannot know it. Where a server on the way writes another Message-ID, an
answer is not recognised and is taken in like any letter.
"""

import hashlib
import hmac
import re

from django.conf import settings

from .models import OutgoingMail

IDENT = re.compile(r"<ordvern\.(\d{1,18})\.([0-9a-f]{32})@")


def ident_of(mail: OutgoingMail, host: str) -> str:
    """The Message-ID of a message about one order."""
    return f"<ordvern.{mail.pk}.{_seal(mail.pk, settings.SECRET_KEY)}@{host}>"


def answered(*headers: str) -> OutgoingMail | None:
    """The message to an account that In-Reply-To or References name, the newest named first."""
    named = [match for header in headers for match in reversed(list(IDENT.finditer(header)))]
    for match in named:
        number = int(match[1])
        if _is_ours(number, match[2]):
            ours = OutgoingMail.objects.select_related("account").exclude(account=None)
            return ours.filter(pk=number).first()
    return None


def _is_ours(number: int, seal: str) -> bool:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(hmac.compare_digest(seal, _seal(number, key)) for key in keys)


def _seal(number: int, key: str) -> str:
    return hmac.new(key.encode(), f"mail:{number}".encode(), hashlib.sha256).hexdigest()[:32]
