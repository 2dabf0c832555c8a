"""The list of partners, the page of one, and what staff note there."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.orders.capacity import load_of
from ordvern.apps.orders.models import Transfer
from ordvern.apps.orders.scores import score_of
from ordvern.apps.orders.usecases.invite_partner import AddressTaken, Profile, invite_partner
from ordvern.apps.orders.usecases.work_from import work_from
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.readiness import lacks
from ordvern.apps.partners.states import Standing
from ordvern.apps.partners.usecases.correct_partner import CORRECTABLE, correct_partner
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.ui.access import actor_of

from .forms import DETAIL_FORMS, ApproveForm, FindForm, InviteForm, ProfileForm
from .words import told

ON_A_PAGE = 25
SHOWN = 20


def partner_for(actor: Actor, partner_id: int) -> Partner:
    """The partner, or `Http404`."""
    partners = Partner.objects.visible_to(actor).select_related("account")
    return get_object_or_404(partners, pk=partner_id)


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    form = FindForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = Partner.objects.visible_to(actor).prefetch_related("pairs")
    if words := chosen.get("q"):
        found = found.filter(Q(name__icontains=words) | Q(contact__icontains=words))
    if state := chosen.get("state"):
        found = found.filter(status=state)
    page = Paginator(found.order_by("name", "pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "is_narrowed": any(chosen.values()),
        "may_act": actor.may(Power.RUN_ORDERS),
    }
    return render(request, "desk/partners/partners.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def partner_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        email, language = given.pop("email"), given.pop("language")
        profile, now = Profile(**given), timezone.now()
        try:
            made = invite_partner(email, profile=profile, language=language, actor=actor, now=now)
        except AddressTaken:
            form.add_error("email", _("Another account has this address."))
        else:
            messages.success(request, _("Invited by e-mail. Note languages and rates below."))
            return redirect("desk:partner", made.pk)
    context = {"form": form, "title": _("New partner"), "done": _("Invite")}
    return render(request, "desk/partners/form.html", context)


@require_safe
def partner(request: HttpRequest, partner_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    shown = partner_for(actor, partner_id)
    may_act = actor.may(Power.RUN_ORDERS) and shown.status != Standing.ENDED
    return render(request, "desk/partners/partner.html", page_of(shown, may_act=may_act))


def page_of(shown: Partner, *, may_act: bool) -> dict[str, Any]:
    """What the page of a partner is drawn from; a form that was not taken replaces its own."""
    missing = lacks(shown, statement=current_version(), now=timezone.now())
    return {
        "partner": shown,
        "may_act": may_act,
        "lacks": told(missing),
        "approve": ApproveForm(),
        "forms": {what: form(auto_id=f"{what}-%s") for what, form in DETAIL_FORMS.items()},
        "undertakings": shown.undertakings.select_related("terms").order_by("-accepted_at"),
        "statements": shown.acceptances.order_by("-accepted_at"),
        "score": score_of(shown),
        "load": load_of(shown, now=timezone.now()),
        "jobs": shown.jobs.select_related("order").order_by("-offered_at")[:SHOWN],
        "transfers": Transfer.objects.filter(job__partner=shown).count(),
        "absences": shown.absences.filter(last_on__gte=timezone.localdate()).order_by("first_on"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def partner_edit(request: HttpRequest, partner_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    shown = partner_for(actor, partner_id)
    noted = {name: getattr(shown, name) for name in ProfileForm.base_fields}
    form = ProfileForm(request.POST or None, initial=noted)
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        details = {name: given[name] for name in CORRECTABLE}
        correct_partner(shown, details=details, actor=actor, now=now)
        work_from(shown, country=given["country_of_work"], actor=actor, now=now)
        messages.success(request, _("Saved."))
        return redirect("desk:partner", shown.pk)
    context = {"form": form, "title": shown.name, "done": _("Save"), "partner": shown}
    return render(request, "desk/partners/form.html", context)
