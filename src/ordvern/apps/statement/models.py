"""Published versions of the statement, and what each daily check of a promise saw."""

from django.db import models


class StatementVersion(models.Model):
    """A version as it was published. It never changes; orders and partners refer to it."""

    version = models.CharField(max_length=32, primary_key=True)
    published_at = models.DateTimeField()

    class Meta:
        get_latest_by = "published_at"

    def __str__(self) -> str:
        return self.version


class StatementText(models.Model):
    """The words of a version in one language: one promise id or heading and sentence a line."""

    version = models.ForeignKey(StatementVersion, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=8)
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language"], name="statement_text_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.language}"


class PromiseCheck(models.Model):
    """One run of one promise's query: how many breaches, no more than that."""

    promise = models.CharField(max_length=64)
    checked_at = models.DateTimeField()
    breaches = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["promise", "checked_at"])]
        get_latest_by = "checked_at"

    def __str__(self) -> str:
        return f"{self.promise} {self.breaches}"
