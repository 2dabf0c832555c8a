"""The worker counts the words of files by what the memories hold for them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.files.store import name_of
from ordvern.apps.memories.counting import keep
from ordvern.apps.memories.store import OpenMemory, agreed_penalties, opened_for
from ordvern.documents import Reading, Refused, read
from ordvern.documents.segmentation import translatable
from ordvern.memory import Coded
from ordvern.memory.analysis import analyse

LEAST = 50
Sentences = list[Coded] | None
"""What a file has to translate; None if it cannot be read."""


def count_words(
    folder: Folder,
    *,
    customer: Customer,
    source_language: str,
    target_languages: Sequence[str],
    clock: Callable[[], datetime],
    at_hand: Mapping[UUID, Sentences],
) -> None:
    """Analyse the working files anew, once for each language they are to be translated into.

    Files whose sentences are not `at_hand` are read. Raises `Erased` if they are going.
    """
    texts = [
        at_hand[file.pk] if file.pk in at_hand else _read(file, source_language, clock())
        for file in folder.files.working()
    ]
    read_ones = [text for text in texts if text is not None]
    for target in target_languages:
        memories = opened_for(customer, source_language, target)
        found = analyse(read_ones, _score(memories, timezone.localdate(clock())))
        with transaction.atomic(durable=True):
            keep(folder, target, found, unread=len(texts) - len(read_ones), now=clock())


def sentences_of(reading: Reading, language: str) -> list[Coded]:
    """What is counted of a file that was read."""
    return list(map(Coded, translatable(reading.segments, language)))


def _read(file: StoredFile, language: str, now: datetime) -> Sentences:
    try:
        with opened(file, actor=SYSTEM, now=now) as stream:
            reading = read(stream, name=name_of(file))
    except Refused:
        return None
    return sentences_of(reading, language)


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
