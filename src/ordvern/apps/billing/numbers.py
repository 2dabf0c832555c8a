"""Check digits of Norwegian payments: account numbers and their IBAN, and KID."""

from enum import StrEnum

LONGEST_KID = 25
WEIGHTS = (2, 3, 4, 5, 6, 7)
ACCOUNT = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


class KidRule(StrEnum):
    """How the last digit of a KID is reckoned; the agency's bank agreement says which."""

    NONE = ""
    MOD10 = "mod10"
    MOD11 = "mod11"


def digits_of(number: str) -> str:
    """Without the spaces and dots that people write."""
    return "".join(sign for sign in number if sign.isdecimal() and sign.isascii())


def is_account_number(number: str) -> bool:
    """Eleven digits, the last by modulus 11."""
    if len(number) != 11 or not (number.isascii() and number.isdecimal()):
        return False
    rest = 11 - sum(w * int(d) for w, d in zip(ACCOUNT, number[:-1], strict=True)) % 11
    return rest % 11 == int(number[-1])


def iban_of(account: str) -> str:
    """The IBAN of a Norwegian account number (ISO 13616: NO, two check digits, the number)."""
    check = 98 - int(f"{account}232400") % 97
    return f"NO{check:02d}{account}"


def kid_of(number: int, rule: KidRule) -> str:
    """The payment reference of an invoice: its number, zero-filled, and a check digit."""
    body = f"{number:07d}"
    if rule is KidRule.NONE or len(body) >= LONGEST_KID:
        return ""
    return body + (_mod10(body) if rule is KidRule.MOD10 else _mod11(body))


def _mod10(body: str) -> str:
    """Luhn: every second digit doubled from the right, its digits added."""
    doubled = [int(d) * (2 - n % 2) for n, d in enumerate(reversed(body))]
    return str(-sum(d // 10 + d % 10 for d in doubled) % 10)


def _mod11(body: str) -> str:
    """Weights 2 to 7 from the right; ten is written as a hyphen."""
    rest = 11 - sum(WEIGHTS[n % 6] * int(d) for n, d in enumerate(reversed(body))) % 11
    return {10: "-", 11: "0"}.get(rest, str(rest))
