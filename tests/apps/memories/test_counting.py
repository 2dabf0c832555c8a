"""The words of an order's files, by what the memories hold, are counted with the screening."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import name_of
from ordvern.apps.core.models import AuditEvent, QueuedTask
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.shredding import destroy
from ordvern.apps.files.store import put_bytes
from ordvern.apps.memories.counting import analysis_of
from ordvern.apps.memories.models import Counting, Memory
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.certify_order import certify_order
from ordvern.apps.orders.usecases.send_new_file import send_new_file
from ordvern.apps.orders.usecases.settle_screening import COUNT
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


def readings(order: Order) -> int:
    """How often the system opened the order's files."""
    names = [name_of(file) for file in order.folder.files.all()]
    return AuditEvent.objects.filter(verb="file.read", subject__in=names).count()


def test_one_reading_serves_screening_and_counting(screened: Callable[..., Order]) -> None:
    order = screened(TEXT, TEXT)
    assert sum(words(order).values()) == 28
    assert readings(order) == 2
    assert not QueuedTask.objects.filter(kind=COUNT).exists()


def test_a_count_that_fails_is_made_later_and_the_screening_stands(
    submit: Callable[..., Order], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = submit(TEXT)

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("ordvern.apps.orders.tasks.count_words", broken)
        work()
    assert order.folder.files.get().screening.was_read
    QueuedTask.objects.update(run_at=timezone.now())
    work()
    assert sum(words(order).values()) == 14
    assert readings(order) == 2


def test_files_screened_before_are_read_for_the_count(
    screened: Callable[..., Order], siri: Actor
) -> None:
    order = screened(TEXT, "Lukk porten.")
    _first, second = order.folder.files.working()
    deposit = put_bytes(order.folder, b"Lukk vinduet.", name="ny.txt")
    send_new_file(order, replaces=second, deposit=deposit, actor=siri, now=timezone.now())
    work()
    assert sum(words(order).values()) == 16
    assert readings(order) == 4  # both at first; then the new one, and the old one for the count


def test_nothing_is_counted_of_what_is_certified_meanwhile(
    submit: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = submit(TEXT)
    certify_order(order, actor=siri, now=now)
    work()
    assert analysis_of(order.folder, order.target_language) is None
