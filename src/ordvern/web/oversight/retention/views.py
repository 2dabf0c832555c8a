"""The page of retention, and what an officer decides there."""

from contextlib import suppress

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.retention.models import Hold, SweepApproval, SweepRun
from ordvern.apps.retention.rules import rules
from ordvern.apps.retention.usecases.approve_run import approve_run, decline_run
from ordvern.apps.retention.usecases.lift_hold import lift_hold
from ordvern.apps.retention.usecases.place_hold import EndNotSensible, place_hold
from ordvern.apps.rights.resting import case_of
from ordvern.apps.rights.usecases.end_restriction import end_restriction
from ordvern.web.oversight.retention.forms import HoldForm
from ordvern.web.oversight.retention.rows import rows
from ordvern.web.oversight.subjects import subjects
from ordvern.web.ui.access import actor_of

HOLDS_SHOWN = 25
RUNS_SHOWN = 20


@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    now = timezone.now()
    holds = Hold.objects.visible_to(actor).standing(timezone.localdate(now))
    page = Paginator(holds, HOLDS_SHOWN).get_page(request.GET.get("page"))
    named = subjects((hold.subject for hold in page), actor)
    waiting = SweepRun.objects.filter(status=SweepRun.Status.WAITING).first()
    approved = list(SweepApproval.objects.filter(run=waiting).values_list("account", flat=True))
    runs = SweepRun.objects.exclude(status=SweepRun.Status.WAITING).prefetch_related("counts")
    context = {
        "rows": rows(now),
        "waiting": waiting,
        "approved": len(approved),
        "mine": actor.account in approved,
        "page": page,
        "holds": [(hold, named[hold.subject]) for hold in page],
        "runs": runs[:RUNS_SHOWN],
        "names": {rule.data.value: rule.name for rule in rules()},
    }
    return render(request, "oversight/retention/retention.html", context)


@require_POST
def retention_approve(request: HttpRequest, run_id: int) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    run = get_object_or_404(SweepRun, pk=run_id)
    try:
        last = approve_run(run, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("Somebody has decided already, or you have said yes before."))
    else:
        words = (
            _("Approved. The run goes on.") if last else _("Noted. One more officer must agree.")
        )
        messages.success(request, words)
    return redirect("oversight:retention")


@require_POST
def retention_decline(request: HttpRequest, run_id: int) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    run = get_object_or_404(SweepRun, pk=run_id)
    try:
        decline_run(run, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("Somebody has decided already."))
    else:
        messages.success(request, _("Declined. Nothing was deleted; the next run looks anew."))
    return redirect("oversight:retention")


@require_http_methods(["GET", "HEAD", "POST"])
def hold_place(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    form = HoldForm(request.POST or None)
    if form.is_valid():
        subject, ground, reference, until = form.chosen()
        now = timezone.now()
        try:
            place_hold(
                subject, ground=ground, until=until, reference=reference, actor=actor, now=now
            )
        except EndNotSensible:
            form.add_error("until", _("Choose a day from today to two years ahead."))
        else:
            messages.success(request, _("Held. Nothing of it is deleted until then."))
            return redirect("oversight:retention")
    status = 422 if form.errors else 200
    return render(request, "oversight/retention/hold_place.html", {"form": form}, status=status)


@require_POST
def hold_lift(request: HttpRequest, hold_id: int) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    hold = get_object_or_404(Hold.objects.visible_to(actor), pk=hold_id)
    now = timezone.now()
    with suppress(NotAllowedNow):  # lifted a moment ago: what was wished is so
        if hold.ground == Hold.Ground.RESTRICTION and case_of(hold) is not None:
            last = date_format(end_restriction(hold, actor=actor, now=now), "DATE_FORMAT")
            words = _("The person is told now, as the law demands. It ends after %(day)s.")
            messages.success(request, words % {"day": last})
            return redirect("oversight:retention")
        lift_hold(hold, actor=actor, now=now)
    messages.success(request, _("Lifted. What is due goes with the next run."))
    return redirect("oversight:retention")
