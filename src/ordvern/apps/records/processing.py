"""The records of processing, as controller (Art. 30(1)) and as processor (Art. 30(2)).

Source: GDPR Art. 30(1)(a)-(g) and 30(2)(a)-(d); the order of the sections is that of the article.
"""

from datetime import datetime

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ordvern.apps.customers.models import Customer
from ordvern.apps.registers.sheet import Section, Sheet
from ordvern.apps.retention.data_map import Family

from .facts import (
    agency,
    categories,
    entries,
    measures,
    periods,
    purposes,
    recipients,
    said,
    transfers,
)
from .models import Field

OURS = (Family.REGISTER, Family.HOUSE)


def controller_sheet(now: datetime) -> Sheet:
    """What the agency decides over itself: customers, partners, accounts."""
    known = entries()
    return Sheet(
        _("Records of processing as controller"),
        _("GDPR Art. 30(1). Made from the running system; a dash is what nobody has written."),
        (
            Section(_("Controller"), agency()),
            said(Field.OFFICER, known),
            said(Field.JOINT, known),
            purposes("part-1/what-we-collect", "part-1/how-we-collect", "part-1/what-we-do"),
            said(Field.GROUNDS, known),
            categories(*OURS),
            recipients(now, of_visits=True),
            transfers(),
            periods(*OURS),
            measures(),
            said(Field.ORGANISATION, known),
            said(Field.OTHER, known),
        ),
    )


def processor_sheet(now: datetime) -> Sheet:
    """What it does for its customers, who answer for what their files hold."""
    known = entries()
    return Sheet(
        _("Records of processing as processor"),
        _("GDPR Art. 30(2). Made from the running system; a dash is what nobody has written."),
        (
            Section(_("Processor"), agency()),
            said(Field.OFFICER, known),
            Section(_("Controllers for whom we act"), _controllers()),
            purposes("part-2/what-we-do", "part-2/third-parties", "part-2/quotes"),
            categories(Family.FILES),
            recipients(now),
            transfers(),
            periods(Family.FILES),
            measures(),
            said(Field.ORGANISATION, known),
        ),
    )


def controllers_section() -> Section:
    """Every customer with how to reach him, which Art. 30(2)(a) asks for: for an inspection, and
    in no version that is kept."""
    standing = Customer.objects.standing().select_related("account").order_by("name", "pk")
    rows = tuple((each.name, each.address, each.account.email, each.phone) for each in standing)
    head = (_("Name"), _("Address"), _("E-mail"), _("Phone"))
    return Section(_("Controllers by name"), "", head, rows)


def _controllers() -> str:
    count = number_format(Customer.objects.standing().count(), force_grouping=True)
    return _(
        "%(count)s customers. Their names and addresses are in the register of customers and go"
        " with the list for inspections; versions that are kept hold none of them."
    ) % {"count": count}
