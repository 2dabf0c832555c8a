"""E-mails tell that something is there and where: never a file, a file's name or its words."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify
from ordvern.apps.post.tasks import send
from ordvern.apps.statement.promise import Kept, Promise

LONGEST = 120
"""Longer columns could hold words; the longest here is the path of a page."""
NO_WORDS = frozenset({"sealed_address"})
"""Whom a message goes to who has no account, encrypted."""


def breaches(now: datetime) -> Iterator[str]:
    """Columns of the outbox that could hold words or files, and pages served without TLS."""
    for field in OutgoingMail._meta.concrete_fields:
        if field.name in NO_WORDS:
            continue
        is_long = (getattr(field, "max_length", None) or 0) > LONGEST
        if is_long or isinstance(field, models.TextField | models.BinaryField | models.JSONField):
            yield f"column:outgoingmail.{field.name}"
    if not is_ready(now):
        yield "setting:HTTPS"


def is_ready(now: datetime) -> bool:
    """Whether pages are served with TLS, as they must be but on a newcomer's own machine."""
    return bool(settings.HTTPS or settings.DEMO or settings.DEBUG)


NOTHING_BY_MAIL = Promise(
    id="nothing-by-mail",
    clause="part-2/what-we-do",
    lines=("S47",),
    says=_(
        "Files never travel by e-mail: an e-mail from us holds a link, and what you open or send"
        " travels encrypted."
    ),
    kept=Kept.BY_STRUCTURE,
    keepers=(notify, send),
    breaches=breaches,
    is_ready=is_ready,
)
