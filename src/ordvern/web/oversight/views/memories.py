"""Erasing from memories: counted first, memory by memory, then erased when the officer says so.

What the officer writes about a person is in the body of two requests and in the page between them,
and nowhere else: no address, no log, no session, no cache.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.memories.models import Memory, Purging
from ordvern.apps.memories.usecases.purge import Why, purge
from ordvern.vault import Shredded
from ordvern.web.oversight.memory_purges import WAYS, Way
from ordvern.web.ui.access import actor_of


@dataclass(frozen=True, slots=True)
class Held:
    """The units of a memory that would go; None where its key is destroyed and none is left."""

    memory: Memory
    ids: list[int] | None

    @property
    def count(self) -> int | None:
        return None if self.ids is None else len(self.ids)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def memory_purge(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    by = request.POST.get("by", "")
    forms = {n: way.form(request.POST if n == by else None, actor) for n, way in WAYS.items()}
    chosen = forms.get(by)
    if chosen is None or not chosen.is_valid():
        ways = {"forms": forms, "by": by, "under_way": _under_way(actor)}
        return render(request, "oversight/memory_purge.html", ways)
    held = list(_held(WAYS[by], chosen.cleaned_data, actor))
    if "confirmed" in request.POST:
        _tell(request, *_erase(held, WAYS[by].why, actor))
        return redirect("oversight:memory-purge")
    context = {"form": chosen, "by": by, "held": held, "count": sum(h.count or 0 for h in held)}
    return render(request, "oversight/memory_purge_found.html", context)


def _held(way: Way, chosen: Mapping[str, Any], actor: Actor) -> Iterator[Held]:
    for memory in Memory.objects.visible_to(actor).select_related("customer"):
        try:
            yield Held(memory, way.found(memory, chosen))
        except Shredded:
            yield Held(memory, None)


def _erase(held: Iterable[Held], why: Why, actor: Actor) -> tuple[int, int]:
    """How many units were erased, and how many the worker will erase."""
    done = waiting = 0
    for each in held:
        if not each.ids:
            continue
        run = purge(each.memory, ids=each.ids, why=why, actor=actor, now=timezone.now())
        done += 0 if run else len(each.ids)
        waiting += run.total if run else 0
    return done, waiting


def _under_way(actor: Actor) -> "QuerySet[Purging]":
    memories = Memory.objects.visible_to(actor)
    return Purging.objects.filter(memory__in=memories, ended_at=None).select_related("memory")


def _tell(request: HttpRequest, done: int, waiting: int) -> None:
    if done or not waiting:
        text = ngettext(
            "%(count)s unit was erased from the memories.",
            "%(count)s units were erased from the memories.",
            done,
        )
        messages.success(request, text % {"count": done})
    if waiting:
        text = ngettext(
            "%(count)s unit is being erased.", "%(count)s units are being erased.", waiting
        )
        messages.success(request, text % {"count": waiting})
