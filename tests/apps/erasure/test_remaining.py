"""What a certificate says remains is what the runs of retention keep, to the day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.erasure.remaining import remaining, words_for
from ordvern.apps.erasure.sweeps import SWEEPS
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.retention.rules import DataClass
from tests.apps.billing.selling import invoice_of
from tests.cast import HARMLESS

CAME = datetime(2026, 12, 30, 10, tzinfo=UTC)
CLOSED = datetime(2027, 1, 11, 10, tzinfo=UTC)  # the next accounting year


@pytest.fixture
def order(submit: Callable[..., Order]) -> Order:
    made = submit(HARMLESS)
    Order.objects.update(status=Status.CLOSED, received_at=CAME, closed_at=CLOSED)
    return Order.objects.get(pk=made.pk)


def last_days(order: Order) -> dict[str, str | None]:
    return {each["what"]: each["until"] for each in remaining(order, erased_at=CLOSED)}


def sweeps_order(data: DataClass, day: str) -> bool:
    """Whether a run of that day would delete it."""
    noon = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(hours=12)
    return any(sweep.due(noon).exists() for sweep in SWEEPS if sweep.data is data)


def test_what_was_bought_goes_by_the_year_in_which_it_was_closed(
    order: Order, now: datetime
) -> None:
    until = last_days(order)
    erase_folder(order.folder, now=now)

    assert (until["order_register"], until["invoice"]) == ("2032-12-31", None)
    assert not sweeps_order(DataClass.ORDERS, "2032-12-31")
    assert sweeps_order(DataClass.ORDERS, "2033-01-01")


def test_an_invoice_of_a_later_year_keeps_the_register_as_long(order: Order) -> None:
    made = invoice_of(order)
    Invoice.objects.filter(pk=made.pk).update(
        kept_until=date(2033, 12, 31), erase_after=date(2034, 6, 30)
    )

    until = last_days(order)

    assert (until["invoice"], until["order_register"]) == ("2033-12-31", "2033-12-31")


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.NOT_ORDERED])
def test_of_what_was_never_bought_there_is_no_bookkeeping(
    order: Order, now: datetime, status: str
) -> None:
    Order.objects.update(status=status)
    order.refresh_from_db()

    found = remaining(order, erased_at=CLOSED)
    erase_folder(order.folder, now=now)

    assert found[0]["until"] == "2030-01-11"
    assert not any("bokforing" in each["why"] for each in found)
    assert not sweeps_order(DataClass.ORDERS_NOT_BOUGHT, "2030-01-11")
    assert sweeps_order(DataClass.ORDERS_NOT_BOUGHT, "2030-01-12")


def test_a_quote_that_was_accepted_stays_three_and_a_half_years(order: Order) -> None:
    Quote.objects.create(
        folder=Folder.objects.get(pk=order.folder_id),
        customer=order.customer,
        number=order.number,
        version=1,
        status=QuoteStatus.ACCEPTED,
        vat_class="S",
        vat_rate=25,
        rule="2026-11",
        sent_at=CAME,
        valid_until=CAME.date(),
    )

    assert last_days(order)["accepted_quote"] == "2030-06-30"
    assert sweeps_order(DataClass.QUOTES_TAKEN, "2030-07-01")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("status", [Status.CLOSED, Status.WITHDRAWN])
def test_each_is_said_in_words(order: Order, status: str, language: str) -> None:
    invoice_of(order)
    order.status = status
    with translation.override(language):
        told = [words_for(each) for each in remaining(order, erased_at=CLOSED)]

    assert len(set(told)) == len(told) >= 3
    assert not any("%(" in each for each in told)
    assert ("five years" in told[0]) == (language == "en" and status == Status.CLOSED)
