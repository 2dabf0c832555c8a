"""The next version as its page draws it: sections of clauses, each with what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from ordvern.apps.statement.clauses import SECTIONS
from ordvern.apps.statement.wording import Drafted


@dataclass(frozen=True, slots=True)
class Row:
    """A clause and its words in the language of the page."""

    drafted: Drafted
    text: str
    is_ready: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its clauses, also those that are left out."""

    heading: str
    rows: list[Row] = field(default_factory=list)


def sections_of(clauses: Sequence[Drafted], language: str, now: datetime) -> list[Section]:
    found: dict[str, Section] = {}
    for each in clauses:
        heading = str(SECTIONS[each.clause.section])
        section = found.setdefault(each.clause.section, Section(heading))
        section.rows.append(Row(each, each.text(language), each.is_ready(now)))
    return list(found.values())
