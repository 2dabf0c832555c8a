"""The steps of an order: for each language it goes into, who translates, revises and proofreads."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import FileQuerySet, StoredFile
from ordvern.apps.files.need_to_know import known_to

from .states import JobKind, StepStatus

RANKS = {kind.value: rank for rank, kind in enumerate(JobKind)}
"""In which order the steps of a chain are done."""


class StepQuerySet(models.QuerySet["Step"]):
    def visible_to(self, actor: Actor) -> Self:
        if not actor.is_agency:
            return self.none()
        return self.filter(known_to(actor, folder="order__folder"))

    def standing(self) -> Self:
        return self.exclude(status=StepStatus.DROPPED)

    def ready(self) -> Self:
        """Those that may begin: not begun, and all before them in their chain are done."""
        before = Step.objects.filter(
            order=OuterRef("order"),
            target_language=OuterRef("target_language"),
            rank__lt=OuterRef("rank"),
        )
        unfinished = before.exclude(status__in=[StepStatus.DONE, StepStatus.DROPPED])
        return self.filter(~Exists(unfinished), status=StepStatus.PLANNED)


class Step(models.Model):
    """One step of a chain; the steps of an order with one target language are one chain.

    A translation may be divided among several: then each is a `part` of its own (1, 2, ...) with
    its own `files`; part 0 is of all files. `worker` is whoever of the agency does it; a partner
    does it by the job of his that stands.
    """

    order = models.ForeignKey("orders.Order", on_delete=models.CASCADE, related_name="steps")
    target_language = models.CharField(max_length=8)
    kind = models.CharField(max_length=12, choices=JobKind.choices, default=JobKind.TRANSLATE)
    rank = models.PositiveSmallIntegerField(default=0)
    part = models.PositiveSmallIntegerField(default=0)
    files = models.ManyToManyField(StoredFile, related_name="steps")
    status = models.CharField(max_length=8, choices=StepStatus.choices, default=StepStatus.PLANNED)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True)
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "target_language", "kind", "part"],
                condition=~Q(status="dropped"),
                name="orders_step_once_in_a_chain",
            ),
            models.CheckConstraint(
                condition=Q(status__in=StepStatus.values), name="orders_step_status_known"
            ),
        ]

    def __str__(self) -> str:
        return f"step:{self.pk}"

    @property
    def its_files(self) -> FileQuerySet:
        """The working files that are translated in it."""
        working = self.order.folder.files.working()
        return working.filter(steps=self) if self.part else working
