"""Publishes a version of the statement; from then on orders are bound to it."""

from datetime import date, datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.statement.models import StatementText, StatementVersion
from ordvern.apps.statement.wording import LANGUAGES, as_body, drafted, next_text

TELL = "statement.tell"


class NotSetUp(Exception):
    """What would keep some of the promises is not set up here; `promises` are their ids."""

    def __init__(self, promises: list[str]) -> None:
        super().__init__(", ".join(promises))
        self.promises = promises


@transaction.atomic(durable=True)
def publish_statement(
    version: str, *, actor: Actor, now: datetime, tell: bool = True
) -> StatementVersion:
    """Keep the clauses as they are worded now, in each language, as `version`.

    With `tell`, customers and partners get an e-mail that there is a new version, unless it is
    the first. Raises `NotSetUp` for promises that could not be kept, and `IntegrityError` if the
    version exists.
    """
    return publish(version, actor=actor, now=now, tell=tell)


def publish(version: str, *, actor: Actor, now: datetime, tell: bool) -> StatementVersion:
    """As `publish_statement`, within a transaction that somebody else has begun."""
    clauses = [each for each in drafted() if not each.is_dropped]
    if missing := [each.clause.id for each in clauses if not each.is_ready(now)]:
        raise NotSetUp(missing)
    is_first = not StatementVersion.objects.exists()
    published = StatementVersion(version=version, published_at=now)
    published.save(force_insert=True)
    StatementText.objects.bulk_create(
        StatementText(version=published, language=language, body=as_body(texts))
        for language in LANGUAGES
        if (texts := next_text(language, clauses))
    )
    record("statement.published", subject=published, actor=actor, at=now)
    if tell and not is_first:
        enqueue(TELL, version, at=now)
    return published


def current_version() -> str:
    """The version that holds now. Raises `StatementVersion.DoesNotExist` if none was published."""
    return StatementVersion.objects.latest().version


def next_name(today: date) -> str:
    """What the next version may be called: today; with a number behind if today has one."""
    day = today.isoformat()
    versions = StatementVersion.objects.filter(version__startswith=day)
    taken = set(versions.values_list("version", flat=True))
    names = [day, *(f"{day}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
