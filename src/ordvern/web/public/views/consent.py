"""Takes a visitor's yes or no, from the question or from the footer, and takes a yes back."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ordvern.apps.consent.choice import LASTS, as_cookie
from ordvern.apps.consent.models import Question, question_now
from ordvern.apps.consent.services import SERVICES, Measurer, Purpose, left_by
from ordvern.apps.consent.usecases.count_answer import count_answer
from ordvern.web.public.consenting import consent_of


@login_not_required
@require_POST
def consent(request: HttpRequest) -> HttpResponse:
    """Keep the answer in a cookie and nowhere else, and delete what must not be there then."""
    question = question_now()
    if question is None or request.POST.get("question") != str(question.pk):
        return _without(request, SERVICES)  # what was answered is not what is asked by now
    chosen = _chosen(request, question)
    before = consent_of(request).given
    count_answer(question, chosen=chosen, before=before, now=timezone.now())
    answer = _without(request, [each for each in SERVICES if each.purpose not in chosen])
    answer.set_cookie(
        settings.CONSENT_COOKIE_NAME,
        as_cookie(question, chosen),
        max_age=LASTS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    if before and not chosen:
        messages.success(request, _("Your yes is taken back. What was set is deleted."))
    return answer


def _without(request: HttpRequest, unwanted: Iterable[Measurer]) -> HttpResponse:
    """The way back, on which the answer and all that these services have left is deleted."""
    answer = HttpResponseRedirect(_back(request))
    for name in (settings.CONSENT_COOKIE_NAME, *left_by(request.COOKIES, unwanted)):
        answer.delete_cookie(name)
    return answer


def _chosen(request: HttpRequest, question: Question) -> frozenset[Purpose]:
    """Yes and no are one button each; whoever chooses for himself ticks purposes."""
    match request.POST.get("answer"):
        case "yes":
            return question.purposes
        case "chosen":
            ticked = set(request.POST.getlist("purpose"))
            return frozenset(each for each in question.purposes if each.value in ticked)
        case _:
            return frozenset()


def _back(request: HttpRequest) -> str:
    page = request.POST.get("next", "")
    ours = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(page, ours, require_https=request.is_secure())
    return page if is_ours else reverse("public:cookies")
