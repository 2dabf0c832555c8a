"""Looks through one file: what kinds of personal data stand where, and what could not be read."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.files.store import name_of
from ordvern.apps.screening.models import Found, Screening, ScreeningNotice, SensitiveKind
from ordvern.detection import Scan, scan
from ordvern.documents import Reading, Reason, Refused, read

BATCH = 2000


def screen_file(file: StoredFile, *, clock: Callable[[], datetime]) -> Reading | None:
    """Screen the file's present content; a file that cannot be read gets the reason instead.

    Reading takes seconds: here is what was read, for whatever else needs the same text now.
    """
    try:
        with opened(file, actor=SYSTEM, now=clock()) as stream:
            reading = read(stream, name=name_of(file))
    except Refused as refused:
        refuse(file, reason=refused.reason, now=clock())
        return None
    _keep(file, reading, scan(reading.segments), now=clock())
    return reading


@transaction.atomic(durable=True)
def refuse(file: StoredFile, *, reason: Reason, now: datetime) -> None:
    """Note that the file could not be looked through, and why."""
    Screening.objects.update_or_create(
        file=file,
        defaults={
            "content_hash": file.content_hash,
            "status": Screening.Status.REFUSED,
            "reason": reason.value,
            "screened_at": now,
        },
    )
    record("file.not_screened", subject=file, actor=SYSTEM, at=now)


@transaction.atomic(durable=True)
def _keep(file: StoredFile, reading: Reading, scanned: Scan, *, now: datetime) -> None:
    Screening.objects.filter(file=file).delete()
    screening = Screening.objects.create(
        file=file,
        content_hash=file.content_hash,
        status=Screening.Status.READ,
        kind=reading.kind.value,
        language=scanned.languages[0].value if scanned.languages else "",
        words=reading.words,
        segments=len(reading.segments),
        personal=scanned.assessment.personal,
        risk=scanned.assessment.risk.value,
        screened_at=now,
    )
    _keep_details(screening, reading, scanned)
    record("file.screened", subject=file, actor=SYSTEM, at=now)


def _keep_details(screening: Screening, reading: Reading, scanned: Scan) -> None:
    ScreeningNotice.objects.bulk_create(
        ScreeningNotice(screening=screening, reason=each.reason.value, count=each.count)
        for each in reading.notices
    )
    SensitiveKind.objects.bulk_create(
        SensitiveKind(screening=screening, category=kind.value)
        for kind in sorted(scanned.assessment.sensitive)
    )
    Found.objects.bulk_create(
        (
            Found(
                screening=screening,
                category=each.category.value,
                segment=each.segment,
                part=reading.segments[each.segment].part.value,
                start=each.span.start,
                end=each.span.end,
                recognizer=each.recognizer,
                confidence=each.confidence,
            )
            for each in scanned.findings
        ),
        batch_size=BATCH,
    )
