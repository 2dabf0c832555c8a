"""What people say where the system cannot know, the risks they weighed, and the versions kept."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.registers.sheet import Sheet, from_data


class Register(models.TextChoices):
    CONTROLLER = "controller", _("Records of processing as controller (Art. 30(1))")
    PROCESSOR = "processor", _("Records of processing as processor (Art. 30(2))")
    DPIA = "dpia", _("Data protection impact assessment (Art. 35)")


class Field(models.TextChoices):
    """What the system cannot know, in the order in which it is asked."""

    OFFICER = "officer", _("Data protection officer: name and how to reach")
    JOINT = "joint", _("Joint controllers and representatives")
    GROUNDS = "grounds", _("Legal grounds, besides what the statement says")
    OTHER = "other", _("Processing outside this system")
    ORGANISATION = "organisation", _("Measures that people keep, not programs")
    NECESSITY = "necessity", _("Why the processing is necessary and in proportion")
    ASKED = "asked", _("What those concerned say, or why they were not asked")
    PLANNED = "planned", _("Measures that are planned")
    OPINION = "opinion", _("The privacy officer's opinion")


class Entry(models.Model):
    """The words of a field as they stand; earlier ones are in the versions that were kept."""

    field = models.CharField(max_length=16, choices=Field.choices, unique=True)
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.BigIntegerField()

    def __str__(self) -> str:
        return f"entry:{self.field}"


class Event(models.TextChoices):
    """What CNIL's method calls a feared event."""

    ACCESS = "access", _("Somebody sees what he should not")
    CHANGE = "change", _("Data are changed")
    LOSS = "loss", _("Data are lost")


class Step(models.IntegerChoices):
    """The four steps of CNIL's scales, for likelihood and for severity."""

    NEGLIGIBLE = 1, _("1 negligible")
    LIMITED = 2, _("2 limited")
    SIGNIFICANT = 3, _("3 significant")
    MAXIMUM = 4, _("4 maximum")


class Risk(models.Model):
    """A risk to persons, weighed without and with the measures.

    `standard` is the id of a risk that every agency has, empty for one of its own, whose words are
    `title`. `measures` says what else than the system's own measures stands against it.
    """

    standard = models.CharField(max_length=24, blank=True)
    title = models.CharField(max_length=160, blank=True)
    event = models.CharField(max_length=8, choices=Event.choices)
    likelihood = models.PositiveSmallIntegerField(choices=Step.choices)
    severity = models.PositiveSmallIntegerField(choices=Step.choices)
    measures = models.CharField(max_length=600, blank=True)
    likelihood_after = models.PositiveSmallIntegerField(choices=Step.choices)
    severity_after = models.PositiveSmallIntegerField(choices=Step.choices)
    weighed_at = models.DateTimeField()
    weighed_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["standard"],
                condition=~models.Q(standard=""),
                name="records_standard_risk_once",
            )
        ]

    def __str__(self) -> str:
        return f"risk:{self.pk}"


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.kind is ActorKind.OFFICER else self.none()

    def newest(self, register: str) -> "Edition | None":
        return self.filter(register=register).order_by("-number").first()


class Edition(models.Model):
    """A version of a register as it stood; it never changes. `digest` is over all its words.

    A DPIA is approved: `decision` says who decided, and where that is written; `review_on` is the
    day by which it is looked at again.
    """

    register = models.CharField(max_length=12, choices=Register.choices)
    number = models.PositiveIntegerField()
    data = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    is_high = models.BooleanField(default=False)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.BigIntegerField(null=True)
    decision = models.CharField(max_length=200, blank=True)
    review_on = models.DateField(null=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["register", "number"], name="records_edition_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"edition:{self.register}-{self.number}"

    @property
    def sheet(self) -> Sheet:
        return from_data(self.data)
