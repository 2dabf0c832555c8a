"""The customer's invoices: his own, with what to pay and until when it must be kept."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from ordvern.apps.billing.models import Invoice
from ordvern.apps.orders.models import Order
from tests.apps.billing.selling import invoice_of


def test_nothing_yet(kari: Client) -> None:
    assert "Du har ingen fakturaer" in kari.get("/kunde/faktura/").content.decode()


def test_his_own_with_what_to_pay(asked: Order, kari: Client, ola: Client) -> None:
    invoice = invoice_of(asked)
    url = f"/kunde/faktura/{invoice.pk}/"

    assert url in kari.get("/kunde/faktura/").content.decode()
    page = kari.get(url).content.decode()
    assert invoice.kid in page
    assert "NOK 187,50" in page.replace("\xa0", " ")
    assert kari.get(f"{url}pdf/").content.startswith(b"%PDF")
    assert url not in ola.get("/kunde/faktura/").content.decode()


def test_one_that_is_overdue_says_so(asked: Order, kari: Client) -> None:
    invoice = invoice_of(asked)
    assert "Forfalt" not in kari.get("/kunde/faktura/").content.decode()

    Invoice.objects.update(due_on=timezone.localdate() - timedelta(days=1))

    assert "Forfalt" in kari.get("/kunde/faktura/").content.decode()
    assert "Forfalt" in kari.get(f"/kunde/faktura/{invoice.pk}/").content.decode()
