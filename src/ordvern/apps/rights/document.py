"""The package as its owner reads it: headings, dates, states and kinds in words of one language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.customers.models import Customer, InvoiceDetails
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.states import Status
from ordvern.apps.post.models import Wish
from ordvern.apps.post.writing import heading

from .headings import ROLES, SECTIONS, SUBJECTS, name_in_words
from .models import Case, Kind
from .package import Package, Row
from .states import CaseStatus

# Of each column whose values are words of the system: what turns one into words for people.
Words = Mapping[str, Callable[[str], object]]
TABLE = 4  # columns that a sheet has room for side by side
CHOICES: Mapping[str, Mapping[str, str | LazyText]] = {
    "status": {
        **dict(Status.choices),
        **dict(QuoteStatus.choices),
        **dict(CaseStatus.choices),
    },
    "kind": {**dict(Customer.Kind.choices), **dict(Kind.choices)},
    "channel": {**dict(Inquiry.Channel.choices), **dict(Case.Channel.choices)},
    "messages_often": dict(Wish.Often.choices),
    "sent": dict(InvoiceDetails.Sent.choices),
    "role": ROLES,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How values are put in words; `words` are those that the pages have and the rules have not."""

    words: Words

    def sections(self, package: Package) -> list[dict[str, Any]]:
        """For the layout: each section with a table, or with a block for each row."""
        return [self._section(name, rows) for name, rows in package.items()]

    def _section(self, name: str, rows: list[Row]) -> dict[str, Any]:
        columns = list(rows[0]) if rows else []
        told = {"name": str(SECTIONS[name]), "head": [], "rows": []}
        if len(rows) > 1 and len(columns) <= TABLE:
            cells = [[self._shown(row, column) for column in columns] for row in rows]
            return told | {"head": [name_in_words(column) for column in columns], "rows": cells}
        return told | {"rows": [self._pairs(row) for row in rows]}

    def _pairs(self, row: Row) -> list[list[str]]:
        shown = ((name_in_words(name), self._shown(row, name)) for name in row)
        return [[name, value] for name, value in shown if value]

    def _shown(self, row: Row, name: str) -> str:
        value = row[name]
        if name == "kind" and "about" in row:
            return heading(value, row["about"])
        return self._value(name, value)

    def _value(self, name: str, value: Any) -> str:
        match value:
            case None | "":
                return ""
            case bool():
                return _("Yes") if value else _("No")
            case datetime():
                return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
            case date():
                return date_format(value, "SHORT_DATE_FORMAT")
            case dict():
                return " · ".join(": ".join(pair) for pair in self._pairs(value))
            case list():
                return "\n".join(filter(None, (self._value(name, each) for each in value)))
            case tuple():
                return ", ".join(filter(None, (self._value(name, each) for each in value)))
        return self._word(name, str(value))

    def _word(self, name: str, value: str) -> str:
        if name in self.words:
            return str(self.words[name](value))
        if name == "of" and (kind := value.partition(":")[0]) in SUBJECTS:
            return f"{SUBJECTS[kind]} {value.partition(':')[2][:8]}"
        return str(CHOICES.get(name, {}).get(value, value))
