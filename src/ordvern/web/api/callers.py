"""From the token of a request to the actor behind it; sessions and cookies are never asked."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone, translation
from ninja.security import HttpBearer

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.programs.models import Scope, Token
from ordvern.apps.programs.secrets import NotAToken, token_of
from ordvern.apps.programs.usecases.use_token import use_token
from ordvern.web.ui.limit import is_too_often

from .problems import Problem

TIMES = 120
WITHIN = 60  # seconds


@dataclass(frozen=True, slots=True)
class Caller:
    """A program and the account that it acts for."""

    token: Token
    actor: Actor


class Asked(HttpRequest):
    """A request whose token was found good."""

    auth: Caller


class Bearer(HttpBearer):
    """Lets a request in whose token stands and has every one of `scopes`."""

    def __init__(self, *scopes: Scope) -> None:
        super().__init__()
        self.scopes = frozenset(scope.value for scope in scopes)

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        now = timezone.now()
        try:
            known = token_of(token, now=now)
        except NotAToken:
            if is_too_often(request, "token"):
                raise Problem("too-often") from None
            return None
        if _is_too_fast(known):
            raise Problem("too-often")
        if "Accept-Language" not in request.headers:
            translation.activate(known.account.language)
        caller = Caller(known, known.account.actor)
        use_token(known, actor=caller.actor, now=now)
        if not self.scopes <= set(known.scopes):
            raise Problem("not-permitted")
        return caller


def customer(caller: Caller) -> Actor:
    """The customer behind the program; what only a customer may do is refused to others."""
    if caller.actor.kind is not ActorKind.CUSTOMER:
        raise Problem("not-permitted")
    return caller.actor


def _is_too_fast(token: Token) -> bool:
    """Whether the token was used too often within the minute, counted in this process."""
    key = f"token:{token.pk}"
    if cache.add(key, 1, WITHIN):
        return False
    try:
        return int(cache.incr(key)) > TIMES
    except ValueError:  # it ran out just now
        return False
