"""The units of a memory: searched, matched with a sentence, edited, erased."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Power
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.searching import Hits, Where, concordance
from ordvern.apps.memories.store import agreed_penalties, find, units_of
from ordvern.apps.memories.usecases.edit_unit import edit_unit
from ordvern.apps.memories.usecases.erase_units import erase_units
from ordvern.memory import Coded, Match, band
from ordvern.memory.explaining import Stretch, differences
from ordvern.memory.guard import Admitted
from ordvern.vault import Shredded
from ordvern.web.desk.memory_forms import ConcordanceForm, SentenceForm, UnitForm
from ordvern.web.desk.memory_words import BANDS, refusal
from ordvern.web.desk.navigation import memory_tabs
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import gone

from .memories import LAYOUT, memory_for

LEAST, MOST = 50, 10
MOST_AT_ONCE = 100
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """A match as the page draws it: the band in words, and what differs."""

    match: Match
    words: LazyText
    tone: str
    stretches: list[Stretch]


def unsealed(view: View) -> View:
    """Answer with the page that says "erased" where the key of a customer's memory is gone."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except Shredded:
            return gone(request, layout=LAYOUT)

    return guarded


@require_safe
@unsealed
def memory_units(request: HttpRequest, memory_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    memory = memory_for(actor, memory_id)
    form = ConcordanceForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = _found(memory, chosen, request.GET.get("below", ""))
    query = request.GET.copy()
    query["below"] = str(found.onward or "")
    context = {
        "memory": memory,
        "tabs": memory_tabs(memory, request.path),
        "form": form,
        "found": found,
        "words": chosen.get("q", ""),
        "onward": f"?{query.urlencode()}" if found.onward else "",
        "may_edit": actor.may(Power.RUN_ORDERS),
    }
    return render(request, "desk/memory_units.html", context)


def _found(memory: Memory, chosen: dict[str, Any], below: str) -> Hits:
    return concordance(
        memory,
        chosen.get("q", ""),
        where=Where(chosen.get("where") or Where.BOTH),
        below=int(below) if _is_id(below) else None,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@unsealed
def memory_matches(request: HttpRequest, memory_id: int) -> HttpResponse:
    """The sentence is posted: it may tell of somebody, and addresses are kept in browsers."""
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    memory = memory_for(actor, memory_id)
    form = SentenceForm(request.POST or None)
    matches = _matches(memory, form.cleaned_data["sentence"]) if form.is_valid() else None
    context = {
        "memory": memory,
        "tabs": memory_tabs(memory, request.path),
        "form": form,
        "matches": matches,
    }
    return render(request, "desk/memory_matches.html", context)


def _matches(memory: Memory, sentence: str) -> list[ShownMatch]:
    found = find(
        [memory],
        Coded(sentence),
        threshold=LEAST,
        limit=MOST,
        penalties=agreed_penalties(),
        today=timezone.localdate(),
    )
    return [
        ShownMatch(match, *BANDS[band(match.score)], differences(sentence, match.unit.source.text))
        for _memory, match in found
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@unsealed
def unit_edit(request: HttpRequest, memory_id: int, unit_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    memory = memory_for(actor, memory_id)
    row = get_object_or_404(memory.units.all(), pk=unit_id)
    unit = units_of(memory, [row.pk])[row.pk]
    form = UnitForm(request.POST or None, initial={"target": unit.target.text})
    context = {"memory": memory, "row": row, "unit": unit, "form": form}
    if form.is_valid():
        now = timezone.now()
        outcome = edit_unit(row, target=form.cleaned_data["target"], actor=actor, now=now)
        if isinstance(outcome, Admitted):
            messages.success(request, _edited(outcome))
            return redirect("desk:memory-units", memory.pk)
        context["refusal"], context["kinds"] = refusal(outcome)
    return render(request, "desk/unit_edit.html", context)


def _edited(outcome: Admitted) -> str:
    if outcome.replaced:
        return _("Saved. Names and numbers were replaced by placeholders.")
    return _("Saved.")


@require_POST
@unsealed
def units_erase(request: HttpRequest, memory_id: int) -> HttpResponse:
    """Asks once more before it erases the units that were ticked."""
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    memory = memory_for(actor, memory_id)
    ids = [int(each) for each in request.POST.getlist("unit")[:MOST_AT_ONCE] if _is_id(each)]
    if not ids:
        messages.error(request, _("Tick the units to erase first."))
        return redirect("desk:memory-units", memory.pk)
    if "confirmed" not in request.POST:
        units = units_of(memory, ids)
        return render(request, "desk/units_erase.html", {"memory": memory, "units": units})
    count = erase_units(memory, ids=ids, actor=actor, now=timezone.now())
    text = ngettext("%(count)s unit erased.", "%(count)s units erased.", count)
    messages.success(request, text % {"count": count})
    return redirect("desk:memory-units", memory.pk)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
