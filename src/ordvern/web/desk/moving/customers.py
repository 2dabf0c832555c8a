"""A list of customers: its columns, and the same forms for each row as for one customer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.customers.models import Customer, InvoiceDetails
from ordvern.apps.moving.known import Entry, Known, is_quiet, known_customers
from ordvern.web.desk.register.forms import ContactForm, InvoicingForm, NewForm

from .columns import Column, Line
from .spelled import NotUnderstood, day_of, spellings
from .understood import (
    LeftOut,
    NotTaken,
    Reason,
    Understood,
    by_name,
    check_forms,
    check_shape,
    code_of,
    unknown,
)

COLUMNS = (
    Column(
        "name",
        _("Name"),
        ("kunde", "kundenavn", "kundenamn", "firma", "firmanavn", "company", "companyname",
         "customer", "customername", "fulltnavn", "etternavn", "etternamn", "lastname", "client"),
        is_needed=True,
    ),
    Column("first_name", _("First name"), ("fornavn", "førenamn", "givenname")),
    Column("kind", _("Orders as"), ("type", "kundetype", "customertype", "kind", "slag")),
    Column(
        "email",
        _("E-mail address"),
        ("epost", "mail", "email", "epostadresse", "kontaktepost", "contactemail"),
    ),
    Column(
        "phone",
        _("Phone"),
        ("telefon", "tlf", "mobil", "mobiltelefon", "telefonnummer", "phonenumber", "mobile"),
    ),
    Column(
        "address",
        _("Address"),
        ("adresse", "gateadresse", "postadresse", "adresse1", "street", "address1"),
    ),
    Column("postal_code", _("Postal code"), ("postnr", "postnummer", "zip", "zipcode", "postcode")),
    Column("city", _("City"), ("poststed", "sted", "stad", "by", "town")),
    Column("language", _("Writes to us in"), ("språk", "language", "lang")),
    Column(
        "organisation_number",
        _("Organisation number"),
        ("orgnr", "orgnummer", "organisasjonsnr", "orgno", "vatnumber", "foretaksnummer",
         "companynumber"),
    ),
    Column("contact", _("Contact"), ("kontaktperson", "kontakt", "contactperson", "attn", "att")),
    Column("reference", _("Your reference"), ("deresref", "deresreferanse", "referanse", "ref")),
    Column("invoice_address", _("Invoice address"), ("fakturaadresse", "billingaddress")),
    Column(
        "invoice_email",
        _("E-mail for invoices"),
        ("fakturaepost", "invoiceemail", "billingemail", "epostfaktura"),
    ),
    Column("sent", _("Invoice sent"), ("fakturametode", "fakturaformat", "utsending", "delivery")),
    Column(
        "last_order",
        _("Last order"),
        ("sisteoppdrag", "sisteordre", "sistebestilling", "sistefaktura", "lastinvoice"),
    ),
)  # fmt: skip
_EXAMPLE: dict[str, str | LazyText] = {
    "name": "Ålesund Fisk AS",
    "kind": Customer.Kind.ORGANISATION.label,
    "email": "post@fisk.example",
    "phone": "400 12 345",
    "address": "Kaigata 1",
    "postal_code": "6002",
    "city": "Ålesund",
    "language": "nb",
    "organisation_number": "923609016",
    "contact": "Kari Lunde",
    "invoice_email": "faktura@fisk.example",
    "sent": "EHF",
}
KINDS = {
    "bedrift": "organisation",
    "organisasjon": "organisation",
    "virksomhet": "organisation",
    "firma": "organisation",
    "company": "organisation",
    "business": "organisation",
    "offentlig": "organisation",
    "b2b": "organisation",
    "privat": "person",
    "private": "person",
    "person": "person",
    "forbruker": "person",
    "b2c": "person",
}
SENT = {"epost": "email", "e-post": "email", "mail": "email", "papir": "paper", "post": "paper"}
WRITES_IN = {"norsk": "nb", "bokmål": "nb", "nynorsk": "nn", "engelsk": "en", "english": "en"}
KNOWN: dict[Known, LazyText] = {
    Known.EMAIL: _("A customer with this e-mail address is here already."),
    Known.NUMBER: _("A customer with this organisation number is here already."),
    Known.DETAILS: _("A customer with this name, address and phone is here already."),
    Known.TWICE: _("The same customer stands further up in the file."),
    Known.OTHER_ACCOUNT: _("This is the address of somebody of the agency or a partner."),
}
QUIET = _("The last order is so long ago that our rules would erase the entry at once.")
TO_COME = _("The day of the last order is still to come.")
_BY_NAME = by_name(COLUMNS)


def example(today: date) -> dict[str, str | LazyText]:
    """An invented customer who ordered last week, for whom nothing is due to be erased."""
    return {**_EXAMPLE, "last_order": (today - timedelta(weeks=1)).isoformat()}


def understand(lines: Sequence[Line], *, now: datetime) -> Understood[Entry]:
    """Entries of those who can be taken in. Nothing is asked of the database row by row."""
    read: list[tuple[int, Entry]] = []
    left: list[LeftOut] = []
    words = _Words(timezone.localdate(now))
    for line in lines:
        try:
            read.append((line.number, words.entry(line)))
        except NotTaken as fault:
            left.append(LeftOut(line.number, fault.reasons))
    entries = []
    for (number, entry), known in zip(read, known_customers([e for _n, e in read]), strict=True):
        if known is None:
            entries.append(entry)
        else:
            left.append(LeftOut(number, (KNOWN[known],), is_fault=known is Known.OTHER_ACCOUNT))
    return Understood(tuple(entries), tuple(sorted(left, key=lambda each: each.line)))


class _Words:
    """How the rows of one file are read: what the words in them mean, and on which day."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._kinds = spellings(Customer.Kind.choices, **KINDS)
        self._sent = spellings(InvoiceDetails.Sent.choices, **SENT)
        self._languages = spellings([(code, code) for code in ("nb", "nn", "en")], **WRITES_IN)

    def entry(self, line: Line) -> Entry:
        """Raises `NotTaken`."""
        check_shape(line)
        cells = line.cells
        number = cells.get("organisation_number", "")
        kind = code_of(_BY_NAME["kind"], line, self._kinds)
        usual = Customer.Kind.ORGANISATION if number else Customer.Kind.PERSON
        new = NewForm(
            {**cells, "name": _name(line), "address": _address(line), "kind": kind or usual}
        )
        invoicing = self._invoicing(line)
        contact = ContactForm({"name": cells.get("contact", "")})
        asks_for = bool(cells.get("contact")) and (kind or usual) == Customer.Kind.ORGANISATION
        check_forms(new, *([invoicing] if invoicing else []), *([contact] if asks_for else []))
        language = code_of(_BY_NAME["language"], line, self._languages)
        email = new.cleaned_data["email"].lower()
        return Entry(
            new.contact(language=language or "nb", email=email),
            invoicing.invoicing() if invoicing else None,
            contact.cleaned_data["name"] if asks_for else "",
            self._last_order(line),
        )

    def _invoicing(self, line: Line) -> InvoicingForm | None:
        """None if the row says nothing of invoices."""
        given = {
            "organisation_number": line.cells.get("organisation_number", ""),
            "reference": line.cells.get("reference", ""),
            "address": line.cells.get("invoice_address", ""),
            "email": line.cells.get("invoice_email", ""),
            "sent": code_of(_BY_NAME["sent"], line, self._sent),
        }
        return (
            InvoicingForm({**given, "sent": given["sent"] or "email"})
            if any(given.values())
            else None
        )

    def _last_order(self, line: Line) -> date | None:
        text = line.cells.get("last_order", "")
        if not text:
            return None
        try:
            day = day_of(text)
        except NotUnderstood:
            raise NotTaken(unknown(_BY_NAME["last_order"])) from None
        reason: Reason | None = TO_COME if day > self._today else None
        if reason or is_quiet(day, today=self._today):
            raise NotTaken(reason or QUIET)
        return day


def _name(line: Line) -> str:
    return f"{line.cells.get('first_name', '')} {line.cells['name']}".strip()


def _address(line: Line) -> str:
    place = f"{line.cells.get('postal_code', '')} {line.cells.get('city', '')}".strip()
    return ", ".join(part for part in (line.cells.get("address", ""), place) if part)
