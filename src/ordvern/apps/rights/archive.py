"""The package as a file: JSON for machines, a table for each section, and a document to read."""

import json
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ordvern.apps.core.spreadsheet import line

from .document import Reading, Words
from .package import Package, Row

LAYOUT = Path(__file__).parent / "package.typ"


def zipped(package: Package, *, words: Words, language: str, now: datetime) -> bytes:
    """One zip: `data.json`, `tables/*.csv` and `overview.pdf` in the person's language."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", as_json(package))
        for name, rows in package.items():
            archive.writestr(f"tables/{name}.csv", _table(rows))
        archive.writestr("overview.pdf", _document(package, Reading(words), language, now))
    return out.getvalue()


def as_json(package: Package) -> str:
    """Structured, commonly used and machine-readable (GDPR Art. 20(1))."""
    return json.dumps(package, ensure_ascii=False, indent=1, default=_value)


def _value(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _table(rows: list[Row]) -> str:
    """With the mark of byte order by which spreadsheets know UTF-8."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = [names, *([_text(row.get(name)) for name in names] for row in rows)]
    return "\ufeff" + "".join(line(each, delimiter=",") for each in cells)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False, default=_value)


def _document(package: Package, reading: Reading, language: str, now: datetime) -> bytes:
    with translation.override(language):
        words = {
            "language": language,
            "agency": settings.AGENCY["name"],
            "title": _("Your personal data"),
            "lead": _("What we hold about you, from where, why, for how long, and who has had it."),
            "made": date_format(timezone.localtime(now), "DATETIME_FORMAT"),
            "nothing": _("Nothing"),
            "sections": reading.sections(package),
            "complaint": _(
                "You may complain to Datatilsynet, datatilsynet.no, if you think that we do wrong."
            ),
        }
    pdf = typst.compile(
        str(LAYOUT),
        format="pdf",
        pdf_standards=["a-3b"],
        sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
        timestamp=int(now.timestamp()),
    )
    return bytes(pdf)
