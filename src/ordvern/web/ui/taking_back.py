"""Undo: the message after a deed that may be taken back has a button, and here it is pressed."""

from collections import Counter
from datetime import datetime

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import NotOfTheirDuty
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.reversals import TooLate
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.usecases.take_back import take_back

from .access import HOMES, actor_of
from .reversals import REVERSALS

HOME = HOMES[Role.STAFF]
TAG = "undo-"
MOST = 100
TOO_LATE = gettext_lazy("It is too late to undo that. Do it by hand where it stands.")
CHANGED = gettext_lazy("Not undone: something else has been done there since.")


def tell_done(request: HttpRequest, words: str, *, actor: Actor, now: datetime) -> None:
    """Say on the next page that it is done, with a button to undo whatever `actor` did at `now`,
    the moment that the use case was given, and may take back."""
    deeds = _deeds_of(actor).filter(at=now).values_list("pk", flat=True)
    messages.success(request, words, extra_tags=" ".join(f"{TAG}{pk}" for pk in deeds))


def undoable(message: Message) -> list[int]:
    """The entries of the log that the button of a message takes back; none for most."""
    tags = (message.extra_tags or "").split()
    return [int(tag.removeprefix(TAG)) for tag in tags if tag.startswith(TAG)]


@require_POST
def take_back_deeds(request: HttpRequest) -> HttpResponse:
    """Takes back what the button names, the latest first, each by itself."""
    actor = actor_of(request, Role.STAFF)
    chosen = [int(each) for each in request.POST.getlist("deed")[:MOST] if _is_id(each)]
    found: Counter[LazyText | None] = Counter()
    for deed in _deeds_of(actor).filter(pk__in=chosen).order_by("-pk"):
        found[_taken_back(deed, actor)] += 1
    if done := found.pop(None, 0):
        text = ngettext("Undone.", "%(count)s things undone.", done)
        messages.success(request, text % {"count": done})
    for refused in found or ([] if done else [CHANGED]):
        messages.warning(request, str(refused))
    return redirect(_safe(request.POST.get("back", "")))


def _taken_back(deed: AuditEvent, actor: Actor) -> LazyText | None:
    """Why it was not, or None."""
    try:
        take_back(deed, how=REVERSALS[deed.verb], actor=actor, now=timezone.now())
    except TooLate:
        return TOO_LATE
    except (NotAllowedNow, NotOfTheirDuty):
        return CHANGED
    return None


def _deeds_of(actor: Actor) -> QuerySet[AuditEvent]:
    """What `actor` did, of all that may be taken back."""
    his = AuditEvent.objects.filter(actor_kind=actor.kind.value, actor_account=actor.account)
    return his.filter(verb__in=REVERSALS)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _safe(address: str) -> str:
    """The page of the desk where the button was; the first one instead of any other address."""
    here = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if here and address.startswith(HOME) else HOME
