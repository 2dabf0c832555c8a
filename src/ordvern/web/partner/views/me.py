"""What the agency has noted of a partner, as he sees and corrects it himself."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.usecases.work_from import work_from
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.add_detail import add_detail, remove_detail
from ordvern.apps.partners.usecases.correct_partner import correct_partner
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.partner.access import partner_of
from ordvern.web.partner.forms import AbsenceForm, ContactForm, CountryForm


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    _actor, partner = partner_of(request)
    return _page(request, partner, AbsenceForm(), CountryForm(partner=partner))


@require_http_methods(["GET", "HEAD", "POST"])
def me_edit(request: HttpRequest) -> HttpResponse:
    actor, partner = partner_of(request)
    noted = {name: getattr(partner, name) for name in ContactForm.base_fields}
    form = ContactForm(request.POST or None, initial=noted)
    if request.method == "POST" and form.is_valid():
        correct_partner(partner, details=form.cleaned_data, actor=actor, now=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("partner:me")
    return render(request, "partner/me_edit.html", {"form": form})


@require_POST
def me_work_from(request: HttpRequest) -> HttpResponse:
    actor, partner = partner_of(request)
    form = CountryForm(request.POST, partner=partner)
    if not form.is_valid():
        return _page(request, partner, AbsenceForm(), form)
    country = form.cleaned_data["country_of_work"]
    work_from(partner, country=country, actor=actor, now=timezone.now())
    messages.success(request, _("Noted. What is open to you follows from the country."))
    return redirect("partner:me")


@require_POST
def absence_add(request: HttpRequest) -> HttpResponse:
    actor, partner = partner_of(request)
    form = AbsenceForm(request.POST)
    if not form.is_valid():
        return _page(request, partner, form, CountryForm(partner=partner))
    values = form.cleaned_data
    add_detail(partner, what="absence", values=values, actor=actor, now=timezone.now())
    messages.success(request, _("Noted. You are offered nothing on those days."))
    return redirect("partner:me")


@require_POST
def absence_remove(request: HttpRequest, absence_id: int) -> HttpResponse:
    actor, partner = partner_of(request)
    try:
        remove_detail(partner, what="absence", detail=absence_id, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("It is gone already."))
    return redirect("partner:me")


def _page(
    request: HttpRequest, partner: Partner, absence: AbsenceForm, country: CountryForm
) -> HttpResponse:
    today = timezone.localdate()
    context: dict[str, Any] = {
        "partner": partner,
        "pairs": partner.pairs.order_by("source_language", "target_language"),
        "fields": partner.fields.order_by("subject"),
        "authorisations": partner.authorisations.order_by("pk"),
        "rates": partner.rates.order_by("pk"),
        "absences": partner.absences.filter(last_on__gte=today).order_by("first_on"),
        "absence_form": absence,
        "country_form": country,
        "is_approved": Partner.objects.filter(pk=partner.pk).approved(timezone.now()).exists(),
        "has_accepted": partner.has_accepted(current_version()),
    }
    return render(request, "partner/me.html", context)
