"""Units go in through the guard, are found again, and leave nothing when they go."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.shredding import destroy
from ordvern.apps.memories.models import Memory, StoredUnit, UnitScope
from ordvern.apps.memories.selecting import holding_person
from ordvern.apps.memories.store import OpenMemory, find, index_of, remove, withdraw
from ordvern.apps.memories.usecases.edit_unit import edit_unit
from ordvern.apps.memories.usecases.erase_units import erase_units
from ordvern.memory import Coded, Scope, ScopeKind
from ordvern.memory.guard import Admitted, KeptOut
from ordvern.memory.plan import plan
from ordvern.vault import Shredded

from .conftest import AGENCY, let_in

Remember = Callable[..., int]
pytestmark = pytest.mark.django_db(transaction=True)
PRESS = ("Trykk på den røde knappen.", "Press the red button.")
DOOR = ("Lukk døra etter deg.", "Close the door behind you.")


def best(memory: Memory, text: str, threshold: int = 50) -> list[tuple[str, int]]:
    found = find([memory], Coded(text), threshold=threshold)
    return [(match.unit.target.text, match.score) for _, match in found]


def test_what_was_stored_is_found(memory: Memory, remember: Remember) -> None:
    assert remember(memory, PRESS, DOOR) == 2
    assert best(memory, PRESS[0]) == [(PRESS[1], 100)]
    ((target, score),) = best(memory, "Trykk på den grønne knappen.")
    assert (target, 75 <= score < 100) == (PRESS[1], True)
    assert best(memory, "Noe helt annet her") == []


def test_the_same_unit_is_stored_once_with_both_claims(memory: Memory, remember: Remember) -> None:
    remember(memory, PRESS)
    assert remember(memory, PRESS, scope=Scope(ScopeKind.ORDER, "7")) == 0
    assert StoredUnit.objects.count() == 1
    assert set(UnitScope.objects.values_list("kind", "ref")) == {("agency", ""), ("order", "7")}


def test_a_unit_goes_with_its_last_claim(memory: Memory, remember: Remember, now: datetime) -> None:
    order = Scope(ScopeKind.ORDER, "7")
    remember(memory, PRESS)
    remember(memory, PRESS, DOOR, scope=order)
    assert withdraw(order, now=now) == 1
    assert best(memory, PRESS[0]) == [(PRESS[1], 100)]
    assert best(memory, DOOR[0]) == []


def test_a_customers_texts_are_not_readable_in_the_database(
    karis: Memory, remember: Remember
) -> None:
    remember(karis, PRESS)
    row = StoredUnit.objects.get()
    assert (row.source, row.target, row.codes) == ("", "", {})
    assert b"Trykk" not in bytes(row.sealed)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM memory_segment WHERE memory = %s", [karis.pk])
        assert cursor.fetchone() == (0,)


def test_without_the_customers_key_nothing_is_read(karis: Memory, remember: Remember) -> None:
    remember(karis, PRESS)
    assert karis.folder
    destroy(karis.folder)
    with pytest.raises(Shredded):
        best(karis, PRESS[0])


def test_a_unit_moved_to_another_memory_is_not_read(
    karis: Memory, own: Memory, remember: Remember
) -> None:
    remember(karis, PRESS)
    StoredUnit.objects.update(memory=own)
    assert best(own, PRESS[0]) == []


def test_erased_units_leave_rows_claims_and_index(
    memory: Memory, remember: Remember, siri: Actor, now: datetime
) -> None:
    remember(memory, PRESS, DOOR)
    ids = list(StoredUnit.objects.values_list("pk", flat=True))
    assert erase_units(memory, ids=[*ids, 10**6], actor=siri, now=now) == 2
    assert not StoredUnit.objects.exists()
    assert not UnitScope.objects.exists()
    assert list(index_of(memory).likely(plan("abc", 50))) == []
    assert remove(memory, ids, now=now) == 0


def test_a_mended_translation_is_kept(
    memory: Memory, remember: Remember, siri: Actor, now: datetime
) -> None:
    remember(memory, PRESS)
    outcome = edit_unit(
        StoredUnit.objects.get(), target="Push the red button.", actor=siri, now=now
    )
    assert isinstance(outcome, Admitted)
    assert best(memory, PRESS[0]) == [("Push the red button.", 100)]


def test_an_edit_that_tells_of_somebody_is_kept_out(
    memory: Memory, remember: Remember, siri: Actor, now: datetime
) -> None:
    remember(memory, PRESS)
    text = "The patient Torgunn Kvalheim has epilepsy."
    outcome = edit_unit(StoredUnit.objects.get(), target=text, actor=siri, now=now)
    assert isinstance(outcome, KeptOut)
    assert best(memory, PRESS[0]) == [(PRESS[1], 100)]


def test_a_person_is_found_on_both_sides(memory: Memory, remember: Remember) -> None:
    """Names that the guard took for everyday words are found when the officer names them."""
    remember(memory, PRESS, ("Boken om Skog og Mark", "The book on Skog og Mark"), DOOR)
    assert holding_person(memory, ["mark skog"]) == []
    (found,) = holding_person(memory, ["Skog"])
    assert StoredUnit.objects.all()[1].pk == found


def test_a_batch_asks_the_database_a_few_times(
    memory: Memory, now: datetime, django_assert_max_num_queries: Any
) -> None:
    """Whether its units are new or known: once for all of them, not once for each."""
    batch = let_in(*((f"Skru fast bolt {n}.", f"Fasten bolt {n}.") for n in range(80)))
    opened = OpenMemory(memory)
    for stored in (80, 0):
        with django_assert_max_num_queries(12):
            assert opened.add(batch, scopes=[AGENCY], now=now) == stored


def test_a_batch_holds_a_unit_twice(memory: Memory, remember: Remember) -> None:
    assert remember(memory, PRESS, DOOR, PRESS) == 2
