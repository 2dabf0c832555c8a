"""The privacy statement: each sentence with the proof that it is kept."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ordvern.apps.erasure.pdf import signer
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.standing import standings
from ordvern.web.public.cookie_list import cookie_list
from ordvern.web.public.summary import summary_of
from ordvern.web.public.wording import sentences


@login_not_required
@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """The version that holds now, and how each promise stands."""
    found = standings()
    versions = list(StatementVersion.objects.order_by("-published_at"))
    context = {
        "standings": found,
        "summary": summary_of(found),
        "current": versions[0] if versions else None,
        "older": versions[1:],
        "days": settings.KEEP_FILES_DAYS,
        "fingerprint": signer().fingerprint,
    }
    return render(request, "public/statement.html", context)


@login_not_required
@require_safe
def statement_version(request: HttpRequest, version: str) -> HttpResponse:
    """A version as it was published; orders and partners are bound to these words."""
    published = get_object_or_404(StatementVersion, version=version)
    context = {
        "published": published,
        "sentences": sentences(published, language=get_language() or "nb"),
        "is_current": published == StatementVersion.objects.latest(),
    }
    return render(request, "public/statement_version.html", context)


@login_not_required
@require_safe
def signing_certificate(request: HttpRequest) -> HttpResponse:
    """The agency's certificate, to check certificates of erasure against."""
    response = HttpResponse(signer().certificate_pem, content_type="application/x-pem-file")
    response["Content-Disposition"] = 'attachment; filename="ordvern-attest.pem"'
    return response


@login_not_required
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """The cookies that these pages set: none but those that make them work."""
    return render(request, "public/cookies.html", {"cookies": cookie_list()})
