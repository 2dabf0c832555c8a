"""Makes the question that visitors are asked, in the words of the day it was made."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from .models import Question
from .services import BY_ID


class NoSuchMeasurer(Exception):
    """A service that is none of ours, or a number that cannot be one of it: nothing is asked."""


def ask(services: Mapping[str, str], *, now: datetime) -> Question:
    """From now on ask about these services, by id with the agency's number; about none if empty.

    Call inside a transaction. Raises `NoSuchMeasurer`.
    """
    for key, identifier in services.items():
        if key not in BY_ID or not BY_ID[key].may_be(identifier):
            raise NoSuchMeasurer(key[:32])
    words = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words[language] = _in_words([BY_ID[key].name for key in services])
    return Question.objects.create(
        asked_from=now, services=dict(services), words=words if services else {}
    )


def _in_words(names: list[str]) -> str:
    return _(
        "We would like to use %(names)s to see how these pages are found and used. Then Google"
        " learns that you were here, and sets cookies. Nothing of it is loaded unless you say yes,"
        " and everything here works as well if you say no."
    ) % {"names": ", ".join(names)}
