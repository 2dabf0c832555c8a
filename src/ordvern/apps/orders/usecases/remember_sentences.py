"""The worker takes the sentences of a delivered order into a memory, through its guard."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.reading import Erased, opened
from ordvern.apps.memories.models import Memory, objects_to_memories
from ordvern.apps.memories.store import add
from ordvern.apps.orders.models import Remembering, TranslationCheck
from ordvern.apps.orders.usecases.take_translation import is_xliff
from ordvern.apps.retention.holds import is_restricted
from ordvern.detection.neighbours import scan_rows
from ordvern.documents import NotMerged, Refused, from_xliff, read
from ordvern.documents.comparison.pairing import Pair, paired
from ordvern.documents.segmentation import aligned
from ordvern.memory import Coded, Scope, ScopeKind, Unit
from ordvern.memory.guard import Admitted, KeptOut, admit


def remember_sentences(run: Remembering, *, clock: Callable[[], datetime]) -> None:
    """Once for each order and memory. Of a masked order it is the masked text that is remembered.

    The units have the order as their only claim: when its files are erased, they go too. Of a
    customer who has asked that his data rest, or objected to being remembered, nothing is.
    """
    if run.ended_at is not None:
        return
    customer = run.order.customer
    rests = is_restricted(customer.pk, now=clock()) or objects_to_memories(customer)
    files = run.order.folder.files
    units = [
        unit
        for file in (files.none() if rests else files.translations())
        if file.target_language == run.memory.target_language
        for unit in _units(file, run.memory, clock())
    ]
    outcomes = admit(units, screen=scan_rows)
    admitted = [each for each in outcomes if isinstance(each, Admitted)]
    out = Counter(each.reason.value for each in outcomes if isinstance(each, KeptOut))
    _keep(run, admitted, dict(out), now=clock())


@transaction.atomic(durable=True)
def _keep(
    run: Remembering, admitted: list[Admitted], out: dict[str, int], *, now: datetime
) -> None:
    """Raises `Erased` if the files went meanwhile: nothing may outlive them."""
    folder = Folder.objects.select_for_update().get(pk=run.order.folder_id)
    if folder.erased_at or (folder.erase_by and folder.erase_by <= now):
        raise Erased
    scopes = [Scope(ScopeKind.ORDER, run.order.number)]
    run.stored = add(run.memory, admitted, scopes=scopes, now=now)
    run.replaced = sum(bool(each.replaced) for each in admitted)
    run.kept_out, run.ended_at = out, now
    run.save(update_fields=["stored", "replaced", "kept_out", "ended_at"])
    record("order.remembered", subject=run.order, actor=SYSTEM, at=now)


def _units(translation: StoredFile, memory: Memory, now: datetime) -> Iterator[Unit]:
    languages = (memory.source_language, memory.target_language)
    for pair in _pairs(translation, now):
        if not (pair.is_one_segment and pair.target):
            continue
        for source, target in aligned(pair.source, pair.target, *languages):
            if source != target:
                yield Unit(
                    Coded(source), Coded(target), *languages, changed=timezone.localdate(now)
                )


def _pairs(translation: StoredFile, now: datetime) -> list[Pair]:
    """Source and translation as the translator had them, masked if they were; none if they
    cannot be read. XLIFF is merged first, so that placeholders are text and not silent codes."""
    check = TranslationCheck.objects.filter(translation=translation).first()
    basis = check.basis if check else translation.derived_from
    came = check.received if check and check.received else translation
    if basis is None:
        return []
    source, target = _content(basis, now), _content(came, now)
    try:
        if is_xliff(target) and not is_xliff(source):
            target = from_xliff(BytesIO(source), BytesIO(target)).content
        return paired(read(BytesIO(source), ocr=False), read(BytesIO(target), ocr=False))
    except (Refused, NotMerged):
        return []


def _content(file: StoredFile, now: datetime) -> bytes:
    with opened(file, actor=SYSTEM, now=now) as stream:
        return stream.read()
