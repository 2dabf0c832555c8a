"""The page where people of the agency undertake confidentiality before anything else is open."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.actors import Role
from ordvern.apps.core.confidentiality import VERSION, clauses, has_signed
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.usecases.sign_confidentiality import sign_confidentiality

from .access import HOMES, recognised


@require_http_methods(["GET", "HEAD", "POST"])
def confidentiality(request: HttpRequest) -> HttpResponse:
    actor = recognised(request, Role.STAFF, Role.OFFICER)
    home = HOMES[Role(actor.kind)]
    then = _safe(request.POST.get("next") or request.GET.get("next", ""), home)
    if request.method == "POST":
        sent = request.POST.get("version", "")
        try:
            version = int(sent) if sent.isdecimal() else 0
            sign_confidentiality(version=version, actor=actor, now=timezone.now())
        except NotAllowedNow:
            messages.error(request, _("The words have changed meanwhile. Read them once more."))
        else:
            return redirect(then)
    context = {
        "clauses": clauses(get_language() or ""),
        "version": VERSION,
        "then": then,
        "signed": has_signed(actor.account or 0),
    }
    return render(request, "ui/confidentiality.html", context)


def _safe(address: str, home: str) -> str:
    """Where to go on; `home` instead of another site's address, or of none."""
    on = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if on and address != "/" else home
