"""Check digits, against numbers published by those who made the rules."""

import pytest

from ordvern.apps.billing.numbers import (
    KidRule,
    iban_of,
    is_account_number,
    kid_of,
)


def test_an_account_and_its_iban() -> None:
    """The example of the Norwegian IBAN in the registry of SWIFT."""
    assert is_account_number("86011117947")
    assert not is_account_number("86011117948")
    assert not is_account_number("8601111794٧")
    assert iban_of("86011117947") == "NO9386011117947"


@pytest.mark.parametrize(
    ("number", "rule", "kid"),
    [
        (1234, KidRule.NONE, ""),
        (123456, KidRule.MOD10, "01234566"),
        (7992739871, KidRule.MOD10, "79927398713"),  # the example of Luhn's rule
        (1234567, KidRule.MOD11, "12345674"),
    ],
)
def test_kid(number: int, rule: KidRule, kid: str) -> None:
    assert kid_of(number, rule) == kid


def test_every_kid_of_modulus_11_adds_up() -> None:
    for number in range(1, 2000):
        *body, last = kid_of(number, KidRule.MOD11)
        weighted = sum(w * int(d) for w, d in zip([2, 3, 4, 5, 6, 7, 2], body[::-1], strict=True))
        assert (weighted + (10 if last == "-" else int(last))) % 11 == 0


def test_kid_with_a_wrong_digit_is_seen() -> None:
    kids = {kid_of(number, KidRule.MOD10) for number in range(1000)}

    assert len(kids) == 1000
    assert not {kid[:-1] + str((int(kid[-1]) + 1) % 10) for kid in kids} & kids
