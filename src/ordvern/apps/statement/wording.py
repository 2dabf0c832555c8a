"""The words of the statement: those of a published version, and those that would be next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.functional import lazystr

from .clauses import SECTIONS, Clause, standard_clauses
from .models import ClauseWording, StatementVersion

HEADING = "#"
WORDED_BY_ITS_CHANGE = lazystr("")
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A clause as it is worded in one language, or the heading above some."""

    clause: str
    text: str

    @property
    def is_heading(self) -> bool:
        return self.clause.startswith(HEADING)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A clause as the next version would have it: as it stands, reworded, dropped, or our own."""

    clause: Clause
    change: ClauseWording | None = None

    @property
    def is_dropped(self) -> bool:
        return self.change is not None and self.change.is_dropped

    def is_ready(self, now: datetime) -> bool:
        """Whether what would keep it is set up; what promises nothing needs nothing."""
        return self.clause.promise is None or self.clause.promise.is_ready(now)

    @property
    def lacks(self) -> list[str]:
        """The languages in which its own words are missing; it is then shown in another."""
        change = self.change
        if change is None or not change.is_worded:
            return []
        return [language for language in LANGUAGES if not change.in_language(language)]

    def text(self, language: str) -> str:
        if self.change is not None and self.change.is_worded:
            return self.change.in_language(language) or self.change.in_any()
        with translation.override(language):
            return str(self.clause.says)


def drafted() -> list[Drafted]:
    """Every clause, in the order of the statement; the agency's own stand last in a section."""
    changes = {each.clause: each for each in ClauseWording.objects.order_by("pk")}
    found = [Drafted(clause, changes.pop(clause.id, None)) for clause in standard_clauses()]
    own = [
        Drafted(Clause(each.clause, each.section, WORDED_BY_ITS_CHANGE), each)
        for each in changes.values()
        if each.is_own
    ]
    order = list(SECTIONS)
    return sorted((*found, *own), key=lambda each: order.index(each.clause.section))


def next_text(language: str, clauses: Iterable[Drafted]) -> list[Sentence]:
    """What would be published in a language, with the headings of the sections that are left."""
    return list(_with_headings(language, (each for each in clauses if not each.is_dropped)))


def _with_headings(language: str, clauses: Iterable[Drafted]) -> Iterator[Sentence]:
    section = ""
    for each in clauses:
        if each.clause.section != section:
            section = each.clause.section
            with translation.override(language):
                yield Sentence(HEADING + section, str(SECTIONS[section]))
        yield Sentence(each.clause.id, each.text(language))


def as_body(sentences: Iterable[Sentence]) -> str:
    """How the database keeps the words of a version: an id, a tab and a sentence a line."""
    return "\n".join(f"{each.clause}\t{' '.join(each.text.split())}" for each in sentences)


def of_body(body: str) -> list[Sentence]:
    parted = (line.partition("\t") for line in body.splitlines() if "\t" in line)
    return [Sentence(clause, text) for clause, _tab, text in parted]


def sentences(published: StatementVersion, language: str) -> list[Sentence]:
    """A version in `language`, or in the first language it was published in."""
    texts = {text.language: text.body for text in published.texts.order_by("pk")}
    return of_body(texts.get(language) or next(iter(texts.values()), ""))
