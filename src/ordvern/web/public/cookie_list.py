"""The cookies these pages set, named as the settings name them, and those of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.consent.models import Question
from ordvern.apps.consent.services import Measurer, sources_of


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    purpose: str | LazyText
    lasts: str | LazyText


def cookie_list(question: Question | None = None) -> Sequence[Cookie]:
    """Our own; where visitors are asked a question, the one with the answer among them."""
    return (*_always(), *([_answer()] if question else []))


def cookies_of_others(question: Question) -> list[tuple[Measurer, Cookie]]:
    """What services of others set once a visitor has said yes to them."""
    return [
        (service, Cookie(trace.name, trace.purpose, trace.lasts))
        for service in question.asks_about
        for trace in service.traces
    ]


def hosts_of_others(service: Measurer) -> list[str]:
    """The hosts that a browser asks for a service, each once."""
    sources = sources_of([service]).values()
    return sorted({host.removeprefix("https://") for hosts in sources for host in hosts})


def _answer() -> Cookie:
    return Cookie(
        settings.CONSENT_COOKIE_NAME,
        _("Remembers your yes or no to services of others. Set when you answer."),
        _("Six months"),
    )


def _always() -> Sequence[Cookie]:
    return (
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("Proves that a form you send was shown by us. Set when a page has a form."),
            _("One year"),
        ),
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("Remembers that you have signed in. Set when you begin to sign in."),
            _("Twelve hours, or until you sign out"),
        ),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            _("Remembers the language you chose. Set when you choose one."),
            _("Until you close the browser"),
        ),
        Cookie(
            "messages",
            _("Carries one line of answer to the next page, for instance that a form was saved."),
            _("Until the next page"),
        ),
    )
