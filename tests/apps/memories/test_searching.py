"""Concordance finds words on either side, whatever their case, in open and in sealed memories."""

from collections.abc import Callable

import pytest

from ordvern.apps.files.shredding import destroy
from ordvern.apps.memories import searching
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.searching import Hits, Where, concordance
from ordvern.vault import Shredded

Remember = Callable[..., int]
pytestmark = pytest.mark.django_db(transaction=True)
RING = ("Åpne ringen.", "Open the ring.")
DOOR = ("Lukk døra.", "Close the door.")


def sources(found: Hits) -> list[str]:
    return [hit.unit.source.text for hit in found.hits]


@pytest.mark.parametrize("words", ["åpne", "ÅPNE", "Åpne r", "the RING"])
def test_words_are_found_whatever_their_case(
    memory: Memory, remember: Remember, words: str
) -> None:
    remember(memory, RING, DOOR)
    assert sources(concordance(memory, words)) == [RING[0]]


def test_one_side_alone_is_searched(memory: Memory, remember: Remember) -> None:
    remember(memory, RING, DOOR)
    assert sources(concordance(memory, "ring", where=Where.SOURCE)) == [RING[0]]
    assert sources(concordance(memory, "ringen", where=Where.TARGET)) == []
    assert sources(concordance(memory, "door", where=Where.TARGET)) == [DOOR[0]]


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'"])
def test_signs_of_the_database_stand_for_themselves(
    memory: Memory, remember: Remember, sign: str
) -> None:
    remember(memory, RING)
    assert sources(concordance(memory, sign)) == []


def test_pages_follow_each_other_without_loss(memory: Memory, remember: Remember) -> None:
    remember(memory, *((f"Knapp {n} av.", f"Button {n} off.") for n in range(60)))
    seen: list[str] = []
    onward, pages = None, 0
    while pages == 0 or onward:
        found = concordance(memory, "knapp", below=onward)
        seen, onward, pages = seen + sources(found), found.onward, pages + 1
    assert (len(seen), len(set(seen)), pages) == (60, 60, 3)


def test_a_sealed_memory_is_opened_some_at_a_time(
    karis: Memory, remember: Remember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "READ_AT_MOST", 3)
    remember(karis, RING, *((f"Knapp {n} av.", f"Button {n} off.") for n in range(4)))
    first = concordance(karis, "ring")
    assert (first.hits, first.onward is not None) == ((), True)
    assert sources(concordance(karis, "ring", below=first.onward)) == [RING[0]]


def test_without_its_key_nothing_is_searched(karis: Memory, remember: Remember) -> None:
    remember(karis, RING)
    assert karis.folder
    destroy(karis.folder)
    with pytest.raises(Shredded):
        concordance(karis, "ring")
