"""The first page of oversight: is all well, what runs, what waits, what was done last."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.registers.duties import ACCESS_REVIEW, RESTORE_DRILL, DutyStanding
from ordvern.apps.registers.duties import wheel as duty_standings
from ordvern.apps.registers.models import ProcessorAgreement
from ordvern.apps.registers.stores import missing_agreements
from ordvern.apps.statement.standing import standings
from ordvern.web.ui.access import actor_of

from .charts import detection_chart, retention_chart
from .deciding import alarms, running_breaches, waiting


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    actor_of(request, Role.OFFICER)
    now = timezone.now()
    promises, duties = standings(), duty_standings(now)
    running = running_breaches(now)
    context = {
        "now": now,
        "kept": sum(each.is_kept for each in promises),
        "broken": [each for each in promises if each.breaches],
        "kept_since": max((each.since for each in promises if each.since), default=None),
        "count": len(promises),
        "alarms": alarms(promises, now),
        "running": running,
        "clocks": sum(each.clock.is_running for each in running),
        "waiting": waiting(duties, now),
        "next_duties": [each for each in duties if not each.is_overdue][:3],
        "drill": _of(duties, RESTORE_DRILL.id),
        "access": _of(duties, ACCESS_REVIEW.id),
        "processors": _processors(now),
        "charts": [retention_chart(now), detection_chart(now)],
    }
    return render(request, "oversight/registers/overview.html", context)


def _processors(now: datetime) -> dict[str, int]:
    """How many agreements stand, and how many stores are run without one."""
    today = timezone.localdate(now)
    return {
        "standing": ProcessorAgreement.objects.standing(today).count(),
        "missing": len(missing_agreements(today)),
    }


def _of(duties: list[DutyStanding], name: str) -> DutyStanding:
    return next(each for each in duties if each.duty.id == name)
