"""An invoice on paper: what is to be paid is seen first, and nothing leaves the sheet."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pypdfium2 as pdfium
import pytest

from ordvern.apps.billing.bill import bill_of
from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.pdf import _grouped, _invoice_words, _printed, invoice_pdf
from ordvern.apps.orders.models import Order
from ordvern.documents import read
from tests.apps.billing.selling import invoice_of
from tests.apps.sheets import beyond
from tests.cast import Submit

MARGIN = 70.8  # points: the sheet's 25 mm
LONG = "Sandefjordsvindmølleanleggsdriftsselskapskonkursbobestyrerkontorarkivforvaltning"


@pytest.fixture
def order(submit: Submit) -> Order:
    return submit("tekst")


def words_on(pdf: bytes) -> str:
    return " ".join(segment.text for segment in read(BytesIO(pdf)).segments)


def test_an_invoice_says_what_to_pay_when_and_where_in_one_place(order: Order) -> None:
    invoice = invoice_of(order)

    words = _invoice_words(bill_of(invoice))

    assert [value for _label, value in words["pay"]][2:] == ["8601 11 17947", bill_of(invoice).kid]
    assert "8601 11 17947" in words_on(invoice_pdf(invoice))


def test_no_column_for_discounts_that_nobody_gives(order: Order) -> None:
    bill = bill_of(invoice_of(order))
    line = replace(bill.calculation.lines[0], discount=Decimal(30))
    cheaper = replace(bill, calculation=replace(bill.calculation, lines=(line,)))

    assert len(_invoice_words(bill)["head"]) == 4
    assert len(_invoice_words(cheaper)["head"]) == 5


def test_a_name_of_eighty_letters_and_fifty_lines_stay_on_the_sheet(order: Order) -> None:
    invoice = invoice_of(order)
    Invoice.objects.filter(pk=invoice.pk).update(buyer=invoice.buyer | {"name": LONG})
    words = _invoice_words(bill_of(Invoice.objects.get(pk=invoice.pk)))
    words["lines"] = words["lines"] * 50

    sheets = _printed(words, 0)

    assert len(pdfium.PdfDocument(sheets)) > 1
    assert beyond(sheets, margin=MARGIN) == []


def test_digits_are_grouped_as_norwegians_read_them() -> None:
    assert _grouped("974760673", 3, 3, 3) == "974 760 673"
    assert _grouped("FR12", 3, 3, 3) == "FR12"
