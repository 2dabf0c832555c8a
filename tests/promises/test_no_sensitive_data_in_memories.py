"""S59: sensitive data are not in memories, and what an order left there goes with it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.apps.statement.promises.no_sensitive_data_in_memories import breaches
from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Coded, Scope, ScopeKind, Unit
from ordvern.memory.guard import Admitted, KeptOut, admit
from tests.cast import HARMLESS

pytestmark = pytest.mark.django_db(transaction=True)


def judged(source: str, target: str) -> list[Admitted | KeptOut]:
    return admit([Unit(Coded(source), Coded(target), "nb", "en")], screen=scan_rows)


@pytest.fixture
def memory(siri: Actor, now: datetime) -> Memory:
    return open_memory("Eget", source_language="nb", target_language="en", actor=siri, now=now)


@pytest.fixture
def order(submit: Callable[..., Order], memory: Memory, now: datetime) -> Order:
    """An order that left a unit in the memory."""
    sent = submit(HARMLESS)
    (admitted,) = judged("Lukk døra.", "Close the door.")
    assert isinstance(admitted, Admitted)
    add(memory, [admitted], scopes=[Scope(ScopeKind.ORDER, sent.number)], now=now)
    return sent


def test_kept(order: Order, now: datetime) -> None:
    assert list(breaches(now)) == []
    erase_folder(order.folder, now=timezone.now())
    assert list(breaches(now)) == []
    assert not StoredUnit.objects.exists()


def test_breach_is_seen(order: Order, now: datetime) -> None:
    unit = StoredUnit.objects.get()
    StoredUnit.objects.update(source="Pasienten Torgunn Kvalheim har epilepsi.")

    assert list(breaches(now)) == [f"storedunit:{unit.pk}"]


def test_a_unit_left_by_an_erased_order_is_seen(order: Order, now: datetime) -> None:
    unit = StoredUnit.objects.get()
    type(order.folder).objects.filter(pk=order.folder.pk).update(erased_at=now)

    assert list(breaches(now)) == [f"storedunit:{unit.pk}"]


def test_the_short_cut_is_refused(memory: Memory, now: datetime) -> None:
    (outcome,) = judged("Pasienten Torgunn Kvalheim har epilepsi.", "She has epilepsy.")

    assert isinstance(outcome, KeptOut)
    with pytest.raises(AttributeError):
        add(memory, [outcome], scopes=[], now=now)  # type: ignore[list-item]  # the short cut
