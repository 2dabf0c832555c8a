"""The privacy statement: each sentence with the proof that it is kept."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ordvern.apps.consent.models import question_now
from ordvern.apps.consent.services import PURPOSES, Purpose
from ordvern.apps.erasure.pdf import signer
from ordvern.apps.statement.comparing import Change, compare
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.standing import standings
from ordvern.apps.statement.wording import Sentence, drafted, next_text, sentences
from ordvern.web.public.consenting import render_measured
from ordvern.web.public.cookie_list import cookie_list, cookies_of_others, hosts_of_others
from ordvern.web.public.sections import sections_of
from ordvern.web.public.summary import summary_of


@login_not_required
@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """The version that holds now, and how each promise stands."""
    versions = list(StatementVersion.objects.order_by("-published_at"))
    sections = sections_of(_words(versions), standings())
    context = {
        "sections": sections,
        "summary": summary_of([each for section in sections for each in section.standings]),
        "current": versions[0] if versions else None,
        "older": versions[1:],
        "days": settings.KEEP_FILES_DAYS,
        "months": settings.CUSTOMER_QUIET_MONTHS,
        "fingerprint": signer().fingerprint,
    }
    return render_measured(request, "public/statement.html", context)


@login_not_required
@require_safe
def statement_version(request: HttpRequest, version: str) -> HttpResponse:
    """A version as it was published; orders and partners are bound to these words."""
    published = get_object_or_404(StatementVersion, version=version)
    context = {
        "published": published,
        "sections": sections_of(sentences(published, get_language() or "nb"), []),
        "is_current": published == StatementVersion.objects.latest(),
        "is_first": published == StatementVersion.objects.earliest(),
    }
    return render(request, "public/statement_version.html", context)


@login_not_required
@require_safe
def statement_changes(request: HttpRequest, version: str) -> HttpResponse:
    """What is new in a version against the one before, word by word."""
    published = get_object_or_404(StatementVersion, version=version)
    earlier = StatementVersion.objects.filter(published_at__lt=published.published_at)
    before = earlier.order_by("published_at").last()
    if before is None:
        raise Http404
    language = get_language() or "nb"
    found = compare(sentences(before, language), sentences(published, language))
    context = {
        "published": published,
        "before": before,
        "changes": [each for each in found if each.change is not Change.SAME],
        "same": sum(each.change is Change.SAME for each in found),
    }
    return render(request, "public/statement_changes.html", context)


def _words(versions: list[StatementVersion]) -> list[Sentence]:
    """The newest version; before the first, what it would say."""
    language = get_language() or "nb"
    return sentences(versions[0], language) if versions else next_text(language, drafted())


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
    """The cookies that these pages set, and what others get of those who say yes."""
    question = question_now()
    context: dict[str, object] = {"cookies": cookie_list(question)}
    if question is not None:
        context |= {
            "services": [(each, hosts_of_others(each)) for each in question.asks_about],
            "cookies_of_others": cookies_of_others(question),
            "purposes": [(each, PURPOSES[each]) for each in Purpose if each in question.purposes],
        }
    return render_measured(request, "public/cookies.html", context)
