"""The secret of a webhook, which follows from the server's key and is kept nowhere."""

import hmac

from django.conf import settings

from .hooks import Webhook
from .secrets import digest_of

BEGINS = "ordvern_whs_"


class SecretGone(ValueError):
    """The server's key was changed and the old one is no fallback any more."""


def secret_from(salt: str, key: str = "") -> str:
    """By a key of the server, the present one unless another is named."""
    made = hmac.new((key or settings.SECRET_KEY).encode(), f"webhook:{salt}".encode(), "sha256")
    return BEGINS + made.hexdigest()


def secret_of(hook: Webhook) -> str:
    """By whichever key of the server it was made. Raises `SecretGone`."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        secret = secret_from(hook.salt, key)
        if hmac.compare_digest(digest_of(secret), hook.secret_hash):
            return secret
    raise SecretGone("the server's key was changed")
