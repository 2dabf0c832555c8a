"""A statement that the agency has already: each sentence is sorted, then becomes its words."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ordvern.apps.core.actors import Role
from ordvern.apps.statement.clauses import SECTIONS, Clause, standard_clauses
from ordvern.apps.statement.matching import match, sentences_of
from ordvern.apps.statement.usecases.take_over_text import take_over_text
from ordvern.apps.statement.wording import Drafted
from ordvern.web.oversight.wording.forms import (
    LEFT_OUT,
    MOST_SENTENCES,
    OWN,
    SortForm,
    TextForm,
    as_initial,
)
from ordvern.web.ui.access import actor_of

SHOWN = 90


@require_http_methods(["GET", "HEAD", "POST"])
def statement_import(request: HttpRequest) -> HttpResponse:
    """The text is sorted for this request alone; nothing is kept before it is taken over."""
    actor_of(request, Role.OFFICER)
    form = TextForm(request.POST or None)
    found = sentences_of(form.cleaned_data["text"]) if form.is_valid() else []
    if len(found) > MOST_SENTENCES:
        form.add_error("text", _("That is more than 200 sentences. Take it over in parts."))
    elif form.is_bound and form.is_valid() and not found:
        form.add_error("text", _("There is no sentence in this."))
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "oversight/wording/import.html", {"form": form}, status=status)
    language = form.cleaned_data["language"]
    matched = match(found, [(each.id, Drafted(each).text(language)) for each in standard_clauses()])
    sorting = SortForm(
        choices=_choices(language), count=len(found), initial=as_initial(language, matched)
    )
    return _sorting(request, sorting)


@require_POST
def statement_take_over(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    language, count = request.POST.get("language", "nb"), request.POST.get("count", "")
    number = int(count) if count.isascii() and count.isdigit() else 0
    form = SortForm(request.POST, choices=_choices(language), count=min(number, MOST_SENTENCES))
    if not form.is_valid():
        return _sorting(request, form, status=422)
    changed = take_over_text(
        form.sentences(),
        language=form.cleaned_data["language"],
        drop_others=form.cleaned_data["drop_others"],
        actor=actor,
        now=timezone.now(),
    )
    text = ngettext("%(count)s sentence changed.", "%(count)s sentences changed.", changed)
    messages.success(request, text % {"count": changed})
    return redirect("oversight:statement")


def _sorting(request: HttpRequest, form: SortForm, *, status: int = 200) -> HttpResponse:
    rows = form.rows
    unkept = sum(choice.value() == OWN for _text, choice in rows)
    context = {"form": form, "rows": rows, "matched": len(rows) - unkept, "unkept": unkept}
    return render(request, "oversight/wording/sorting.html", context, status=status)


def _choices(language: str) -> list[Any]:
    """Leave out, our own, or the clauses by section."""
    by_section: dict[str, list[Clause]] = {}
    for each in standard_clauses():
        by_section.setdefault(each.section, []).append(each)
    groups = [
        (str(SECTIONS[section]), [(each.id, _short(each, language)) for each in clauses])
        for section, clauses in by_section.items()
    ]
    return [
        (OWN, _("A sentence of our own, not kept by the system")),
        (LEFT_OUT, _("Leave out")),
        *groups,
    ]


def _short(clause: Clause, language: str) -> str:
    text = Drafted(clause).text(language)
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rpartition(' ')[0]} …"
