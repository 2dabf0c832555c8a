"""Every target bears its seeds and some damage to them; `make fuzz` goes on from there."""

import random
from collections.abc import Iterator
from itertools import islice

import pytest

from tests.documents.test_mutants import damaged
from tests.fuzz.in_process import without_cage
from tests.fuzz.target import Target
from tests.fuzz.targets.registry import TARGETS

SEEDS, TIMES = 6, 4


@pytest.fixture(autouse=True)
def _in_process() -> Iterator[None]:
    with without_cage():
        yield


@pytest.mark.parametrize("name", TARGETS)
def test_it_bears_its_seeds_and_damage_to_them(name: str) -> None:
    target = TARGETS[name]
    seed = random.randrange(10**9)  # from the seed of the test run, which pytest prints
    chance = random.Random(seed)
    taken = 0
    for content in islice(target.seeds(), SEEDS):
        taken += is_taken(target, content)
        for _ in range(TIMES):
            target.take(target.mutate(content, chance, lambda part: damaged(part, chance)))
    assert taken, "a target that refuses all its seeds tests nothing"


def is_taken(target: Target, content: bytes) -> bool:
    """Whether the target goes through with it, and does not turn it away."""
    try:
        target.feed(content)
    except target.borne:
        return False
    return True
