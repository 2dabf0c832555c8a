"""Which pages may load services of others, for whom, and how they are drawn.

Only pages on which nothing is typed and nothing is shown that belongs to somebody may: a script
of others can read all that stands on its page, and the address of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language

from ordvern.apps.consent.choice import of_cookie
from ordvern.apps.consent.models import Question, question_now
from ordvern.apps.consent.services import TAG_MANAGER, Measurer, Purpose, sources_of


@dataclass(frozen=True, slots=True)
class Consent:
    """What a visitor is asked, and what he answered; `given` is None as long as he has not.

    `may_load` is false for somebody signed in, whose name stands on the page, and `is_refused`
    says that his browser says no for him (Global Privacy Control).
    """

    question: Question | None
    given: frozenset[Purpose] | None
    may_load: bool
    is_refused: bool

    @property
    def is_asked(self) -> bool:
        waits = self.question is not None and self.given is None
        return waits and self.may_load and not self.is_refused

    @property
    def words(self) -> str:
        return self.question.in_language(get_language() or "nb") if self.question else ""

    @property
    def loaded(self) -> list[Measurer]:
        """The services that were said yes to."""
        if self.question is None or not self.given or not self.may_load:
            return []
        return [each for each in self.question.asks_about if each.purpose in self.given]

    @property
    def tags(self) -> str:
        """The agency's numbers of those that one script of Google's serves."""
        return " ".join(self._number(each) for each in self.loaded if each is not TAG_MANAGER)

    @property
    def container(self) -> str:
        return self._number(TAG_MANAGER) if TAG_MANAGER in self.loaded else ""

    def _number(self, service: Measurer) -> str:
        numbers: Mapping[str, str] = self.question.services if self.question else {}
        return numbers.get(service.id, "")


def consent_of(request: HttpRequest) -> Consent:
    question = question_now()
    cookie = request.COOKIES.get(settings.CONSENT_COOKIE_NAME, "")
    return Consent(
        question=question,
        given=of_cookie(question, cookie) if question else None,
        may_load=not request.user.is_authenticated,
        is_refused=request.headers.get("Sec-GPC") == "1",
    )


def render_measured(
    request: HttpRequest, template: str, context: Mapping[str, object]
) -> HttpResponse:
    """A page with the question, or with what was said yes to and the way to its hosts open."""
    consent = consent_of(request)
    page = render(request, template, {**context, "consent": consent})

    def drawn(request: HttpRequest) -> HttpResponseBase:
        return page

    if consent.loaded:
        csp_update(sources_of(consent.loaded))(drawn)(request)  # notes on the page what is open
    return page
