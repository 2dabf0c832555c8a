"""The list of cases with their clocks, a case, and how one begins."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.erasure.forgetting import still_needed
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Attestation
from ordvern.apps.retention.models import Hold
from ordvern.apps.rights.models import Case, Identity, Kind, Refusal
from ordvern.apps.rights.usecases.case_from_inquiry import case_from_inquiry
from ordvern.apps.rights.usecases.open_case import open_case
from ordvern.apps.rights.words import asker_of, words_of
from ordvern.web.oversight.rights.forms import (
    CaseForm,
    ExtensionForm,
    ForwardForm,
    IdentityForm,
    KindForm,
    RefusalForm,
)
from ordvern.web.oversight.rights.needed import NEEDED
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.refusals import WHY

CLOSED_SHOWN = 25


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    mine = Case.objects.visible_to(actor)
    context = {
        "open": mine.open().select_related("customer"),
        "letters": Inquiry.objects.visible_to(actor).rights().order_by("due_on"),
        "waiting": mine.filter(wish_stands=True),
        "closed": mine.exclude(closed_at=None).order_by("-closed_at")[:CLOSED_SHOWN],
        "kind_form": KindForm(),
        "today": timezone.localdate(),
    }
    return render(request, "oversight/rights/cases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def case_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    form = CaseForm(request.POST or None, initial={"received_on": timezone.localdate()})
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "oversight/rights/case_new.html", {"form": form}, status=status)
    made = open_case(
        form.customer(),
        asked=form.asked(),
        received_at=form.received_at(),
        actor=actor,
        now=timezone.now(),
    )
    return redirect("oversight:case", made.pk)


@require_POST
def case_from_letter(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    inquiry = get_object_or_404(Inquiry.objects.visible_to(actor), pk=inquiry_id)
    form = KindForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say which right is asked for."))
        return redirect("oversight:cases")
    kind = form.cleaned_data["kind"]
    try:
        made = case_from_inquiry(inquiry, kind=kind, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("It is a case already, or was put aside."))
        return redirect("oversight:cases")
    return redirect("oversight:case", made.pk)


@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    visible = Case.objects.visible_to(actor).select_related("customer__account", "inquiry")
    shown = get_object_or_404(visible, pk=case_id)
    return render(request, "oversight/rights/case.html", {**_facts(shown), **_forms(shown)})


def _facts(shown: Case) -> dict[str, object]:
    customer = shown.customer
    account = customer.account_id if customer else None
    needed = still_needed(customer, now=timezone.now()) if customer else ()
    told = Attestation.objects.filter(job__order__customer__account=account, job__isnull=False)
    return {
        "case": shown,
        "asker": asker_of(shown),
        "words": words_of(shown),
        "unknown": shown.is_open and shown.identity == Identity.UNKNOWN,
        "in_files": shown.kind == Kind.NAMED_IN_FILES,
        "needed": [NEEDED[reason] for reason in needed] if shown.kind == Kind.ERASURE else [],
        "told": told.select_related("job__partner", "job__order") if account else [],
        "rest_told": shown.told.exclude(job=None).select_related("job__partner", "job__order"),
        "rests_until": _rests_until(shown),
        "forwardings": shown.forwardings.select_related("order__customer"),
        "why": WHY[Refusal(shown.refusal)] if shown.refusal else "",
        "late": shown.is_open and shown.due_on < timezone.localdate(),
    }


def _rests_until(shown: Case) -> date | None:
    standing = Hold.objects.standing(timezone.localdate())
    hold = standing.filter(ground=Hold.Ground.RESTRICTION, reference=shown.number).first()
    return hold.until if hold else None


def _forms(shown: Case) -> dict[str, object]:
    if not shown.is_open:
        return {}
    return {
        "identity_form": IdentityForm(),
        "extension_form": ExtensionForm(),
        "refusal_form": RefusalForm(),
        "forward_form": ForwardForm(),
    }
