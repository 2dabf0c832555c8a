"""The register of processors: agreements that stand, what lacks one, what is to be looked at."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.states import Standing
from ordvern.apps.registers.models import ProcessorAgreement
from ordvern.apps.registers.stores import STORES, missing_agreements
from ordvern.apps.registers.usecases.end_agreement import end_agreement
from ordvern.apps.registers.usecases.enter_agreement import enter_agreement
from ordvern.apps.registers.usecases.review_agreement import review_agreement
from ordvern.web.ui.access import actor_of

from .processor_forms import AgreementForm

SHOWN_ENDED = 30
FORM = "oversight/records/processor_form.html"


@require_safe
def processors(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request, Role.OFFICER), timezone.localdate()
    known = ProcessorAgreement.objects.visible_to(actor).select_related("under")
    context = {
        "missing": missing_agreements(today),
        "agreements": [
            {
                "agreement": each,
                "stores": [STORES[store] for store in each.stores if store in STORES],
                "is_over": each.has_run_out(today),
                "ends_soon": each.ends_soon(today),
                "is_late": each.waits_for_review(today),
            }
            for each in known.filter(ended_on=None)
        ],
        "ended": known.exclude(ended_on=None).order_by("-ended_on")[:SHOWN_ENDED],
        "partners": Partner.objects.filter(status=Standing.APPROVED).count(),
    }
    return render(request, "oversight/records/processors.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def processor_new(request: HttpRequest) -> HttpResponse:
    return _entered(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def processor_replace(request: HttpRequest, agreement_id: int) -> HttpResponse:
    """A new agreement in the place of one that ends."""
    actor = actor_of(request, Role.OFFICER)
    known = ProcessorAgreement.objects.visible_to(actor).filter(ended_on=None)
    return _entered(request, get_object_or_404(known, pk=agreement_id))


def _entered(request: HttpRequest, before: ProcessorAgreement | None) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    form = AgreementForm(request.POST or None, request.FILES or None, before=before)
    if request.method == "POST" and form.is_valid():
        enter_agreement(form.signed(), instead_of=before, actor=actor, now=now)
        messages.success(request, _("The agreement is entered."))
        return redirect("oversight:processors")
    context = {"form": form, "before": before}
    return render(request, FORM, context, status=422 if form.errors else 200)


@require_POST
def processor_review(request: HttpRequest, agreement_id: int) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    known = get_object_or_404(ProcessorAgreement.objects.visible_to(actor), pk=agreement_id)
    try:
        review_agreement(known, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("It has ended."))
    else:
        messages.success(request, _("Looked at today. You are reminded in a year."))
    return redirect("oversight:processors")


@require_POST
def processor_end(request: HttpRequest, agreement_id: int) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    known = get_object_or_404(ProcessorAgreement.objects.visible_to(actor), pk=agreement_id)
    try:
        end_agreement(known, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("It has ended."))
    else:
        messages.success(request, _("Ended. What it ran is without an agreement now."))
    return redirect("oversight:processors")
