"""Takes an agency's own statement over, sentence by sentence, as somebody has sorted them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import next_number
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.statement.clauses import SECTIONS, standard_clauses
from ordvern.apps.statement.models import OWN, ClauseWording
from ordvern.apps.statement.wording import LANGUAGES

from .reword_clause import NUMBERS


@dataclass(frozen=True, slots=True)
class Sorted:
    """A sentence and the clause whose words it becomes; a clause of our own if that is empty."""

    text: str
    clause: str = ""


@transaction.atomic(durable=True)
def take_over_text(
    sentences: Sequence[Sorted],
    *,
    language: str,
    drop_others: bool,
    actor: Actor,
    now: datetime,
) -> int:
    """Word the clauses as `sentences` say; how many clauses changed.

    Sentences of the same clause are joined. One that belongs to none is added behind the section
    of the sentence before it. With `drop_others` the clauses that no sentence belongs to are
    dropped. Raises `NotAllowedNow` for a clause or language that is none.
    """
    standard = {clause.id: clause for clause in standard_clauses()}
    if language not in LANGUAGES or {each.clause for each in sentences} - {"", *standard}:
        raise NotAllowedNow("take_over_text")
    changed = [_worded(clause, language, text) for clause, text in _joined(sentences).items()]
    section = next(iter(SECTIONS))
    for each in sentences:
        if each.clause:
            section = standard[each.clause].section
            continue
        own = f"{OWN}{next_number(NUMBERS)}"
        made = ClauseWording.objects.create(clause=own, section=section, **{language: each.text})
        changed.append(made)
    if drop_others:
        said = {each.clause for each in sentences}
        changed.extend(_dropped(clause for clause in standard if clause not in said))
    for clause in changed:
        record("statement.clause_worded", subject=clause, actor=actor, at=now)
    return len(changed)


def _joined(sentences: Sequence[Sorted]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for each in sentences:
        if each.clause:
            joined[each.clause] = f"{joined.get(each.clause, '')} {each.text}".strip()
    return joined


def _worded(clause: str, language: str, text: str) -> ClauseWording:
    words = {language: text[: ClauseWording.LONGEST], "is_dropped": False}
    return ClauseWording.objects.update_or_create(clause=clause, defaults=words)[0]


def _dropped(clauses: Iterator[str]) -> Iterator[ClauseWording]:
    for clause in clauses:
        yield ClauseWording.objects.update_or_create(clause=clause, defaults={"is_dropped": True})[
            0
        ]
