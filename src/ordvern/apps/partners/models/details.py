"""What a partner can do, where his right to do it comes from, what he takes for it, and when."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from .partner import Partner


class LanguagePair(models.Model):
    """A direction a partner translates in."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="pairs")
    source_language = models.CharField(max_length=8)
    target_language = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "source_language", "target_language"],
                name="partners_pair_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_language}-{self.target_language}"


class Subject(models.TextChoices):
    """What texts are about, as translators name their fields."""

    GENERAL = "general", _("General")
    LEGAL = "legal", _("Law")
    MEDICAL = "medical", _("Medicine")
    TECHNICAL = "technical", _("Technology")
    FINANCIAL = "financial", _("Economy")
    PUBLIC = "public", _("Public administration")
    CERTIFICATES = "certificates", _("Certificates and diplomas")
    MARKETING = "marketing", _("Marketing")


class SubjectField(models.Model):
    """A field the partner is at home in."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="fields")
    subject = models.CharField(max_length=16, choices=Subject.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partner", "subject"], name="partners_field_once")
        ]

    def __str__(self) -> str:
        return self.subject


class Authorisation(models.Model):
    """A state's licence to certify translations, of one language in one direction.

    In Norway ``statsautorisert translatør`` (FOR-2005-12-01-1391): the licence and the stamp name
    the direction. `number` is empty where the state gives none; without an end it holds for life.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="authorisations")
    country = models.CharField(max_length=2, default="NO")
    source_language = models.CharField(max_length=8)
    target_language = models.CharField(max_length=8)
    number = models.CharField(max_length=32, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.source_language}-{self.target_language} {self.country}"

    def holds_on(self, day: date) -> bool:
        return self.expires_on is None or day <= self.expires_on


class WorkKind(models.TextChoices):
    TRANSLATION = "translation", _("Translation")
    REVISION = "revision", _("Revision")
    PROOFREADING = "proofreading", _("Proofreading")
    CERTIFIED = "certified", _("Certified translation")
    INTERPRETING = "interpreting", _("Interpreting")


class Unit(models.TextChoices):
    WORD = "word", _("word")
    PAGE = "page", _("page")
    HOUR = "hour", _("hour")


class Rate(models.Model):
    """What a partner takes for a service, a unit; in any direction if none is named."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="rates")
    service = models.CharField(max_length=16, choices=WorkKind.choices)
    unit = models.CharField(max_length=8, choices=Unit.choices)
    source_language = models.CharField(max_length=8, blank=True)
    target_language = models.CharField(max_length=8, blank=True)
    amount = models.DecimalField(max_digits=9, decimal_places=4)
    currency = models.CharField(max_length=3, default="NOK")

    def __str__(self) -> str:
        return f"{self.service}/{self.unit}"


class Absence(models.Model):
    """Days on which a partner takes no work, first and last included; never why."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="absences")
    first_on = models.DateField()
    last_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")),
                name="partners_absence_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"absence:{self.pk}"


class TransferGround(models.Model):
    """What makes work from outside the EEA lawful: clauses signed, a country assessed, or the
    condition of an adequacy decision confirmed of this partner.

    `dated_on` is when it was signed, made or confirmed, `valid_until` when it must be looked at
    anew (clauses have no end), `recorded_by` the account that stands for it.
    """

    class Kind(models.TextChoices):
        CLAUSES = "clauses", _("Standard contractual clauses, module three, signed")
        ASSESSMENT = "assessment", _("Transfer impact assessment")
        CONDITION = "condition", _("Condition of an adequacy decision, confirmed")

    class Condition(models.TextChoices):
        PIPEDA = "pipeda", _("Canada: subject to PIPEDA")
        APPI = "appi", _("Japan: business operator under APPI")
        DPF = "dpf", _("USA: on the list of the Data Privacy Framework")

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="grounds")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    condition = models.CharField(max_length=12, choices=Condition.choices, blank=True)
    country = models.CharField(max_length=2, blank=True)
    dated_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    covers_sensitive = models.BooleanField(default=False)
    recorded_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="clauses") | models.Q(valid_until__isnull=False),
                name="partners_ground_has_an_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.pk}"
