"""Accounts, the log of what was done, the queue of work, and numbered sequences."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .actors import Actor, ActorKind, Role
from .confidentiality import READ_ALONG, Pledge, signature
from .duties import USUAL, Duty

__all__ = [
    "DUTY_FIELDS",
    "AuditEvent",
    "AuditLink",
    "Pledge",
    "QueuedTask",
    "Sequence",
    "TaskState",
    "User",
    "UserManager",
    "next_number",
    "next_number_of_year",
]


class UserManager(BaseUserManager["User"]):
    """Makes accounts; e-mail addresses are compared without regard to case."""

    def create_user(
        self,
        email: str,
        password: str | None = None,
        *,
        duties: Iterable[Duty] = USUAL,
        **fields: Any,
    ) -> "User":
        """An account; `duties` are of no account but the staff's."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_duties(duties if user.role == Role.STAFF else ())
        if password is None:
            user.set_unusable_password()
        else:
            user.set_password(password)
        user.save(using=self._db)
        return user

    def with_signature(self) -> "models.QuerySet[User]":
        """Accounts with what `confidentiality.is_bound` asks, read in the same query."""
        return self.annotate(**{READ_ALONG: signature()})

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


DUTY_FIELDS = {
    Duty.PROJECT_MANAGER: "runs_orders",
    Duty.TRANSLATOR: "translates",
    Duty.FINANCE: "keeps_accounts",
    Duty.OWNER: "owns",
}


class User(AbstractBaseUser):
    """An account: how somebody gets in, and as what; of staff, also with which duties."""

    class RoleChoice(models.TextChoices):
        CUSTOMER = Role.CUSTOMER.value, _("Customer")
        PARTNER = Role.PARTNER.value, _("Partner")
        STAFF = Role.STAFF.value, _("Staff")
        OFFICER = Role.OFFICER.value, _("Privacy officer")

    email = models.EmailField(_("e-mail address"), unique=True)
    role = models.CharField(max_length=16, choices=RoleChoice.choices, default=RoleChoice.CUSTOMER)
    display_name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(max_length=8, default="nb")
    runs_orders = models.BooleanField(default=False)
    translates = models.BooleanField(default=False)
    keeps_accounts = models.BooleanField(default=False)
    owns = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="core_user_role_known"
            ),
            models.CheckConstraint(
                condition=Q(role="staff")
                | Q(runs_orders=False, translates=False, keeps_accounts=False, owns=False),
                name="core_duties_of_staff_only",
            ),
        ]

    def __str__(self) -> str:
        return f"user:{self.pk}"

    @property
    def called(self) -> str:
        """The name given, else the address."""
        return self.display_name or self.email

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind(self.role), self.pk, self.duties)

    @property
    def duties(self) -> frozenset[Duty]:
        return frozenset(duty for duty, field in DUTY_FIELDS.items() if getattr(self, field))

    def set_duties(self, duties: Iterable[Duty]) -> None:
        """Only these from now on; it is not saved here."""
        chosen = frozenset(duties)
        for duty, field in DUTY_FIELDS.items():
            setattr(self, field, duty in chosen)

    @property
    def is_agency(self) -> bool:
        return self.role in (Role.STAFF, Role.OFFICER)


class AuditEvent(models.Model):
    """One thing that somebody did: verb, who, to what, when. Ids only, never names or text."""

    verb = models.CharField(max_length=64)
    actor_kind = models.CharField(max_length=16)
    actor_account = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "at"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"


class AuditLink(models.Model):
    """Binds an entry of the log to all before it; see `chain`. It outlives an entry taken out."""

    number = models.BigIntegerField(primary_key=True)
    event = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"auditlink:{self.number}"


class TaskState(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    PARKED = "parked"


class QueuedTask(models.Model):
    """Work to be done after a request: a kind and the id of its subject, nothing else.

    `reason` names the class of the last failure, never its message: messages quote values.
    """

    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=TaskState.choices, default=TaskState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_at = models.DateTimeField()
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "run_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"],
                condition=Q(state=TaskState.QUEUED),
                name="core_task_queued_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class Sequence(models.Model):
    """A number that only grows, by name; order numbers come from here. Its row is a lock, too."""

    name = models.CharField(max_length=32, primary_key=True)
    value = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


def wait_in_line(name: str) -> None:
    """Nobody else passes here by this name until the transaction has ended; call inside it.

    SQLite has one writer at a time by itself; PostgreSQL locks the row.
    """
    Sequence.objects.get_or_create(name=name)
    Sequence.objects.select_for_update().get(name=name)


def next_number(name: str) -> int:
    """The next number of a sequence; call inside the transaction that uses it."""
    Sequence.objects.get_or_create(name=name)
    Sequence.objects.filter(name=name).update(value=models.F("value") + 1)
    return Sequence.objects.get(name=name).value


def next_number_of_year(name: str, now: datetime) -> str:
    """The next number of a sequence that begins anew each year, as 2026-00001; the year is the
    agency's own, which at the turn of the year is ahead of UTC's. Call as `next_number`."""
    year = timezone.localdate(now).year
    return f"{year}-{next_number(f'{name}-{year}'):05d}"
