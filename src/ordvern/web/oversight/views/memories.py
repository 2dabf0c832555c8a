"""Erasing from memories: counted first, memory by memory, then erased when the officer says so.

What the officer writes about a person is in the body of two requests and in the page between them,
and nowhere else: no address, no log, no session, no cache.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.memories.models import Memory
from ordvern.vault import Shredded
from ordvern.web.oversight.memory_purges import FORMS, PurgeForm
from ordvern.web.ui.access import actor_of


@dataclass(frozen=True, slots=True)
class Held:
    """How many units of a memory would go; None where its key is destroyed and none is left."""

    memory: Memory
    count: int | None


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def memory_purge(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    by = request.POST.get("by", "")
    forms = {
        name: form(request.POST if name == by else None, actor=actor)
        for name, form in FORMS.items()
    }
    chosen = forms.get(by)
    if chosen is None or not chosen.is_valid():
        return render(request, "oversight/memory_purge.html", {"forms": forms, "by": by})
    if "confirmed" in request.POST:
        _tell(request, _erase(chosen, actor))
        return redirect("oversight:memory-purge")
    held = list(_counted(chosen, actor))
    context = {"form": chosen, "by": by, "held": held, "count": sum(h.count or 0 for h in held)}
    return render(request, "oversight/memory_purge_found.html", context)


def _counted(chosen: PurgeForm, actor: Actor) -> Iterator[Held]:
    for memory in Memory.objects.visible_to(actor).select_related("customer"):
        try:
            yield Held(memory, chosen.count(memory))
        except Shredded:
            yield Held(memory, None)


def _erase(chosen: PurgeForm, actor: Actor) -> int:
    """How many units were erased from all memories that can still be read."""
    erased = 0
    for memory in Memory.objects.visible_to(actor):
        try:
            erased += chosen.erase(memory, timezone.now())
        except Shredded:
            continue
    return erased


def _tell(request: HttpRequest, count: int) -> None:
    text = ngettext(
        "%(count)s unit was erased from the memories.",
        "%(count)s units were erased from the memories.",
        count,
    )
    messages.success(request, text % {"count": count})
