"""Makes a redacted copy of a file, proven to hold nothing of what it was to remove."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import Transition, move
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.files.store import add_file, name_of, put_bytes
from ordvern.apps.screening.models import Redaction
from ordvern.detection import scan
from ordvern.documents import Reason, Redacted, Refused, read, redact
from ordvern.documents.labels import marks_for
from ordvern.text import Category

MAKING = frozenset({Redaction.Status.MAKING.value})
FINISH = Transition("finish_redaction", MAKING, Redaction.Status.READY)
FAIL = Transition("fail_redaction", MAKING, Redaction.Status.FAILED)


@dataclass(frozen=True, slots=True)
class _Copy:
    redacted: Redacted
    name: str


def make_redaction(redaction: Redaction, *, language: str, clock: Callable[[], datetime]) -> None:
    """Make the copy, or note why none can be made. Labels are written in `language`."""
    if redaction.status != Redaction.Status.MAKING:
        return
    try:
        copy = _copy(redaction, language=language, now=clock())
    except Refused as refused:
        fail(redaction, reason=refused.reason, now=clock())
        return
    _keep(redaction, copy, now=clock())


def _copy(redaction: Redaction, *, language: str, now: datetime) -> _Copy:
    file = redaction.file
    categories = {Category(each.category) for each in redaction.categories.all()}
    with opened(file, actor=SYSTEM, now=now) as stream:
        reading = read(stream, ocr=False)
    marks = marks_for(
        reading.segments,
        scan(reading.segments).findings,
        categories=categories,
        language=language,
    )
    with opened(file, actor=SYSTEM, now=now) as stream:
        return _Copy(redact(stream, marks), neutral_name(name_of(file), language=language))


def neutral_name(name: str, *, language: str) -> str:
    """A name for the copy that says nothing: the old one may hold a person's name."""
    stem = {"nb": "sladdet", "nn": "sladda"}.get(language, "redacted")
    suffix = name.rpartition(".")[2].lower()
    return f"{stem}.{suffix}" if suffix.isalnum() and len(suffix) <= 5 else stem


@transaction.atomic(durable=True)
def _keep(redaction: Redaction, copy: _Copy, *, now: datetime) -> None:
    folder = redaction.file.folder
    result = add_file(
        folder,
        put_bytes(folder, copy.redacted.content, name=copy.name),
        role=StoredFile.Role.REDACTED,
        now=now,
        derived_from=redaction.file,
        in_use=False,
    )
    move(redaction, FINISH, result=result, removed=copy.redacted.removed)
    record("redaction.made", subject=redaction, actor=SYSTEM, at=now)


@transaction.atomic(durable=True)
def fail(redaction: Redaction, *, reason: Reason, now: datetime) -> None:
    """Note that no proven copy can be made of this file."""
    move(redaction, FAIL, reason=reason.value)
    record("redaction.failed", subject=redaction, actor=SYSTEM, at=now)
