"""Whoever objects to being remembered is not remembered: not before, not later, by no way in."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.models import Customer
from ordvern.apps.memories.models import Memory, Objection, StoredUnit
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order, Remembering
from ordvern.apps.orders.remembering import NotForMemories, begin, memories_for
from ordvern.apps.orders.usecases.remember_sentences import remember_sentences
from ordvern.apps.rights.models import Case, Kind
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Coded, Scope, ScopeKind, Unit
from ordvern.memory.guard import Admitted, admit
from tests.cast import work

Ask = Callable[..., Case]


@pytest.fixture
def memory(kari: Customer, siri: Actor, now: datetime) -> Memory:
    return open_memory(
        "Kari",
        source_language="nb",
        target_language="fr",
        customer=kari,
        actor=siri,
        now=now,
    )


def stored(memory: Memory, now: datetime) -> int:
    unit = Unit(Coded("Kniven er skarp."), Coded("Le couteau coupe."), "nb", "fr")
    admitted = [each for each in admit([unit], screen=scan_rows) if isinstance(each, Admitted)]
    scope = Scope(ScopeKind.CUSTOMER, str(memory.customer_id))
    return add(memory, admitted, scopes=[scope], now=now)


def test_what_is_remembered_goes_and_nothing_comes_again(
    asked: Ask, memory: Memory, order: Order, ingrid: Actor, now: datetime
) -> None:
    work()  # screened, and harmless
    assert stored(memory, now) == 1
    assert memories_for(order).exists()

    answer_case(asked(Kind.OBJECTION), actor=ingrid, now=now)

    assert not StoredUnit.objects.exists()
    assert stored(memory, now) == 0
    assert not memories_for(order).exists()
    with pytest.raises(NotForMemories):
        begin(order, memories=[memory], now=now)
    assert Objection.objects.get().account == order.customer.account


def test_what_was_on_its_way_into_a_memory_does_not_arrive(
    asked: Ask, memory: Memory, order: Order, ingrid: Actor, now: datetime
) -> None:
    run = Remembering.objects.create(order=order, memory=memory, asked_at=now)
    answer_case(asked(Kind.OBJECTION), actor=ingrid, now=now)

    remember_sentences(run, clock=lambda: now)

    assert (run.stored, StoredUnit.objects.count()) == (0, 0)


def test_granting_it_twice_is_granting_it_once(asked: Ask, ingrid: Actor, now: datetime) -> None:
    for _ in range(2):
        answer_case(asked(Kind.OBJECTION), actor=ingrid, now=now)

    assert Objection.objects.count() == 1
