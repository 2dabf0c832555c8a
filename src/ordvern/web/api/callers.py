"""From the token of a request to the actor behind it; sessions and cookies are never asked."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone, translation
from ninja.security import HttpBearer

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.confidentiality import has_signed
from ordvern.apps.files.models import Folder
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.programs.models import Scope, Token
from ordvern.apps.programs.secrets import NotAToken, token_of
from ordvern.apps.programs.usecases.use_token import use_token
from ordvern.web.ui.limit import is_too_often

from .problems import Problem

TIMES = 120
WITHIN = 60  # seconds
Into = Callable[..., Folder]


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
        if caller.actor.is_agency and not has_signed(known.account_id):
            raise Problem("confidentiality-not-signed")
        return caller


class Receiving(Bearer):
    """As `Bearer`, for requests with files: they go into the vault as they come, up to `most`,
    into the folder that `into` finds for the caller and the parts of the address.

    The folder is looked for after the token and before a byte of the body is read; what `into`
    raises refuses the request. Without it the files get a folder of their own.
    """

    def __init__(self, *scopes: Scope, most: int = 1, into: Into | None = None) -> None:
        super().__init__(*scopes)
        self.most = most
        self.into = into

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        caller = super().authenticate(request, token)
        if caller is not None:
            match = request.resolver_match
            given = match.kwargs if match else {}
            folder = self.into(caller.actor, **given) if self.into else None
            uploads = VaultUploadHandler(
                request,
                now=timezone.now,
                max_bytes=settings.MAX_FILE_BYTES,
                max_files=self.most,
                folder=folder,
            )
            request.upload_handlers = [uploads]
        return caller


def customer(caller: Caller) -> Actor:
    """The customer behind the program; what only a customer may do is refused to others."""
    if caller.actor.kind is not ActorKind.CUSTOMER:
        raise Problem("not-permitted")
    return caller.actor


def agency(caller: Caller) -> Actor:
    """The agency behind the program; what only the agency may do is refused to others."""
    if not caller.actor.is_agency:
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
