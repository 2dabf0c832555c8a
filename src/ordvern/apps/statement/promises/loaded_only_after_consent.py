"""Where others measure visits, nothing of theirs loads before the visitor has said yes."""

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from ordvern.apps.consent.choice import of_cookie
from ordvern.apps.consent.models import question_now
from ordvern.apps.consent.services import BY_ID
from ordvern.apps.consent.usecases.count_answer import count_answer
from ordvern.apps.statement.promise import Kept, Promise

KEPT_OF_ANSWERS = frozenset({"id", "question", "day", "answer", "count"})
"""Every column that the counts of answers may have."""


def breaches(now: datetime) -> Iterator[str]:
    """Services whose number is none of theirs, which the pages would load from elsewhere; columns
    of the answers beyond question, day, answer and number."""
    question = question_now()
    for key, identifier in question.services.items() if question else ():
        if key not in BY_ID or not BY_ID[key].may_be(identifier):
            yield f"service:{key}"
    for field in apps.get_model("consent", "AnswerCount")._meta.concrete_fields:
        if field.name not in KEPT_OF_ANSWERS:
            yield f"column:consent.answercount.{field.name}"


LOADED_ONLY_AFTER_CONSENT = Promise(
    id="loaded-only-after-consent",
    clause="part-1/how-we-collect",
    lines=("S16", "S19", "S28"),
    says=_(
        "Nothing of others loads on our pages before you have said yes, and never on pages where"
        " you write, send files or are signed in. A no takes one click, like a yes; we note how"
        " many answered what, not who."
    ),
    kept=Kept.BY_GUARD,
    keepers=(of_cookie, count_answer),
    breaches=breaches,
    measured=True,
)
