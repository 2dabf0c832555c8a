"""The words of an order's files, by what the memories hold, are counted right after screening."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.shredding import destroy
from ordvern.apps.memories.counting import analysis_of
from ordvern.apps.memories.models import Counting, Memory
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.memory.analysis import RULES, Row
from tests.cast import OLA, work

from .conftest import AGENCY, let_in

pytestmark = pytest.mark.django_db(transaction=True)
PRESS = ("Trykk på den røde knappen.", "Appuyez sur le bouton rouge.")
TEXT = "Trykk på den røde knappen. Trykk på den grønne knappen. Lukk døra. Lukk døra."


def words(order: Order) -> dict[Row, int]:
    found = analysis_of(order.folder, order.target_language)
    assert found
    assert found.rules == RULES
    return {row: count.words for row, count in found.rows.items() if count.words}


@pytest.fixture
def opened(siri: Actor, now: datetime) -> Callable[[Customer | None], Memory]:
    """Memories of the pair that the cast's orders are in, with one unit."""

    def make(customer: Customer | None) -> Memory:
        memory = open_memory(
            "Minne",
            source_language="nb",
            target_language="fr",
            customer=customer,
            actor=siri,
            now=now,
        )
        add(memory, let_in(PRESS), scopes=[AGENCY], now=now)
        return memory

    return make


def test_words_are_counted_by_match(
    opened: Callable[..., Memory], screened: Callable[..., Order]
) -> None:
    opened(None)
    assert words(screened(TEXT)) == {
        Row.EXACT: 5, Row.MEDIUM: 5, Row.NEW: 2, Row.REPEATED: 2,
    }  # fmt: skip


def test_a_customers_memory_counts_for_that_customer_alone(
    opened: Callable[..., Memory], submit: Callable[..., Order]
) -> None:
    order = submit(TEXT)
    opened(order.customer)
    others = submit(TEXT, contact=OLA)
    work()
    assert words(order)[Row.EXACT] == 5
    assert Row.EXACT not in words(others)


def test_a_memory_whose_key_is_gone_is_passed_over(
    opened: Callable[..., Memory], submit: Callable[..., Order]
) -> None:
    order = submit(TEXT)
    memory = opened(order.customer)
    assert memory.folder
    destroy(memory.folder)
    work()
    assert Row.EXACT not in words(order)


def test_files_that_cannot_be_read_are_told_of(screened: Callable[..., Order]) -> None:
    order = screened(TEXT, b"\x00\x01 no document")
    assert Counting.objects.get(folder=order.folder).unread == 1


def test_without_an_analysis_there_is_none(submit: Callable[..., Order]) -> None:
    order = submit(TEXT)
    assert analysis_of(order.folder, order.target_language) is None


def test_the_agencys_units_count_for_less_where_it_was_agreed(
    opened: Callable[..., Memory], screened: Callable[..., Order], settings: Any
) -> None:
    settings.MATCH_PENALTIES = settings.MATCH_PENALTIES | {"foreign": 6}
    opened(None)
    assert words(screened("Trykk på den røde knappen.")) == {Row.MEDIUM_HIGH: 5}
