"""The agreement and the rule for devices, which a partner accepts by version."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.partners.models import Partner, TermsVersion
from ordvern.apps.partners.terms import current_terms
from ordvern.apps.partners.usecases.accept_terms import accept_terms
from ordvern.web.partner.access import partner_of
from ordvern.web.ui.access import login_level


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    _actor, partner = partner_of(request)
    context = {"all_terms": [_shown(each, partner) for each in current_terms()]}
    return render(request, "partner/terms.html", context)


@require_POST
def terms_accept(request: HttpRequest, terms_id: int) -> HttpResponse:
    actor, partner = partner_of(request)
    version = get_object_or_404(TermsVersion, pk=terms_id)
    try:
        accept_terms(
            partner,
            terms=version,
            login_level=login_level(request),
            actor=actor,
            now=timezone.now(),
        )
    except NotAllowedNow:
        messages.error(request, _("A newer version has been published. Read it, then accept it."))
    else:
        messages.success(request, _("Thank you. Your acceptance is noted."))
    return redirect("partner:terms")


def _shown(version: TermsVersion, partner: Partner) -> dict[str, Any]:
    """The clauses in the language of the page, else in English, and when they were accepted."""
    texts = dict(version.texts.values_list("language", "body"))
    body = texts.get(get_language() or "nb") or texts.get("en", "")
    return {
        "terms": version,
        "clauses": [line for line in body.splitlines() if line.strip()],
        "accepted": partner.undertakings.filter(terms=version).first(),
    }
