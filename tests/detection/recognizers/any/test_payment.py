"""IBANs and card numbers."""

import pytest

from ordvern.detection.recognizers.any.payment import iban, luhn


@pytest.mark.parametrize("text", ["NO66 4888 8645 066", "NO6934002449414"])
def test_valid_iban(text: str) -> None:
    assert iban(text)


@pytest.mark.parametrize("text", ["NO67 4888 8645 066", "XX12 3456", "NO66 4888 8645"])
def test_invalid_iban(text: str) -> None:
    assert not iban(text)


def test_luhn() -> None:
    assert luhn("4755 9200 4871 8306")
    assert not luhn("4755 9200 4871 8307")
    assert not luhn("0000 0000 0000 0000")
