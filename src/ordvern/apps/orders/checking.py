"""Compares a translation with what it was made of, and keeps kinds and places, never words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from ordvern.apps.files.models import StoredFile
from ordvern.detection.languages import identify
from ordvern.documents import Lack, Reason, Refused, compare, read
from ordvern.text import Language

from .models import CheckedDifference, Order, TranslationCheck

KEPT_AT_MOST = 500


@dataclass(frozen=True, slots=True)
class Comparison:
    """How often each kind of difference stands in which segment; or why none could be made."""

    differences: Mapping[tuple[Lack, int | None], int] = field(default_factory=dict)
    reason: Reason | None = None


def compared(order: Order, source: bytes, translation: bytes, *, language: str) -> Comparison:
    """Read both and compare them; pictures are left out."""
    try:
        before = read(BytesIO(source), ocr=False)
        after = read(BytesIO(translation), ocr=False)
    except Refused as refused:
        return Comparison(reason=refused.reason)
    found = compare(
        before,
        after,
        source_language=order.source_language,
        target_language=language,
        language_of=_language_of,
    )
    return Comparison(
        Counter(
            (each.lack, each.source if each.source is not None else each.target) for each in found
        )
    )


def keep_check(
    translation: StoredFile,
    *,
    basis: StoredFile,
    received: StoredFile | None,
    found: Comparison,
    now: datetime,
) -> TranslationCheck:
    """Write down what was found; call inside the transaction that keeps the translation."""
    check = TranslationCheck.objects.create(
        translation=translation,
        basis=basis,
        received=received,
        reason=found.reason.value if found.reason else "",
        checked_at=now,
    )
    CheckedDifference.objects.bulk_create(
        CheckedDifference(check_run=check, lack=lack.value, segment=segment, count=count)
        for (lack, segment), count in list(found.differences.items())[:KEPT_AT_MOST]
    )
    return check


def _language_of(text: str) -> str:
    found = identify(text)[0]
    return "" if found is Language.UNKNOWN else found.value
