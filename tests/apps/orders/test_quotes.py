"""The way of a quote: proposed, sent, accepted or declined, run out, replaced."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from ordvern.apps.billing import prices
from ordvern.apps.billing.issuing import NothingToInvoice
from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.papers import calculation_of
from ordvern.apps.billing.prices import NoPrice
from ordvern.apps.billing.services import Item
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.billing.usecases.set_terms import set_terms
from ordvern.apps.core.actors import STRANGER, SYSTEM, Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.memories.counting import keep
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import BANDS, Asked, NotAgreed, proposal, words_of
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.tasks import quotes
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.answer_quote import accept_quote, refuse_quote
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.send_quote import send_quote
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.partners.models import Partner
from ordvern.memory.analysis import USUAL_GRID, Analysis, Count, Row
from tests.apps.billing.selling import open_list, set_agency
from tests.cast import HARMLESS, customer_of, work


@pytest.fixture
def released(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    """Eight harmless words, released; the agency has prices and wants one agreed first."""
    open_list()
    set_agency(quote_first=True)
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    return order


@pytest.fixture
def quote(released: Order, siri: Actor, now: datetime) -> Quote:
    found = proposal(released, Asked(), day=timezone.localdate(now))
    until = timezone.localdate(now + timedelta(days=14))
    sent = send_quote(released, calculation=found, valid_until=until, actor=siri, now=now)
    released.refresh_from_db()
    return sent


def test_words_are_priced_and_sent(quote: Quote, released: Order) -> None:
    found = calculation_of(quote)

    assert released.status == Status.QUOTED
    assert [line.band for line in found.lines] == ["new"]
    assert found.net.amount == Decimal("2.10") * words_of(released).total
    work()
    assert quote.title in f"{quote.number}-1"
    assert f"/tilbud/svar/{quote.token}/" in str(mail.outbox[-1].body)


def test_what_a_memory_knows_costs_its_band(released: Order, now: datetime) -> None:
    rows = {Row.EXACT: Count(1, 100), Row.REPEATED: Count(1, 7), Row.REPEATED_ACROSS: Count(1, 3)}
    keep(released.folder, "fr", Analysis(rows, "rules"), unread=0, now=now)

    found = proposal(released, Asked(), day=timezone.localdate(now))

    assert set(BANDS) == set(Row)
    assert [(line.band, line.quantity) for line in found.lines] == [
        ("exact", 100),
        ("repetition", 10),
    ]


def test_a_hole_is_told(released: Order, now: datetime) -> None:
    with pytest.raises(NoPrice) as raised:
        proposal(released, Asked(Item.CERTIFIED), day=timezone.localdate(now))

    assert raised.value.holes[0].item == Item.CERTIFIED


def test_before_the_list_is_valid_there_is_no_price(released: Order) -> None:
    with pytest.raises(NoPrice):
        proposal(released, Asked(), day=datetime(2025, 12, 31).date())  # noqa: DTZ001 - a day only


def test_the_customers_own_list_comes_first(released: Order, now: datetime) -> None:
    open_list(released.customer, minimum=Decimal(500))

    assert proposal(released, Asked(), day=timezone.localdate(now)).net.amount == 500


def test_lines_of_nothing_are_not_sent(released: Order, siri: Actor, now: datetime) -> None:
    found = proposal(
        released, Asked(Item.PROOFREADING, hours=Decimal("0.000001")), day=timezone.localdate(now)
    )

    with pytest.raises(NothingToInvoice):
        send_quote(
            released, calculation=found, valid_until=timezone.localdate(now), actor=siri, now=now
        )


def test_no_work_before_the_answer(
    released: Order, siri: Actor, jean: Partner, now: datetime
) -> None:
    with pytest.raises(NotAgreed):
        start_work(released, actor=siri, now=now)
    with pytest.raises(NotAgreed):
        offer_job(released, partner=jean, due_on=None, actor=siri, now=now)


def test_accepted_it_goes_to_work(
    quote: Quote, released: Order, siri: Actor, now: datetime
) -> None:
    accept_quote(quote, actor=STRANGER, now=now)

    start_work(released, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        accept_quote(quote, actor=STRANGER, now=now)


def test_framework_customers_go_straight(released: Order, siri: Actor, now: datetime) -> None:
    set_terms(released.customer, typed={"agreed_on": timezone.localdate(now)}, actor=siri, now=now)

    start_work(released, actor=siri, now=now)


def test_staff_may_say_that_it_is_ordered(released: Order, siri: Actor, now: datetime) -> None:
    agree_on_price(released, actor=siri, now=now)
    agree_on_price(released, actor=siri, now=now)

    start_work(released, actor=siri, now=now)


def test_nobody_says_so_over_an_open_quote(quote: Quote, released: Order, siri: Actor) -> None:
    with pytest.raises(NotAllowedNow):
        agree_on_price(released, actor=siri, now=timezone.now())


def test_declined_the_files_go_within_a_day(quote: Quote, released: Order, now: datetime) -> None:
    refuse_quote(quote, erase_now=False, actor=STRANGER, now=now)

    released.refresh_from_db()
    assert released.status == Status.NOT_ORDERED
    assert released.folder.erase_by == now + timedelta(hours=24)


def test_declined_and_erased_at_once(quote: Quote, released: Order, now: datetime) -> None:
    refuse_quote(quote, erase_now=True, actor=customer_of(released), now=now)
    work()

    released.folder.refresh_from_db()
    assert released.folder.erased_at is not None
    assert quote.lines.count() == 1


def test_a_new_version_takes_the_place_of_the_old(
    quote: Quote, released: Order, siri: Actor, now: datetime
) -> None:
    until = quote.valid_until
    second = send_quote(
        released, calculation=calculation_of(quote), valid_until=until, actor=siri, now=now
    )

    quote.refresh_from_db()
    assert (quote.status, second.version) == (QuoteStatus.REPLACED, 2)
    with pytest.raises(NotAllowedNow):
        accept_quote(quote, actor=STRANGER, now=now)
    accept_quote(second, actor=STRANGER, now=now)


def test_a_quote_stands_to_the_end_of_its_day(quote: Quote, now: datetime) -> None:
    late = now + timedelta(days=15)

    with pytest.raises(NotAllowedNow):
        accept_quote(quote, actor=STRANGER, now=late)
    accept_quote(quote, actor=STRANGER, now=now + timedelta(days=14))


def test_run_out_it_is_told_and_the_files_go(quote: Quote, released: Order, now: datetime) -> None:
    Quote.objects.update(valid_until=timezone.localdate(now - timedelta(days=1)))

    quotes("", lambda *_: None)
    quotes("", lambda *_: None)

    released.refresh_from_db()
    assert released.status == Status.NOT_ORDERED
    assert released.folder.erase_by is not None
    work()
    assert [m.subject for m in mail.outbox if "gått ut" in m.subject or "run out" in m.subject]


def test_one_reminder_before_it_runs_out(quote: Quote, now: datetime) -> None:
    Quote.objects.update(
        valid_until=timezone.localdate(now + timedelta(days=2)), sent_at=now - timedelta(days=12)
    )

    quotes("", lambda *_: None)
    quotes("", lambda *_: None)

    quote.refresh_from_db()
    assert quote.reminded_at is not None
    work()
    assert sum(str(quote.token) in str(m.body) for m in mail.outbox) == 2


def test_withdrawn_it_can_no_longer_be_accepted(
    quote: Quote, released: Order, now: datetime
) -> None:
    withdraw(released, actor=customer_of(released), now=now)

    with pytest.raises(NotAllowedNow):
        accept_quote(quote, actor=STRANGER, now=now)
    assert not Quote.objects.filter(status=QuoteStatus.SENT).exists()


def test_a_customer_sees_his_own(quote: Quote, released: Order, jean: Partner) -> None:
    assert Quote.objects.visible_to(customer_of(released)).count() == 1
    assert not Quote.objects.visible_to(jean.account.actor).exists()
    assert not Quote.objects.visible_to(SYSTEM).exists()


def test_usual_shares_are_the_same_for_programs_and_price_lists() -> None:
    """What `ordvern memory analyse` reckons with, and what a new list begins with."""
    assert USUAL_GRID.percent == {row: prices.USUAL_GRID[band] for row, band in BANDS.items()}
