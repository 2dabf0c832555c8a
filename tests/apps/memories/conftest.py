"""Memories of the cast: the agency's own and one of Kari's."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Coded, Scope, ScopeKind, Unit
from ordvern.memory.guard import Admitted, admit

Remember = Callable[..., int]
AGENCY = Scope(ScopeKind.AGENCY)


@pytest.fixture
def own(siri: Actor, now: datetime) -> Memory:
    return open_memory("Eget", source_language="nb", target_language="en", actor=siri, now=now)


@pytest.fixture
def karis(siri: Actor, submit: Callable[..., Order], now: datetime) -> Memory:
    customer = submit("tekst").customer
    return open_memory(
        "Karis", source_language="nb", target_language="en", customer=customer, actor=siri, now=now
    )


@pytest.fixture(params=["own", "karis"])
def memory(request: pytest.FixtureRequest) -> Memory:
    """Each kind of memory in turn."""
    found: Memory = request.getfixturevalue(request.param)
    return found


def let_in(*pairs: tuple[str, str]) -> list[Admitted]:
    units = [Unit(Coded(source), Coded(target), "nb", "en") for source, target in pairs]
    outcomes = admit(units, screen=scan_rows)
    return [each for each in outcomes if isinstance(each, Admitted)]


@pytest.fixture
def remember(now: datetime) -> Remember:
    def keep(memory: Memory, *pairs: tuple[str, str], scope: Scope = AGENCY) -> int:
        return add(memory, let_in(*pairs), scopes=[scope], now=now)

    return keep
