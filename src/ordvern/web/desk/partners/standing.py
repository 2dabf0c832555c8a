"""A person approves a partner, suspends him or ends it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.duties import Power
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.partners.usecases.approve_partner import (
    NotComplete,
    approve_partner,
    end_partner,
    suspend_partner,
)
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.ui.access import actor_of

from .forms import ApproveForm
from .views import partner_for
from .words import told


@require_POST
def partner_approve(request: HttpRequest, partner_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    partner, form = partner_for(actor, partner_id), ApproveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say until which day the approval holds."))
        return redirect("desk:partner", partner.pk)
    until, statement = form.cleaned_data["until"], current_version()
    try:
        approve_partner(partner, until=until, statement=statement, actor=actor, now=timezone.now())
    except NotComplete as refusal:
        messages.error(request, "; ".join(str(words) for words in told(refusal.lacks)))
    except NotAllowedNow:
        messages.error(request, _("That is not possible: the day is past, or it is ended."))
    else:
        messages.success(request, _("Approved."))
    return redirect("desk:partner", partner.pk)


@require_POST
def partner_suspend(request: HttpRequest, partner_id: int) -> HttpResponse:
    return _partner_deed(
        request,
        partner_id,
        suspend_partner,
        _("Suspended. Nothing is open to the partner any more."),
    )


@require_POST
def partner_end(request: HttpRequest, partner_id: int) -> HttpResponse:
    return _partner_deed(request, partner_id, end_partner, _("Ended."))


def _partner_deed(
    request: HttpRequest, partner_id: int, use_case: Callable[..., object], done: str
) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    partner = partner_for(actor, partner_id)
    with refusals_told(request):
        use_case(partner, actor=actor, now=timezone.now())
        messages.success(request, done)
    return redirect("desk:partner", partner.pk)
