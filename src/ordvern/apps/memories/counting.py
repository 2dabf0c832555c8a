"""How many words of an order's files are new, and how many the memories know: kept and read."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from ordvern.apps.files.models import Folder
from ordvern.memory.analysis import Analysis, Count, Row

from .models import Counting, WordCount


def analysis_of(folder: Folder, target_language: str) -> Analysis | None:
    """The last analysis of a folder's files for a language; None until there is one."""
    counting = Counting.objects.filter(folder=folder, target_language=target_language).first()
    if counting is None:
        return None
    counts = {Row(row.row): _count(row) for row in counting.rows.all()}
    return Analysis({row: counts.get(row, Count()) for row in Row}, counting.rules)


@transaction.atomic
def keep(
    folder: Folder, target_language: str, analysis: Analysis, *, unread: int, now: datetime
) -> None:
    """Keep an analysis in the place of an earlier one; rows without segments are left out."""
    Counting.objects.filter(folder=folder, target_language=target_language).delete()
    counting = Counting.objects.create(
        folder=folder,
        target_language=target_language,
        rules=analysis.rules,
        unread=unread,
        counted_at=now,
    )
    WordCount.objects.bulk_create(
        WordCount(counting=counting, row=row.value, **asdict(count))
        for row, count in analysis.rows.items()
        if count.segments
    )


def forget(folder: Folder) -> None:
    """What was counted is no longer of use; call inside the transaction that decides so."""
    Counting.objects.filter(folder=folder).delete()


def _count(row: WordCount) -> Count:
    return Count(
        row.segments, row.words, row.characters, row.characters_with_spaces, row.placeables
    )
