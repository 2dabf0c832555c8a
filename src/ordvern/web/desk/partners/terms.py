"""The terms that partners must accept: those that hold, and new versions in the agency's words."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.usecases.publish_terms import publish_terms
from ordvern.apps.partners.models import Terms, TermsVersion
from ordvern.apps.partners.standard import VERSION, standard_texts
from ordvern.web.ui.access import actor_of

from .forms import TermsForm


@require_safe
def partner_terms(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Role.OFFICER)
    language = get_language() or ""
    shown = [
        (kind, label, terms, _texts(terms).get(language, "").splitlines())
        for kind, label in Terms.choices
        for terms in [TermsVersion.objects.current(kind)]
    ]
    context = {"shown": shown, "may_act": actor.may(Power.RUN_ORDERS)}
    return render(request, "desk/partners/terms.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def terms_publish(request: HttpRequest, terms_kind: str) -> HttpResponse:
    """A new version; the form begins with the words that hold, or with the standard ones."""
    actor = actor_of(request, Power.RUN_ORDERS)
    if terms_kind not in Terms.values:
        raise Http404
    texts = _texts(TermsVersion.objects.current(terms_kind)) or standard_texts(terms_kind)
    form = TermsForm(request.POST or None, initial=dict(texts))
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"]
            publish_terms(
                terms_kind, version=version, texts=form.texts, actor=actor, now=timezone.now()
            )
        except NotAllowedNow:
            form.add_error("version", _("There is a version of that name already."))
        else:
            messages.success(request, _("Published. Each partner must accept it anew."))
            return redirect("desk:partner-terms")
    status = 422 if form.errors else 200
    context = {"form": form, "title": Terms(terms_kind).label}
    return render(request, "desk/partners/terms_publish.html", context, status=status)


@require_POST
def terms_publish_standard(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    for kind in Terms.values:
        if TermsVersion.objects.current(kind) is None:
            texts = standard_texts(kind)
            publish_terms(kind, version=VERSION, texts=texts, actor=actor, now=timezone.now())
    messages.success(request, _("The standard terms are published."))
    return redirect("desk:partner-terms")


def _texts(terms: TermsVersion | None) -> Mapping[str, str]:
    return dict(terms.texts.values_list("language", "body")) if terms else {}
