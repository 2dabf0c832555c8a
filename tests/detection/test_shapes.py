"""Doses and measured values of drugs and tests that no list names."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found

WHO = "Pasient: Kari Nordlund, født 12.03.1956\n"


@pytest.mark.parametrize(
    "told",
    ["Gjengsol 75 mikrogram", "Gjengsol retard 5 mg", "Hb 12,1 g/dL", "CRP <5", "MMSE 23"],
)
def test_told_of_a_patient(told: str) -> None:
    assert told in " ".join(found(f"{WHO}{told}", Category.HEALTH))


@pytest.mark.parametrize("text", ["Gjengsol 75 mikrogram", "CRP 9. Hilsen drift", "A12.3 pakning"])
def test_told_of_nobody(text: str) -> None:
    assert not found(text, Category.HEALTH)
