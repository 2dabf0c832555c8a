"""The job package: a file as XLIFF, with what the memories have for its sentences."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import copy_id, opened
from ordvern.apps.files.store import name_of
from ordvern.apps.memories.store import agreed_penalties, opened_for
from ordvern.documents import Match, to_xliff
from ordvern.memory import Coded
from ordvern.memory import Match as Found

from .masking import map_of
from .models import Order

PLACEHOLDER = re.compile(r"⟦([A-Z])\d+[a-z]*⟧")
MATCHES_AT_MOST = 3
FILLED_IN = 100


def xliff_of(
    order: Order, file: StoredFile, *, language: str, version: str, actor: Actor, now: datetime
) -> tuple[str, bytes]:
    """A name and the XLIFF, into `language`, of a file that `actor` may open; it is logged, and
    the number of that entry stands in a note.

    Raises Refused for a kind that is not translated in place, Erased, and ValueError for a
    version of XLIFF that is not written.
    """
    name = name_of(file)
    with opened(file, actor=actor, now=now) as stream:
        (made,) = to_xliff(
            stream,
            source_language=order.source_language,
            target_languages=[language],
            name=name,
            matches=matches_for(order, language, day=timezone.localdate(now)),
            notes=[*_notes(order, file), f"k{copy_id(file, actor)}"],
            version=version,
        )
    return f"{name}.{language}.xlf", made.content


def matches_for(order: Order, language: str, *, day: date) -> Callable[[str, str], Sequence[Match]]:
    """Asks the memories that may be looked up for the customer; none for a certified order."""
    if order.is_certified:
        return lambda _text, _language: []
    penalties = agreed_penalties()
    here = opened_for(order.customer, order.source_language, language)

    def find(text: str, _language: str) -> list[Match]:
        found = [
            _fitted(match, text, memory.name)
            for memory in here
            for match in memory.matches(
                Coded(text), limit=MATCHES_AT_MOST, penalties=penalties, today=day
            )
        ]
        return sorted(found, key=lambda match: -match.score)[:MATCHES_AT_MOST]

    return find


def _fitted(found: Found, text: str, origin: str) -> Match:
    """The match with the placeholders of `text`; where they do not fit, nobody fills it in."""
    source, target = found.unit.source.text, found.unit.target.text
    score = min(found.score, FILLED_IN)
    ours = [match[0] for match in PLACEHOLDER.finditer(source)]
    theirs = [match[0] for match in PLACEHOLDER.finditer(text)]
    if [code[1] for code in ours] != [code[1] for code in theirs]:
        return Match(source, target, min(score, FILLED_IN - 1), origin)
    becomes = dict(zip(ours, theirs, strict=True))

    def renamed(side: str) -> str:
        return PLACEHOLDER.sub(lambda match: becomes.get(match[0], match[0]), side)

    return Match(renamed(source), renamed(target), score, origin)


def _notes(order: Order, file: StoredFile) -> list[str]:
    """For the translator of a masked copy: what kind of value each of its placeholders is."""
    if file.role != StoredFile.Role.MASKED:
        return []
    known = map_of(order)
    codes = {f"⟦{code}⟧" for code in known.expected(str(file.derived_from_id), ())}
    return [f"{code}: {about}" for code, about in known.notes() if code in codes]
