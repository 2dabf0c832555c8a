"""The sieve names every recognizer that finds something, in the order of the registry."""

import pytest

from ordvern.detection.narrow import narrow
from ordvern.detection.recognizer import Trigger
from ordvern.detection.registry import BY_TRIGGER
from ordvern.detection.sieve import Sieve

SIEVED = (Trigger.DIGITS, Trigger.CODE)
STRETCHES = (
    "208597 18397",
    "4755 9200 4871 8306",
    "+47 916 22 407",
    "4888.86.45066",
    "IBAN NO66 4888 8645 066",
    "131052-308T",
    "QQ 12 34 56 C",
    "10.0.0.1",
    "2001:db8::1",
    "\ud800208597 18397",
)


@pytest.mark.parametrize("trigger", SIEVED)
@pytest.mark.parametrize("stretch", STRETCHES)
def test_what_matches_is_worth_trying(trigger: Trigger, stretch: str) -> None:
    chosen = Sieve(BY_TRIGGER[trigger]).worth_trying(narrow(stretch))
    finding = [each for each in BY_TRIGGER[trigger] if each.pattern.search(stretch)]
    assert [each for each in chosen if each in finding] == finding


def test_plain_words_are_worth_nothing() -> None:
    assert Sieve(BY_TRIGGER[Trigger.DIGITS]).worth_trying(b"ingen tall her") == []
