"""Counts that an answer was given: by question and day, and nothing of who gave it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ordvern.apps.consent.choice import answer_of
from ordvern.apps.consent.models import AnswerCount, Question
from ordvern.apps.consent.services import Purpose


@transaction.atomic(durable=True)
def count_answer(
    question: Question,
    *,
    chosen: frozenset[Purpose],
    before: frozenset[Purpose] | None,
    now: datetime,
) -> None:
    """One more of it; `before` is what the visitor had answered to the same question."""
    answer = answer_of(question, chosen, before=before)
    row, _made = AnswerCount.objects.get_or_create(
        question=question, day=timezone.localdate(now), answer=answer
    )
    AnswerCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
