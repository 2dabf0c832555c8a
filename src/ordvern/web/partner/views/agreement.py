"""The privacy statement that a partner binds himself to before his first job."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.apps.statement.wording import sentences
from ordvern.web.partner.access import partner_of
from ordvern.web.ui.access import login_level


@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    _actor, partner = partner_of(request)
    version = StatementVersion.objects.latest()
    accepted = partner.acceptances.filter(statement=version.version).first()
    context = {
        "version": version.version,
        "sentences": sentences(version, get_language() or "nb"),
        "accepted": accepted,
        "job": request.GET.get("job", ""),
    }
    return render(request, "partner/statement.html", context)


@require_POST
def statement_accept(request: HttpRequest) -> HttpResponse:
    actor, partner = partner_of(request)
    version = current_version()
    if request.POST.get("version") != version:
        messages.error(request, _("A newer version has been published. Read it, then accept it."))
        return redirect("partner:statement")
    accept_statement(
        partner,
        statement=version,
        login_level=login_level(request),
        actor=actor,
        now=timezone.now(),
    )
    messages.success(request, _("Thank you. Your acceptance is noted."))
    try:
        return redirect("partner:job", UUID(request.POST.get("job", "")))
    except ValueError:
        return redirect("partner:jobs")
