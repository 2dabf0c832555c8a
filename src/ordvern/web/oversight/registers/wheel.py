"""The yearly wheel: every duty with its last evidence, and one of them to be done."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.models import User
from ordvern.apps.core.owners import LastOwner
from ordvern.apps.core.usecases.close_account import close_account
from ordvern.apps.files.models import VaultCheck
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.states import Standing
from ordvern.apps.registers.duties import Duty
from ordvern.apps.registers.duties import wheel as duty_standings
from ordvern.apps.registers.models import Breach, DutyDone
from ordvern.apps.registers.usecases.do_duty import Evidence, TellsOfSomebody, do_duty
from ordvern.apps.statement.standing import standings
from ordvern.web.ui.access import account_of, actor_of

from .deciding import alarms
from .fact_words import in_words
from .wheel_forms import FORMS, NoteForm, accounts

SHOWN = 20
YEAR = timedelta(days=365)


@require_safe
def wheel(request: HttpRequest) -> HttpResponse:
    actor_of(request, Role.OFFICER)
    context = {"duties": duty_standings(timezone.now())}
    return render(request, "oversight/registers/wheel.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: HttpRequest, duty_id: str) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    shown = next((each for each in duty_standings(now) if each.duty.id == duty_id), None)
    if shown is None:
        raise Http404
    make = FORMS.get(shown.duty.by)
    officer = account_of(request, Role.OFFICER).pk
    form = make(request.POST or None, officer) if make else None
    is_sent = request.method == "POST" and form is not None and form.is_valid()
    if is_sent and form and _kept(form, shown.duty, actor, now):
        messages.success(request, _("Kept, with the evidence."))
        return redirect("oversight:wheel")
    done = DutyDone.objects.filter(duty=duty_id).order_by("-done_at")
    context = {
        "standing": shown,
        "form": form,
        "facts": in_words(_facts(shown.duty, now)),
        "done": [(each, in_words(each.facts)) for each in done[:SHOWN]],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "oversight/registers/duty.html", context, status=status)


def _kept(form: NoteForm, duty: Duty, actor: Actor, now: datetime) -> bool:
    """Whether it was; the form says why not."""
    sent = form.cleaned_data
    facts = _facts(duty, now) | {
        name: len(sent[name]) for name in ("close", "people") if name in sent
    }
    if "people" in sent:
        facts["accounts"] = [int(pk) for pk in sent["people"]]
    evidence = Evidence(not sent["measures"], sent["note"], facts)
    if not _shut(form, actor, now):
        return False
    try:
        do_duty(duty.id, evidence=evidence, actor=actor, now=now)
    except TellsOfSomebody:
        form.add_error("note", _("This tells of a person. Write it without names and numbers."))
        return False
    return True


def _shut(form: NoteForm, actor: Actor, now: datetime) -> bool:
    """Whether the accounts that were ticked are shut; the form says which cannot be."""
    for user in User.objects.filter(pk__in=form.cleaned_data.get("close", []), is_active=True):
        try:
            close_account(user, actor=actor, now=now)
        except LastOwner:
            form.add_error("close", _("Somebody has to be the owner. Make another one first."))
            return False
    return True


def _facts(duty: Duty, now: datetime) -> dict[str, Any]:
    """What the system sees now, as counts: it is kept with the evidence."""
    if duty.by == "accounts":
        return {"seen": len(accounts(officer=0))}
    if duty.id == "risk-review":
        promises = standings()
        check = VaultCheck.objects.order_by("-checked_at").first()
        return {
            "promises_kept": sum(each.is_kept for each in promises),
            "promises_broken": sum(each.breaches > 0 for each in promises),
            "breaches": Breach.objects.filter(opened_at__gte=now - YEAR).count(),
            "alarms": len(alarms(promises, now)),
            "vault_faults": check.faults if check else 0,
        }
    if duty.id == "agreements-review":
        return {
            "partners": Partner.objects.filter(status=Standing.APPROVED).count(),
            "partners_may_work": Partner.objects.approved(now).count(),
        }
    return {}
