"""S11: name, address, e-mail, phone, and nothing else."""

from datetime import datetime

import pytest

from ordvern.apps.customers.models import ContactPerson, Customer, InvoiceDetails
from ordvern.apps.statement.promises import only_contact_details
from ordvern.apps.statement.promises.only_contact_details import (
    APPROVED,
    CONTACT,
    INVOICE,
    breaches,
)


def test_kept(now: datetime) -> None:
    assert list(breaches(now)) == []


def test_breach_is_seen(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that nobody approved is a breach: here the phone is taken off the list."""
    monkeypatch.setattr(only_contact_details, "APPROVED", APPROVED - {"customer.phone"})

    assert list(breaches(now)) == ["column:customer.phone"]


def test_the_short_cut_is_refused() -> None:
    """The register has no column into which something more could be written."""
    fields = {
        f"{model._meta.model_name}.{field.name}"
        for model in (Customer, ContactPerson, InvoiceDetails)
        for field in model._meta.concrete_fields
    }

    assert fields == APPROVED
    assert not set(CONTACT) & set(INVOICE)


def test_each_column_says_what_it_is_for() -> None:
    assert all(len(why) > 10 for why in (CONTACT | INVOICE).values())
