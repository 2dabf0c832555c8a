"""The secret of a token: how it is made, and how the token is found again by it."""

import hashlib
import secrets
from datetime import datetime

from .models import Token

BEGINS = "ordvern_"
HINT = len(BEGINS) + 4
LONGEST = 128


class NotAToken(Exception):
    """No token that stands has this secret."""


def new_secret() -> str:
    """256 random bits behind a beginning that scanners of source code can look for."""
    return BEGINS + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def token_of(secret: str, *, now: datetime) -> Token:
    """The token that stands. Raises `NotAToken` if it is none, expired, revoked or its account
    is shut."""
    if not secret.startswith(BEGINS) or len(secret) > LONGEST:
        raise NotAToken
    tokens = Token.objects.standing(now).select_related("account")
    token = tokens.filter(digest=digest_of(secret)).first()
    if token is None:
        raise NotAToken
    return token
