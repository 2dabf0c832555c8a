"""The register: corrections, contacts, invoice details, and two entries made one."""

from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.customers.models import ContactPerson, Customer, InvoiceDetails
from ordvern.apps.customers.organisation_number import digits_of, is_organisation_number
from ordvern.apps.customers.usecases.add_contact import add_contact
from ordvern.apps.customers.usecases.correct_details import Details, correct_details
from ordvern.apps.customers.usecases.keep_invoice_details import (
    Invoicing,
    NotAnOrganisationNumber,
    keep_invoice_details,
)
from ordvern.apps.customers.usecases.remove_contact import remove_contact
from tests.cast import KARI

FIRM = Contact("Fjell AS", "post@fjell.example", kind=Customer.Kind.ORGANISATION)


@pytest.fixture
def firm(agency: object, now: datetime) -> Customer:
    return register(FIRM, now=now)


@pytest.mark.parametrize("written", ["974760673", "974 760 673", "NO974760673MVA", "974.760.673"])
def test_organisation_number_is_read_as_people_write_it(written: str) -> None:
    assert is_organisation_number(digits_of(written))


@pytest.mark.parametrize("wrong", ["974760674", "97476067", "9747606733", "97476067x", ""])
def test_wrong_organisation_number_is_seen(wrong: str) -> None:
    assert not is_organisation_number(wrong)


def test_every_single_wrong_digit_is_seen() -> None:
    """Modulus 11 with these weights misses no single changed digit."""
    right = "974760673"
    changed = {
        right[:place] + digit + right[place + 1 :] for place in range(9) for digit in "0123456789"
    }

    assert [each for each in changed if is_organisation_number(each)] == [right]


def test_details_are_replaced_and_logged(agency: object, now: datetime, siri: Actor) -> None:
    kari = register(KARI, now=now)

    correct_details(kari, details=Details("Kari Lunde Vik", phone="40"), actor=siri, now=now)

    assert (kari.name, kari.address, kari.phone) == ("Kari Lunde Vik", "", "40")
    entry = AuditEvent.objects.get(verb="customer.corrected")
    assert entry.subject == f"customer:{kari.pk}"


def test_erased_details_stay_erased(firm: Customer, now: datetime, siri: Actor) -> None:
    Customer.objects.update(erased_at=now, name="")

    with pytest.raises(NotAllowedNow):
        correct_details(firm, details=Details("Fjell AS"), actor=siri, now=now)
    assert Customer.objects.get().name == ""


def test_an_erased_entry_is_not_found_again(firm: Customer, now: datetime) -> None:
    Customer.objects.update(erased_at=now)

    assert register(FIRM, now=now).pk != firm.pk


def test_invoice_details_are_kept_with_a_proper_number(
    firm: Customer, now: datetime, siri: Actor
) -> None:
    wanted = Invoicing("974 760 673 MVA", "B-12", sent=InvoiceDetails.Sent.EHF)

    keep_invoice_details(firm, invoicing=wanted, actor=siri, now=now)

    assert firm.invoice_details.organisation_number == "974760673"
    with pytest.raises(NotAnOrganisationNumber):
        keep_invoice_details(firm, invoicing=Invoicing("974760674"), actor=siri, now=now)
    assert InvoiceDetails.objects.get().organisation_number == "974760673"


def test_organisations_have_contacts_and_persons_none(
    firm: Customer, now: datetime, siri: Actor
) -> None:
    contact = add_contact(firm, name="Liv", email="", phone="41", actor=siri, now=now)
    kari = register(KARI, now=now)
    with pytest.raises(NotAllowedNow):
        add_contact(kari, name="Per", email="", phone="", actor=siri, now=now)

    remove_contact(contact, actor=siri, now=now)

    assert not ContactPerson.objects.exists()


@pytest.mark.parametrize("words", ["fjell", "FJELL", "post@fj", "9747"])
def test_it_is_found_by_what_people_remember(
    firm: Customer, now: datetime, siri: Actor, words: str
) -> None:
    register(KARI, now=now)
    keep_invoice_details(firm, invoicing=Invoicing("974760673"), actor=siri, now=now)

    assert [each.pk for each in Customer.objects.matching(words)] == [firm.pk]
