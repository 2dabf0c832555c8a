"""Makes a masked copy of each working file of an order, with the same placeholders in all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.files.store import add_file, name_of, put_bytes, seal
from ordvern.apps.orders.models import Masking, MaskingNote
from ordvern.apps.orders.states import FAIL_MASKING, FINISH_MASKING, MaskingStatus
from ordvern.detection import scan
from ordvern.documents import Groups, Masked, PlaceholdersInText, Reason, Refused, mask, read
from ordvern.text import IDENTIFIERS, Finding, Segment

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file in working memory, as it was read and what is to be masked in it."""

    file: StoredFile
    content: bytes
    segments: Sequence[Segment]
    findings: Sequence[Finding]


class _NotMaskable(Exception):
    """One file cannot be masked, so the order cannot."""

    def __init__(self, file: StoredFile, reason: Reason) -> None:
        super().__init__(reason.value)
        self.file = file
        self.reason = reason


def make_masked_copies(masking: Masking, *, clock: Clock) -> None:
    """All copies or none: if one file cannot be masked, the note says which and why."""
    if masking.status != MaskingStatus.MAKING:
        return
    try:
        files = list(masking.order.folder.files.working())
        copies = _masked([_seen(file, clock()) for file in files])
    except _NotMaskable as problem:
        fail(masking, file=problem.file, reason=problem.reason, now=clock())
        return
    _keep(masking, list(zip(files, copies, strict=True)), now=clock())


def _seen(file: StoredFile, now: datetime) -> _Seen:
    with opened(file, actor=SYSTEM, now=now) as stream:
        content = stream.read()
    try:
        reading = read(BytesIO(content), ocr=False)
    except Refused as refused:
        raise _NotMaskable(file, refused.reason) from None
    findings = scan(reading.segments).findings
    told = [each for each in findings if each.category in IDENTIFIERS]
    return _Seen(file, content, reading.segments, told)


def _masked(seen: Sequence[_Seen]) -> list[Masked]:
    """The copies; the map of the last one is that of all."""
    groups = Groups()
    for each in seen:
        groups.learn(each.segments, each.findings)
    known = groups.known
    copies = []
    for each in seen:
        marks = groups.marks(each.segments, each.findings)
        try:
            copy = mask(BytesIO(each.content), marks, known=known, name=str(each.file.pk))
        except Refused as refused:
            raise _NotMaskable(each.file, refused.reason) from None
        except PlaceholdersInText:
            raise _NotMaskable(each.file, Reason.NOT_PROVEN) from None
        known = copy.map
        copies.append(copy)
    return copies


@transaction.atomic(durable=True)
def _keep(masking: Masking, made: Sequence[tuple[StoredFile, Masked]], *, now: datetime) -> None:
    folder = masking.order.folder
    sealed = seal(folder.id, made[-1][1].map.to_json().encode()) if made else b""
    total = sum(copy.masked for _, copy in made)
    move(masking, FINISH_MASKING, sealed_map=sealed, masked=total)
    for number, (file, copy) in enumerate(made, 1):
        suffix = name_of(file).rpartition(".")[2].lower()
        name = f"{number}.{suffix}" if suffix.isalnum() and len(suffix) <= 5 else str(number)
        deposit = put_bytes(folder, copy.content, name=f"{masking.order.number}-{name}")
        add_file(
            folder,
            deposit,
            role=StoredFile.Role.MASKED,
            now=now,
            derived_from=file,
            ordinal=number,
        )
        for reason in dict.fromkeys(notice.reason for notice in copy.notices):
            MaskingNote.objects.create(masking=masking, file=file, reason=reason.value)
    record("order.masked", subject=masking.order, actor=SYSTEM, at=now)


@transaction.atomic(durable=True)
def fail(masking: Masking, *, file: StoredFile | None, reason: Reason, now: datetime) -> None:
    """Note that the order cannot be masked, and which file is the cause."""
    move(masking, FAIL_MASKING)
    if file is not None:
        MaskingNote.objects.create(masking=masking, file=file, reason=reason.value)
    record("order.masking_failed", subject=masking.order, actor=SYSTEM, at=now)
