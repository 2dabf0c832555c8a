"""The promises of the statement: how each stands, since when, and what breaks it."""

from itertools import islice

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.statement.models import PromiseCheck, StatementVersion
from ordvern.apps.statement.promises import PROMISES
from ordvern.apps.statement.standing import standing_of, standings
from ordvern.apps.statement.usecases.check_promises import check_promises
from ordvern.web.oversight.subjects import subjects
from ordvern.web.ui.access import actor_of

MOST_SHOWN = 100
RUNS_SHOWN = 30


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    actor_of(request, Role.OFFICER)
    all_ = standings()
    checked = [each.checked_at for each in all_ if each.checked_at]
    context = {
        "standings": sorted(all_, key=lambda each: -each.breaches),
        "kept": sum(each.is_kept for each in all_),
        "broken": sum(each.breaches > 0 for each in all_),
        "unchecked": len(all_) - len(checked),
        "checked_at": max(checked, default=None),
        "version": StatementVersion.objects.order_by("-published_at").first(),
    }
    return render(request, "oversight/promises.html", context)


@require_POST
def promises_check(request: HttpRequest) -> HttpResponse:
    actor_of(request, Role.OFFICER)
    broken = sum(not verdict.is_kept for verdict in check_promises(now=timezone.now()))
    if broken:
        text = ngettext("%(count)s promise is broken.", "%(count)s promises are broken.", broken)
        messages.error(request, text % {"count": broken})
    else:
        messages.success(request, _("Checked: every promise is kept."))
    return redirect("oversight:promises")


@require_safe
def promise(request: HttpRequest, promise_id: str) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    shown = next((each for each in PROMISES if each.id == promise_id), None)
    if shown is None:
        raise Http404
    breaches = list(islice(shown.breaches(timezone.now()), MOST_SHOWN))
    by_name = subjects(breaches, actor)
    runs = PromiseCheck.objects.filter(promise=shown.id).order_by("-checked_at")
    context = {
        "promise": shown,
        "standing": standing_of(shown),
        "breaches": [by_name[name] for name in breaches],
        "keepers": [f"{keeper.__module__}.{keeper.__name__}" for keeper in shown.keepers],
        "runs": runs[:RUNS_SHOWN],
    }
    return render(request, "oversight/promise.html", context)
