"""Who of a list is on the register already, or stands in the list twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User
from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import Customer, InvoiceDetails
from ordvern.apps.customers.usecases.keep_invoice_details import Invoicing
from ordvern.apps.retention.rules import DataClass, rule_of

AT_ONCE = 500
"""How many values a query asks for: both databases take more, but not without end."""


class Known(StrEnum):
    """Why a row is left out though nothing is wrong with it."""

    EMAIL = "email"
    NUMBER = "number"
    DETAILS = "details"
    TWICE = "twice"
    OTHER_ACCOUNT = "other_account"


@dataclass(frozen=True, slots=True)
class Entry:
    """A customer of a list: his details, what invoices need, whom to ask for, and the day of his
    last order if the list tells it."""

    contact: Contact
    invoicing: Invoicing | None = None
    ask_for: str = ""
    last_order: date | None = None


def known_customers(entries: Sequence[Entry]) -> list[Known | None]:
    """For each entry why it is left out, or None."""
    accounts = _roles(entry.contact.email for entry in entries)
    customers = _with_entry(entry.contact.email for entry in entries)
    numbers = _numbers(_number(entry) for entry in entries)
    alike = _alike(entry.contact.name for entry in entries)
    seen: set[object] = set()
    found: list[Known | None] = []
    for entry in entries:
        email, number, same = entry.contact.email, _number(entry), _same(entry.contact)
        marks = {mark for mark in (email, number, same) if mark}
        if email and accounts.get(email, Role.CUSTOMER) != Role.CUSTOMER:
            found.append(Known.OTHER_ACCOUNT)
        elif email in customers:
            found.append(Known.EMAIL)
        elif number in numbers:
            found.append(Known.NUMBER)
        elif same in alike:
            found.append(Known.DETAILS)
        else:
            found.append(Known.TWICE if marks & seen else None)
        seen |= marks
    return found


def is_quiet(day: date, *, today: date) -> bool:
    """Whether a customer whose last order was on `day` would be forgotten at once."""
    return day <= rule_of(DataClass.CUSTOMERS).not_before.cutoff(today)


def on_day(day: date | None, now: datetime) -> datetime | None:
    """The same time of the day as `now` by the agency's clock, on that day."""
    if day is None:
        return None
    here = timezone.localtime(now)
    return datetime.combine(day, here.time(), here.tzinfo)


def _number(entry: Entry) -> str:
    return entry.invoicing.organisation_number if entry.invoicing else ""


def _same(contact: Contact) -> tuple[str, str, str]:
    return contact.name.casefold(), contact.address.casefold(), contact.phone


def _roles(emails: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _parts(emails):
        found |= dict(User.objects.filter(email__in=part).values_list("email", "role"))
    return found


def _with_entry(emails: Iterable[str]) -> set[str]:
    standing, name = Customer.objects.standing(), "account__email"
    return {
        each
        for part in _parts(emails)
        for each in standing.filter(account__email__in=part).values_list(name, flat=True)
    }


def _numbers(numbers: Iterable[str]) -> set[str]:
    standing = InvoiceDetails.objects.filter(customer__erased_at=None)
    name = "organisation_number"
    return {
        each
        for part in _parts(numbers)
        for each in standing.filter(organisation_number__in=part).values_list(name, flat=True)
    }


def _alike(names: Iterable[str]) -> set[tuple[str, str, str]]:
    """Entries of the same names, with all that tells them from one another."""
    standing, fields = Customer.objects.standing(), ("name", "address", "phone")
    return {
        (name.casefold(), address.casefold(), phone)
        for part in _parts(names)
        for name, address, phone in standing.filter(name__in=part).values_list(*fields)
    }


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    asked = sorted({value for value in values if value})
    yield from (asked[at : at + AT_ONCE] for at in range(0, len(asked), AT_ONCE))
