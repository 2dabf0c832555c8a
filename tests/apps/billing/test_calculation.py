"""From words and prices to sums: bands, minimum, rush, tax, and holes that are named."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.apps.billing.calculation import Calculation, Line, Wanted, calculate
from ordvern.apps.billing.money import Money
from ordvern.apps.billing.prices import Hole, NoPrice, PriceBook, Rate
from ordvern.apps.billing.services import Band, Item, Unit
from ordvern.apps.billing.vat import NoRate, Vat, VatClass
from ordvern.apps.billing.words import WordsByBand

DAY = date(2026, 11, 22)
VAT = Vat.on(DAY, VatClass.STANDARD)
TRANSLATION = Rate(Item.TRANSLATION, Unit.WORD, Decimal("2.10"), "nb", "fr")
BOOK = PriceBook("NOK", [TRANSLATION], rush=Decimal(50))
WORDS = WordsByBand({Band.EXACT: 100, Band.GOOD: 50, Band.NEW: 300})
TEXT = Wanted(Item.TRANSLATION, "nb", "fr", words=WORDS)


def priced(wanted: Wanted = TEXT, *books: PriceBook, in_a_rush: bool = False) -> Calculation:
    return calculate([wanted], books=books or [BOOK], vat=VAT, in_a_rush=in_a_rush)


def test_each_band_costs_its_share() -> None:
    found = priced()

    assert [(line.band, line.unit_price) for line in found.lines] == [
        ("exact", Decimal("0.42")),
        ("good", Decimal("1.26")),
        ("new", Decimal("2.10")),
    ]
    assert found.net == Money(4200 + 6300 + 63000)
    assert (found.tax.minor, found.gross.minor) == (18375, 91875)


def test_a_certified_text_has_no_bands() -> None:
    certified = replace(TRANSLATION, item=Item.CERTIFIED)

    found = priced(replace(TEXT, item=Item.CERTIFIED), replace(BOOK, rates=[certified]))

    assert [(line.band, line.quantity) for line in found.lines] == [("", Decimal(450))]


@pytest.mark.parametrize(("words", "pages"), [(0, 1), (1, 1), (250, 1), (251, 2), (1001, 5)])
def test_a_page_begun_is_a_page(words: int, pages: int) -> None:
    book = replace(BOOK, rates=[replace(TRANSLATION, unit=Unit.PAGE, price=Decimal(400))])

    found = priced(replace(TEXT, words=WordsByBand.all_new(words)), book)

    assert found.lines[0].quantity == pages


def test_interpreting_is_paid_by_the_hour() -> None:
    book = replace(BOOK, rates=[Rate(Item.INTERPRETING, Unit.HOUR, Decimal(950))])

    found = priced(Wanted(Item.INTERPRETING, "nb", "so", quantity=Decimal("2.5")), book)

    assert found.net == Money(237500)


@pytest.mark.parametrize(
    ("words", "hours"), [(0, "1"), (1, "0.5"), (750, "0.5"), (751, "1"), (1500, "1"), (4200, "3")]
)
def test_hours_are_reckoned_from_the_words_each_half_begun(words: int, hours: str) -> None:
    book = PriceBook("NOK", [Rate(Item.PROOFREADING, Unit.HOUR, Decimal(700))])
    counted = WordsByBand.all_new(words)
    found = priced(Wanted(Item.PROOFREADING, "nb", "en", words=counted), book)

    assert found.lines[0].quantity == Decimal(hours)
    assert found.net.amount == Decimal(hours) * 700


def test_hours_that_somebody_set_stand() -> None:
    book = PriceBook("NOK", [Rate(Item.PROOFREADING, Unit.HOUR, Decimal(700))], words_per_hour=100)
    wanted = Wanted(
        Item.PROOFREADING, "nb", "en", words=WordsByBand.all_new(4200), quantity=Decimal("2.5")
    )

    assert priced(wanted, book).lines[0].quantity == Decimal("2.5")


@pytest.mark.parametrize(
    ("length", "typed", "hours"), [("1", None, "2"), ("3.5", None, "3.5"), ("1", "1", "1")]
)
def test_an_interpreter_is_paid_the_least_hours_of_the_list(
    length: str, typed: str | None, hours: str
) -> None:
    """Unless somebody typed others."""
    rates = [Rate(Item.INTERPRETING, Unit.HOUR, Decimal(960))]
    book = PriceBook("NOK", rates, least_hours=Decimal(2))
    said = Decimal(typed) if typed else None
    wanted = Wanted(Item.INTERPRETING, "nb", "so", length=Decimal(length), quantity=said)

    assert priced(wanted, book).lines[0].quantity == Decimal(hours)


def test_words_say_nothing_of_how_long_an_interpreter_is_needed() -> None:
    book = PriceBook("NOK", [Rate(Item.INTERPRETING, Unit.HOUR, Decimal(960))])
    wanted = Wanted(Item.INTERPRETING, "nb", "so", words=WordsByBand.all_new(4200))

    assert priced(wanted, book).lines[0].quantity == 1


def test_the_minimum_is_filled_up_before_the_rush() -> None:
    book = replace(BOOK, minimum=Money(120000))

    found = priced(TEXT, book, in_a_rush=True)

    assert [line.item for line in found.lines[-2:]] == [Item.MINIMUM_FEE, Item.RUSH]
    assert found.net == Money(180000)


def test_a_hole_is_named_and_never_zero() -> None:
    wanted = [TEXT, replace(TEXT, target_language="pl"), replace(TEXT, item=Item.PROOFREADING)]

    with pytest.raises(NoPrice) as raised:
        calculate(wanted, books=[BOOK], vat=VAT)

    assert raised.value.holes == (
        Hole(Item.TRANSLATION, "nb", "pl"),
        Hole(Item.PROOFREADING, "nb", "fr"),
    )


def test_without_any_list_there_is_no_price() -> None:
    with pytest.raises(NoPrice):
        calculate([TEXT], books=[], vat=VAT)


def test_the_customers_own_list_comes_first_and_the_agencys_fills_its_holes() -> None:
    own = PriceBook("NOK", [replace(TRANSLATION, price=Decimal(1))])
    agency = replace(BOOK, rates=[*BOOK.rates, replace(TRANSLATION, target_language="en")])

    assert priced(TEXT, own, agency).lines[-1].unit_price == Decimal(1)
    other = replace(TEXT, target_language="en")
    assert priced(other, own, agency).lines[-1].unit_price == Decimal("2.10")
    with pytest.raises(NoPrice):
        priced(other, replace(own, currency="EUR"), agency)


def test_the_closest_rate_counts() -> None:
    rates = [
        replace(TRANSLATION, source_language="", target_language="", price=Decimal(3)),
        TRANSLATION,
        replace(TRANSLATION, subject="legal", price=Decimal(4)),
    ]
    book = replace(BOOK, rates=rates)

    assert priced(TEXT, book).lines[-1].unit_price == Decimal("2.10")
    assert priced(replace(TEXT, subject="legal"), book).lines[-1].unit_price == Decimal(4)
    assert priced(replace(TEXT, source_language="en"), book).lines[-1].unit_price == Decimal(3)


def test_outside_the_register_there_is_no_tax() -> None:
    assert Vat.on(DAY, VatClass.OUTSIDE).rate == 0
    with pytest.raises(NoRate):
        Vat.on(date(2004, 12, 31), VatClass.STANDARD)


@given(
    quantity=st.decimals(min_value="0.01", max_value=10**6, places=2),
    price=st.decimals(min_value="0.0001", max_value=10**4, places=4),
    discount=st.decimals(min_value=0, max_value=100, places=2),
)
def test_sums_follow_from_lines(quantity: Decimal, price: Decimal, discount: Decimal) -> None:
    line = Line(Item.TRANSLATION, Unit.WORD, quantity, price, discount=discount)
    found = Calculation((line, line), VAT)

    assert found.net.minor == 2 * line.net.minor
    assert 0 <= line.net.minor <= line.full.minor
    assert found.gross - found.tax == found.net
