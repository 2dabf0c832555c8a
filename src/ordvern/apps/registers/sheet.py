"""A register as people read it: headed sections of text and tables, for page, PDF and spreadsheet.

It is plain text in the language in which it was made, so that a version can be kept as it stood.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ordvern.apps.core.spreadsheet import line

LAYOUT = Path(__file__).parent / "sheet.typ"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a paragraph, and a table that is as wide as its head."""

    title: str
    text: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def answers(title: str, rows: Iterable[tuple[str, str]]) -> Section:
    """A table of what is asked and what is answered, in the language that is active."""
    return Section(title, "", (_("What"), _("Answer")), tuple(rows))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole register or report."""

    title: str
    lead: str
    sections: tuple[Section, ...]


def as_data(sheet: Sheet) -> dict[str, Any]:
    """For a JSON column; `from_data` gives the sheet again."""
    sections = [[each.title, each.text, each.head, each.rows] for each in sheet.sections]
    return {"title": sheet.title, "lead": sheet.lead, "sections": sections}


def from_data(data: dict[str, Any]) -> Sheet:
    sections = (
        Section(title, text, tuple(head), tuple(tuple(row) for row in rows))
        for title, text, head, rows in data["sections"]
    )
    return Sheet(data["title"], data["lead"], tuple(sections))


def digest(sheet: Sheet) -> str:
    """SHA-256 in hexadecimal over all its words."""
    return hashlib.sha256(json.dumps(as_data(sheet), ensure_ascii=True).encode()).hexdigest()


def moment(at: datetime | None) -> str:
    """A time as a sheet says it, in the language that is active."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else "–"


def pdf(sheet: Sheet, *, at: datetime) -> bytes:
    """A PDF/A in the language that is active, the same bytes whenever it is made."""
    words = {
        **as_data(sheet),
        "language": translation.get_language() or "nb",
        "agency": settings.AGENCY["name"],
        "contact": " · ".join(
            filter(None, (settings.AGENCY[key] for key in ("address", "phone", "email")))
        ),
        "made": moment(at),
    }
    made_pdf = typst.compile(
        str(LAYOUT),
        format="pdf",
        pdf_standards=["a-3b"],
        sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
        timestamp=int(at.timestamp()),
    )
    return bytes(made_pdf)


def lines(sheet: Sheet) -> Iterator[str]:
    """Lines of a CSV file: each row under its section's title."""
    for section in sheet.sections:
        if section.text:
            yield line([section.title, section.text])
        if section.head:
            yield line([section.title, *section.head])
        for row in section.rows:
            yield line([section.title, *row])
