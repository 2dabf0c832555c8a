"""The customer's invoices: his own, with what to pay and until when it must be kept."""

from django.test import Client

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
