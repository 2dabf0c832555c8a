"""Start-up checks of the ways in."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from .mailbox import is_here

ENCRYPTIONS = ("tls", "starttls", "off")


def encrypted_mailbox(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to start when mail would be fetched over a network in the clear."""
    host, encryption = settings.MAILBOX["host"], settings.MAILBOX["encryption"]
    if not host:
        return []
    if encryption not in ENCRYPTIONS:
        return [Error("ORDVERN_IMAP_ENCRYPTION is none of tls, starttls, off.", id="intake.E001")]
    if encryption == "off" and not is_here(host):
        return [
            Error(
                "The mailbox would be read over the network without encryption.",
                hint="Set ORDVERN_IMAP_ENCRYPTION to tls or starttls.",
                id="intake.E002",
            )
        ]
    return []
