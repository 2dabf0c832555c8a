"""The data protection impact assessment, with the system's own facts filled in.

Source: GDPR Art. 35(7)(a)-(d), 35(2) and 35(9); risks by CNIL's method (`risks`).
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import StoredFile
from ordvern.apps.memories.models import StoredUnit
from ordvern.apps.orders.models import Order
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.states import Standing
from ordvern.apps.registers.models import Breach
from ordvern.apps.registers.severity import Level
from ordvern.apps.registers.sheet import Section, Sheet
from ordvern.apps.registers.words import LEVELS
from ordvern.apps.retention.data_map import Family
from ordvern.apps.rights.models import Case
from ordvern.apps.screening.kind_names import CATEGORIES
from ordvern.apps.screening.models import SensitiveKind
from ordvern.text import Category

from .facts import (
    YEAR,
    agency,
    counted_categories,
    entries,
    measures,
    periods,
    purposes,
    recipients,
    said,
    transfers,
)
from .models import Field
from .risks import Weighed, weighed_risks


def assessment_sheet(now: datetime) -> Sheet:
    """All of it, as it stands now."""
    known = entries()
    return Sheet(
        _("Data protection impact assessment"),
        _("GDPR Art. 35. Facts are made from the running system; a dash is what nobody wrote."),
        (
            Section(_("Controller"), agency()),
            purposes("part-1/what-we-do", "part-2/what-we-do", "part-2/third-parties"),
            Section(_("Volumes"), "", (_("What"), _("How many")), tuple(_volumes(now))),
            counted_categories(*Family),
            _special_kinds(now),
            recipients(now, of_visits=True),
            transfers(),
            periods(*Family),
            said(Field.NECESSITY, known),
            said(Field.ASKED, known),
            risk_section(),
            measures(),
            said(Field.ORGANISATION, known),
            said(Field.PLANNED, known),
            Section(_("The year behind"), "", (_("What"), _("How many")), tuple(_year(now))),
            said(Field.OPINION, known),
        ),
    )


def risk_section() -> Section:
    """Every risk without and with its measures; what nobody has weighed says so."""
    head = (_("Risk"), _("What could happen"), _("Without measures"), _("Measures"), _("With them"))
    text = _(
        "By CNIL's method (2018): likelihood times severity, four steps each; from 4 medium, from 8"
        " high, from 12 very high."
    )
    return Section(_("Risks to persons"), text, head, tuple(map(_risk_row, weighed_risks())))


def _risk_row(weighed: Weighed) -> tuple[str, ...]:
    risk = weighed.risk
    against = ", ".join(weighed.promises)
    if risk is None:
        return str(weighed.title), str(weighed.event.label), _("not weighed"), against or "–", "–"
    measures_told = "; ".join(filter(None, (against, risk.measures)))
    return (
        str(weighed.title),
        str(weighed.event.label),
        _product(risk.likelihood, risk.severity, weighed.before),
        measures_told or "–",
        _product(risk.likelihood_after, risk.severity_after, weighed.after),
    )


def _product(likelihood: int, severity: int, level: Level | None) -> str:
    word = LEVELS[level] if level else ""
    return f"{likelihood} x {severity} = {likelihood * severity}: {word}"


def _volumes(now: datetime) -> Iterator[tuple[str, str]]:
    counts = (
        (_("Orders within a year"), Order.objects.filter(received_at__gte=now - YEAR)),
        (_("Files that can be read now"), StoredFile.objects.filter(folder__erased_at=None)),
        (_("Customers"), Customer.objects.standing()),
        (_("Approved partners"), Partner.objects.filter(status=Standing.APPROVED)),
        (_("Sentences in translation memories"), StoredUnit.objects.all()),
    )
    for words, rows in counts:
        yield words, number_format(rows.count(), force_grouping=True)


def _special_kinds(now: datetime) -> Section:
    """Kinds of Art. 9 and 10 that the screening found within a year, by how many files."""
    found = SensitiveKind.objects.filter(screening__screened_at__gte=now - YEAR)
    counted = found.order_by().values_list("category").annotate(Count("screening__file"))
    count = dict(counted)
    rows = [
        (str(CATEGORIES[each]), number_format(count[each.value]))
        for each in Category
        if each.value in count
    ]
    text = "" if rows else _("None was found within a year.")
    head = (_("Kind"), _("Files within a year"))
    return Section(_("Special kinds of data found in files"), text, head, tuple(rows))


def _year(now: datetime) -> Iterator[tuple[str, str]]:
    since = now - YEAR
    breaches = Breach.objects.filter(opened_at__gte=since, is_breach=True)
    cases = Case.objects.filter(received_at__gte=since)
    opened = AuditEvent.objects.filter(verb="file.read", at__gte=since)
    counts = (
        (_("Breaches"), breaches.count()),
        (_("of them reported to the authority"), breaches.filter(to_report="yes").count()),
        (_("Requests about rights"), cases.count()),
        (_("of them not answered in time"), cases.late(now).count()),
        (_("Openings of files"), opened.count()),
    )
    for words, count in counts:
        yield words, number_format(count, force_grouping=True)
