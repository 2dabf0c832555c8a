"""Memories and their units. What a unit may hold is the guard's to say, not ours."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.duties import Power
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.memory import ScopeKind
from ordvern.memory.analysis import Row


class MemoryQuerySet(models.QuerySet["Memory"]):
    def visible_to(self, actor: Actor) -> Self:
        """Officers and project managers see all memories; nobody else sees any."""
        may_see = actor.kind is ActorKind.OFFICER or actor.may(Power.RUN_ORDERS)
        return self if may_see else self.none()

    def between(self, source_language: str, target_language: str) -> Self:
        return self.filter(source_language=source_language, target_language=target_language)

    def for_customer(self, customer: Customer) -> Self:
        """Those that may be looked up for a customer: his own and the agency's."""
        return self.filter(Q(customer=customer) | Q(customer=None))


class Memory(models.Model):
    """Units of one pair of languages (BCP 47): the agency's own or one customer's.

    A customer's memory is encrypted under a key of its own, sealed by the key of `folder`: when
    that key is destroyed, every copy of the memory is noise.
    """

    name = models.CharField(max_length=80)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="memories"
    )
    folder = models.OneToOneField(
        Folder, null=True, on_delete=models.PROTECT, related_name="memory"
    )
    sealed_key = models.BinaryField(default=b"")
    source_language = models.CharField(max_length=16)
    target_language = models.CharField(max_length=16)
    opened_at = models.DateTimeField()

    objects = MemoryQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(customer=None, folder=None)
                | Q(customer__isnull=False, folder__isnull=False),
                name="memories_customers_have_a_key",
            )
        ]

    def __str__(self) -> str:
        return f"memory:{self.pk}"

    @property
    def is_sealed(self) -> bool:
        return self.folder_id is not None


class StoredUnit(models.Model):
    """A unit that the guard let in. A sealed memory keeps texts and stems in `sealed` alone; an
    open one keeps them in the other fields. Codes are [place, kind, id]."""

    memory = models.ForeignKey(Memory, on_delete=models.CASCADE, related_name="units")
    source = models.TextField(blank=True)
    target = models.TextField(blank=True)
    codes = models.JSONField(default=dict)
    sealed = models.BinaryField(default=b"")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12, blank=True)
    origin_id = models.CharField(max_length=12, blank=True)
    changed_on = models.DateField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["memory", "added_at"])]

    def __str__(self) -> str:
        return f"unit:{self.pk}"


class UnitScope(models.Model):
    """One claim on a unit; a unit whose last claim goes, goes too."""

    unit = models.ForeignKey(StoredUnit, on_delete=models.CASCADE, related_name="scopes")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in ScopeKind])
    ref = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "ref"], name="memories_scope_once")
        ]
        indexes = [models.Index(fields=["kind", "ref"])]

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref}"


class Objection(models.Model):
    """The owner of the account has objected to being remembered (GDPR Art. 21): no sentence of his
    goes into any memory, from whatever order or file, as long as it stands."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memory_objection"
    )
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"objection:{self.pk}"


def objects_to_memories(customer: Customer) -> bool:
    """Whether the customer has objected."""
    return Objection.objects.filter(account=customer.account_id).exists()


class MemoryImport(models.Model):
    """An old memory on its way in: how far it has come and what the guard did, as counts.

    `done` entries have been judged and, if let in, stored; a run that was cut off goes on there.
    """

    class Status(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    memory = models.ForeignKey(Memory, on_delete=models.CASCADE, related_name="imports")
    folder = models.OneToOneField(Folder, on_delete=models.PROTECT, related_name="memory_import")
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.WAITING)
    done = models.PositiveIntegerField(default=0)
    stored = models.PositiveIntegerField(default=0)
    replaced = models.PositiveIntegerField(default=0)
    kept_out = models.JSONField(default=dict)
    problem = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return f"import:{self.pk}"


class Purging(models.Model):
    """Many units on their way out: their `ids` as eight bytes each, in the order in which they
    go, and how many are gone. The ids go too when it has ended."""

    memory = models.ForeignKey(Memory, on_delete=models.CASCADE, related_name="purgings")
    why = models.CharField(max_length=8)
    ids = models.BinaryField()
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        return f"purging:{self.pk}"


class Counting(models.Model):
    """What the words of a folder's working files are, by what the memories hold for them, for a
    language they are to be translated into. `rules` is the version of the rules of counting,
    `unread` the number of files that could not be read."""

    folder = models.ForeignKey(Folder, on_delete=models.CASCADE, related_name="countings")
    target_language = models.CharField(max_length=16)
    rules = models.CharField(max_length=24)
    unread = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["folder", "target_language"], name="memories_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"counting:{self.pk}"


class WordCount(models.Model):
    """One row of a counting: repetitions or a band of matches, and how much of the text it is."""

    counting = models.ForeignKey(Counting, on_delete=models.CASCADE, related_name="rows")
    row = models.CharField(max_length=16, choices=[(row.value, row.value) for row in Row])
    segments = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    characters = models.PositiveIntegerField()
    characters_with_spaces = models.PositiveIntegerField()
    placeables = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["counting", "row"], name="memories_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.counting}:{self.row}"
