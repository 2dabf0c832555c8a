"""Languages, fields, licences, rates and grounds of transfer are noted or taken off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.core.duties import Power
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.partners.usecases.add_detail import add_detail, remove_detail
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.ui.access import actor_of

from .forms import DETAIL_FORMS
from .views import page_of, partner_for


@require_POST
def detail_add(request: HttpRequest, partner_id: int, what: str) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    partner = partner_for(actor, partner_id)
    if what not in DETAIL_FORMS:
        raise Http404
    form = DETAIL_FORMS[what](request.POST, auto_id=f"{what}-%s")
    if not form.is_valid():
        context = page_of(partner, may_act=True)
        context["forms"][what] = form
        return render(request, "desk/partners/partner.html", context)
    try:
        add_detail(partner, what=what, values=form.cleaned_data, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("That is noted already."))
    else:
        messages.success(request, _("Noted."))
    return redirect("desk:partner", partner.pk)


@require_POST
def detail_remove(request: HttpRequest, partner_id: int, what: str, detail_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    partner = partner_for(actor, partner_id)
    if what not in DETAIL_FORMS:
        raise Http404
    with refusals_told(request):
        remove_detail(partner, what=what, detail=detail_id, actor=actor, now=timezone.now())
        messages.success(request, _("Taken off."))
    return redirect("desk:partner", partner.pk)
