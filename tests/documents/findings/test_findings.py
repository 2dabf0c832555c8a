"""Each file that fuzzing found is read, changed or refused by name, with all that is promised."""

from collections.abc import Iterator
from time import process_time

import pytest

from tests.documents.findings.cases import CASES
from tests.fuzz.catching import SLOWEST
from tests.fuzz.in_process import without_cage
from tests.fuzz.targets.registry import TARGETS


@pytest.fixture(autouse=True)
def _in_process() -> Iterator[None]:
    with without_cage():
        yield


@pytest.mark.parametrize("name", CASES)
def test_it_is_borne(name: str) -> None:
    target, make = CASES[name]
    began = process_time()

    TARGETS[target].take(make())

    assert process_time() - began < SLOWEST
