"""What a partner has bound himself to, by version, with the time and how he had logged in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .partner import Partner


class StatementAcceptance(models.Model):
    """A partner bound himself to a version of the privacy statement."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="acceptances")
    statement = models.CharField(max_length=32)
    login_level = models.CharField(max_length=16, blank=True)
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "statement"], name="partners_statement_accepted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}:{self.statement}"


class Terms(models.TextChoices):
    """What partners are asked to accept, besides the privacy statement."""

    AGREEMENT = "agreement", _("Agreement for sub-processors")
    DEVICES = "devices", _("Rule for devices")


class TermsQuerySet(models.QuerySet["TermsVersion"]):
    def current(self, kind: str) -> "TermsVersion | None":
        """The newest version, which holds; None if none was published."""
        return self.filter(kind=kind).order_by("-published_at", "-pk").first()


class TermsVersion(models.Model):
    """A published version of terms; it never changes. `digest` is the SHA-256 of its texts."""

    kind = models.CharField(max_length=12, choices=Terms.choices)
    version = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    objects = TermsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="partners_terms_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"


class TermsText(models.Model):
    """The words of a version in one language, paragraph by line."""

    terms = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(max_length=8)
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["terms", "language"], name="partners_terms_text_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.terms_id} {self.language}"


class Undertaking(models.Model):
    """A partner accepted a version of terms, whose digest says which words, for all time."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="undertakings")
    terms = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="undertakings")
    login_level = models.CharField(max_length=16)
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "terms"], name="partners_undertaken_once")
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}:{self.terms_id}"
