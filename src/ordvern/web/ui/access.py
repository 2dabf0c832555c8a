"""From a request to the actor behind it; the wrong kind of account gets the same 404 as nobody."""

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import Http404, HttpRequest

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.confidentiality import is_bound
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import User
from ordvern.apps.files.models import StoredFile
from ordvern.apps.screening.sensitive import is_sensitive

HOMES = {
    Role.CUSTOMER: "/kunde/",
    Role.PARTNER: "/partner/",
    Role.STAFF: "/desk/",
    Role.OFFICER: "/innsyn/",
}
"""Where a login leads, and where somebody's own pages begin."""
ENTERED_AS_DEMO = "entered_as_demo"


class SecondFactorMissing(Exception):
    """Somebody logged in with a password or a code alone, and more is needed here; `then` is the
    page to go on to."""

    def __init__(self, then: str = "") -> None:
        super().__init__("second factor missing")
        self.then = then


class ConfidentialityNotSigned(Exception):
    """Somebody of the agency has not undertaken confidentiality by the words that hold now."""


def account_of(request: HttpRequest, *doors: Role | Power) -> User:
    """The logged-in account, if it has one of the roles, or a duty that gives one of the powers;
    otherwise `Http404`."""
    user = request.user
    if not isinstance(user, User) or not any(_opens(door, user.actor) for door in doors):
        raise Http404
    return user


def _opens(door: Role | Power, actor: Actor) -> bool:
    return actor.may(door) if isinstance(door, Power) else actor.kind.value == door.value


def actor_of(request: HttpRequest, *doors: Role | Power) -> Actor:
    """The actor behind the request, if one of the doors is open to the account; otherwise
    `Http404`.

    People of the agency also need a second factor in this session, or `SecondFactorMissing`, and
    have undertaken confidentiality, or `ConfidentialityNotSigned`.
    """
    user = _recognised(request, *doors)
    if user.is_agency and not is_bound(user):
        raise ConfidentialityNotSigned
    return user.actor


def recognised(request: HttpRequest, *doors: Role | Power) -> Actor:
    """As `actor_of`, before anything is signed: for the page where that is done."""
    return _recognised(request, *doors).actor


def _recognised(request: HttpRequest, *doors: Role | Power) -> User:
    user = account_of(request, *doors)
    if user.is_agency and not has_second_factor(request):
        raise SecondFactorMissing
    return user


def demand_second_factor(request: HttpRequest, file: StoredFile, *, then: str) -> None:
    """Raise `SecondFactorMissing` if the file is sensitive and this session has none."""
    if not has_second_factor(request) and is_sensitive(file):
        raise SecondFactorMissing(then)


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with TOTP, a recovery code or a passkey.

    In demo mode a one-click entry counts, so that a newcomer can look around; nowhere else.
    """
    if settings.DEMO and request.session.get(ENTERED_AS_DEMO):
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def login_level(request: HttpRequest) -> str:
    """How surely we know who it is: mfa, password or code, the surest of this session; ``demo``
    for a one-click entry."""
    if settings.DEMO and request.session.get(ENTERED_AS_DEMO):
        return "demo"
    records = get_authentication_records(request, request.user)
    methods = {str(record.get("method")) for record in records}
    return next((level for level in ("mfa", "password", "code") if level in methods), "unknown")
