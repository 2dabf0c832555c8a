"""The DPIA: its risks, what it lacks, the versions, and their approval."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.assessment import assessment_sheet
from ordvern.apps.records.facts import entries
from ordvern.apps.records.models import Edition, Event, Register, Risk
from ordvern.apps.records.risks import Weighed, weighed_risks
from ordvern.apps.records.usecases.approve_assessment import ConsultFirst, approve_assessment
from ordvern.apps.records.usecases.drop_risk import drop_risk
from ordvern.apps.records.usecases.keep_assessment import WANTED, NotWhole, keep_assessment
from ordvern.apps.records.usecases.weigh_risk import NotBetter, weigh_risk
from ordvern.apps.registers.usecases.do_duty import TellsOfSomebody
from ordvern.apps.registers.words import LEVELS
from ordvern.apps.statement.standing import standings
from ordvern.web.ui.access import actor_of

from .forms import ApproveForm, OwnRiskForm, RiskForm

SHOWN = 30
NEW = "ny"
TONES = {"low": "success", "medium": "warning", "high": "danger", "very_high": "danger"}


@require_safe
def assessment(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    editions = list(
        Edition.objects.visible_to(actor).filter(register=Register.DPIA).order_by("-number")[:SHOWN]
    )
    newest = editions[0] if editions else None
    risks, known = weighed_risks(), entries()
    waits = newest is not None and newest.approved_at is None
    context = {
        "sheet": assessment_sheet(now),
        "risks": [_shown(each) for each in risks],
        "unweighed": sum(each.risk is None for each in risks),
        "lacks": [field.label for field in WANTED if not known.get(field, "").strip()],
        "editions": editions,
        "waiting": newest if waits else None,
        "form": ApproveForm(initial=ApproveForm.proposed(now)) if waits else None,
    }
    return render(request, "oversight/records/assessment.html", context)


def _shown(each: Weighed) -> dict[str, object]:
    """A risk with the levels in words and their colours."""
    return {
        "risk": each,
        "before": LEVELS[each.before] if each.before else "",
        "after": LEVELS[each.after] if each.after else "",
        "tone_before": TONES[each.before] if each.before else "",
        "tone_after": TONES[each.after] if each.after else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
def risk(request: HttpRequest, risk_id: str) -> HttpResponse:
    """Weigh one of the list, or one of the agency's own."""
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    shown = _risk(risk_id)
    make = OwnRiskForm if _is_own(shown) else RiskForm
    form = make(request.POST or None, risk=shown.risk)
    if request.method == "POST" and form.is_valid():
        standard = "" if _is_own(shown) else shown.id
        try:
            weigh_risk(
                shown.risk, standard=standard, weight=form.weight(shown.event), actor=actor, now=now
            )
        except NotAllowedNow:  # taken out meanwhile
            raise Http404 from None
        except NotBetter:
            form.add_error(None, _("With its measures a risk is not greater than without."))
        except TellsOfSomebody:
            form.add_error(None, _("Something here tells of a person. Write it without."))
        else:
            return redirect("oversight:assessment")
    promises = [each for each in standings() if each.promise.id in shown.promises]
    context = {"form": form, "shown": shown, "promises": promises}
    status = 422 if form.errors else 200
    return render(request, "oversight/records/risk.html", context, status=status)


def _risk(name: str) -> Weighed:
    if name == NEW:
        return Weighed(NEW, _("A risk of our own"), Event.ACCESS)
    found = next((each for each in weighed_risks() if each.id == name), None)
    if found is None:
        raise Http404
    return found


def _is_own(shown: Weighed) -> bool:
    return shown.id == NEW or (shown.risk is not None and not shown.risk.standard)


@require_POST
def risk_drop(request: HttpRequest, own_id: int) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    try:
        drop_risk(get_object_or_404(Risk, pk=own_id), actor=actor, now=timezone.now())
    except NotAllowedNow:
        raise Http404 from None
    messages.success(request, _("Taken out. Versions that were kept still have it."))
    return redirect("oversight:assessment")


@require_POST
def assessment_keep(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    try:
        kept = keep_assessment(actor=actor, now=timezone.now())
    except NotWhole:
        messages.error(request, _("Something is still missing: it stands at the top of the page."))
    else:
        text = _("Kept as version %(number)s.") % {"number": kept.number}
        messages.success(request, text)
    return redirect("oversight:assessment")


@require_POST
def assessment_approve(request: HttpRequest, edition_id: int) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    shown = get_object_or_404(Edition.objects.visible_to(actor), pk=edition_id)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say who decided, and a day that lies ahead."))
        return redirect("oversight:assessment")
    try:
        approve_assessment(shown, **form.cleaned_data, actor=actor, now=now)
    except ConsultFirst:
        text = _("A high risk is left. Datatilsynet must be consulted first (GDPR Art. 36).")
        messages.error(request, text)
    except NotAllowedNow:
        messages.error(request, _("Only the newest version can be approved, and only once."))
    else:
        messages.success(request, _("Approved. The yearly wheel knows the day of the next review."))
    return redirect("oversight:assessment")
