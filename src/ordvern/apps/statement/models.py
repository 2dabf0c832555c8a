"""Published versions of the statement, and what each daily check of a promise saw."""

from django.db import models
from django.utils.translation import gettext_lazy as _

OWN = "own-"


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


class ClauseWording(models.Model):
    """What an agency says in place of a standard clause, or besides them all.

    The next version is made of these; versions that are published never look here again. A clause
    of our own has an id that begins with `own-`, and a section. A text is at most 1200 characters.
    """

    LONGEST = 1200

    clause = models.CharField(max_length=64, unique=True)
    section = models.CharField(max_length=32, blank=True)
    is_dropped = models.BooleanField(default=False)
    nb = models.TextField(_("Norwegian Bokmål"), blank=True, max_length=LONGEST)
    nn = models.TextField(_("Norwegian Nynorsk"), blank=True, max_length=LONGEST)
    en = models.TextField(_("English"), blank=True, max_length=LONGEST)

    def __str__(self) -> str:
        return f"clausewording:{self.pk}"

    @property
    def is_own(self) -> bool:
        return self.clause.startswith(OWN)

    @property
    def is_worded(self) -> bool:
        return bool(self.in_any())

    def in_language(self, language: str) -> str:
        return {"nb": self.nb, "nn": self.nn, "en": self.en}.get(language, "")

    def in_any(self) -> str:
        return self.nb or self.nn or self.en


class PromiseCheck(models.Model):
    """One run of one promise's query: how many breaches, no more than that."""

    promise = models.CharField(max_length=64)
    checked_at = models.DateTimeField()
    breaches = models.PositiveIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["promise", "checked_at"]),
            # Since when a promise is kept: without it each page reads years of hourly checks.
            models.Index(
                fields=["promise", "checked_at"],
                condition=models.Q(breaches__gt=0),
                name="statement_broken",
            ),
        ]
        get_latest_by = "checked_at"

    def __str__(self) -> str:
        return f"{self.promise} {self.breaches}"
