"""Publishes a version of the statement; from then on orders are bound to it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.statement.models import StatementText, StatementVersion
from ordvern.apps.statement.promises import PROMISES


@transaction.atomic(durable=True)
def publish_statement(version: str, *, actor: Actor, now: datetime) -> StatementVersion:
    """Keep the sentences of today's promises, in each language, as `version`.

    Raises `IntegrityError` if that version exists.
    """
    published = StatementVersion(version=version, published_at=now)
    published.save(force_insert=True)
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            body = "\n".join(f"{promise.id}\t{promise.says}" for promise in PROMISES)
        StatementText.objects.create(version=published, language=language, body=body)
    record("statement.published", subject=published, actor=actor, at=now)
    return published


def current_version() -> str:
    """The version that holds now. Raises `StatementVersion.DoesNotExist` if none was published."""
    return StatementVersion.objects.latest().version
