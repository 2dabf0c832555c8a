"""The next version of the statement: its clauses, what each rests on, and publishing it."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.statement.comparing import Change, compare
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.usecases.publish_statement import (
    NotSetUp,
    next_name,
    publish_statement,
)
from ordvern.apps.statement.usecases.reword_clause import add_clause, reword_clause
from ordvern.apps.statement.wording import Drafted, drafted, next_text, sentences
from ordvern.web.oversight.wording.forms import OwnClauseForm, PublishForm, WordingForm
from ordvern.web.oversight.wording.rows import sections_of
from ordvern.web.ui.access import actor_of


@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    actor_of(request, Role.OFFICER)
    return _draft(request, PublishForm(initial={"version": next_name(timezone.localdate())}))


@require_POST
def statement_publish(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _draft(request, form, status=422)
    version, tell = form.cleaned_data["version"], form.cleaned_data["tell"]
    try:
        publish_statement(version, actor=actor, now=timezone.now(), tell=tell)
    except IntegrityError:
        form.add_error("version", _("That version has been published. Choose another name."))
    except NotSetUp:
        form.add_error(
            None,
            _(
                "A promise could not be kept: what keeps it is not set up. Set it up, or leave it"
                " out."
            ),
        )
    else:
        messages.success(request, _("Published. From now on orders are bound to this version."))
        return redirect("oversight:statement")
    return _draft(request, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def clause(request: HttpRequest, clause_id: str) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    shown = _clause(clause_id)
    change = shown.change
    names = ("nb", "nn", "en", "is_dropped")
    initial = {name: getattr(change, name) for name in names} if change else {}
    is_own = change is not None and change.is_own
    form = WordingForm(request.POST or None, is_own=is_own, initial=initial)
    if form.is_valid():
        reword_clause(clause_id, wording=form.wording(), actor=actor, now=timezone.now())
        messages.success(request, _("Saved for the next version."))
        return redirect("oversight:statement")
    context = {"form": form, "shown": shown, "is_own": is_own, "standard": _standard(shown)}
    status = 422 if form.errors else 200
    return render(request, "oversight/wording/clause.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def clause_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    form = OwnClauseForm(request.POST or None)
    if form.is_valid():
        section = form.cleaned_data["section"]
        add_clause(section, wording=form.wording(), actor=actor, now=timezone.now())
        messages.success(request, _("Saved for the next version."))
        return redirect("oversight:statement")
    status = 422 if form.errors else 200
    return render(request, "oversight/wording/clause_new.html", {"form": form}, status=status)


def _draft(request: HttpRequest, form: PublishForm, *, status: int = 200) -> HttpResponse:
    language, now = get_language() or "nb", timezone.now()
    clauses = drafted()
    current = StatementVersion.objects.order_by("published_at").last()
    found = compare(sentences(current, language) if current else [], next_text(language, clauses))
    context = {
        "form": form,
        "sections": sections_of(clauses, language, now),
        "current": current,
        "changes": [each for each in found if each.change is not Change.SAME],
        "not_ready": [each for each in clauses if not each.is_dropped and not each.is_ready(now)],
    }
    return render(request, "oversight/wording/statement.html", context, status=status)


def _clause(clause_id: str) -> Drafted:
    for each in drafted():
        if each.clause.id == clause_id:
            return each
    raise Http404


def _standard(shown: Drafted) -> list[tuple[str, str]]:
    """What the clause says as standard, in each language; nothing for one of our own."""
    if not str(shown.clause.says):
        return []
    bare = Drafted(shown.clause)
    return [(language, bare.text(language)) for language in ("nb", "nn", "en")]
