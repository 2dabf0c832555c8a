"""The worker counts the words of files by what the memories hold for them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.files.store import name_of
from ordvern.apps.memories.counting import keep
from ordvern.apps.memories.store import OpenMemory, agreed_penalties, opened_for
from ordvern.documents import Refused, read
from ordvern.documents.segmentation import translatable
from ordvern.memory import Coded
from ordvern.memory.analysis import analyse

LEAST = 50


def count_words(
    folder: Folder,
    *,
    customer: Customer,
    source_language: str,
    target_languages: Sequence[str],
    clock: Callable[[], datetime],
) -> None:
    """Analyse the working files anew, once for each language they are to be translated into.

    Raises `Erased` if the files are going.
    """
    texts = [_sentences(file, source_language, clock()) for file in folder.files.working()]
    read_ones = [text for text in texts if text is not None]
    for target in target_languages:
        memories = opened_for(customer, source_language, target)
        found = analyse(read_ones, _score(memories, timezone.localdate(clock())))
        with transaction.atomic(durable=True):
            keep(folder, target, found, unread=len(texts) - len(read_ones), now=clock())


def _sentences(file: StoredFile, language: str, now: datetime) -> list[Coded] | None:
    """The file's sentences; None if it cannot be read."""
    try:
        with opened(file, actor=SYSTEM, now=now) as stream:
            reading = read(stream, name=name_of(file))
    except Refused:
        return None
    return list(map(Coded, translatable(reading.segments, language)))


def _score(memories: Sequence[OpenMemory], today: date) -> Callable[[Coded], int] | None:
    if not memories:
        return None
    penalties = agreed_penalties()

    def best(source: Coded) -> int:
        found = (
            memory.matches(source, threshold=LEAST, limit=1, penalties=penalties, today=today)
            for memory in memories
        )
        return max((match.score for matches in found for match in matches), default=0)

    return best
