"""What was asked when, and how often which answer was given: no row, column or time of a visit."""

from collections.abc import Mapping

from django.db import models

from .services import BY_ID, Measurer, Purpose


class Question(models.Model):
    """What visitors have been asked since `asked_from`. It never changes; the newest holds.

    `services` are the services it asks about, each with the agency's number there; where there
    are none, nothing is asked. `words` are the words of the question, by language.
    """

    asked_from = models.DateTimeField()
    services = models.JSONField(default=dict)
    words = models.JSONField(default=dict)

    class Meta:
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"question:{self.pk}"

    @property
    def asks_about(self) -> list[Measurer]:
        return [service for key, service in BY_ID.items() if key in self.services]

    @property
    def purposes(self) -> frozenset[Purpose]:
        return frozenset(service.purpose for service in self.asks_about)

    def in_language(self, language: str) -> str:
        words: Mapping[str, str] = self.words
        return words.get(language) or next(iter(words.values()), "")


class AnswerCount(models.Model):
    """How often an answer was given to a question on a day, whoever gave it."""

    class Answer(models.TextChoices):
        YES = "yes"
        SOME = "some"
        NO = "no"
        WITHDRAWN = "withdrawn"

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="counts")
    day = models.DateField()
    answer = models.CharField(max_length=9, choices=Answer.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "day", "answer"], name="consent_once_a_day_and_answer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.day} {self.answer}"


def question_now() -> Question | None:
    """What visitors are asked now; None where nothing of others may load anyway."""
    newest = Question.objects.order_by("pk").last()
    return newest if newest and newest.services else None
