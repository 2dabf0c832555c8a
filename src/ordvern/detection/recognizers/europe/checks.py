"""Checks of identity numbers that python-stdnum lacks; each names where its rule stands."""

from datetime import date

_HUNGARIAN = range(1, 11)
_PENSION = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)


def _digits(text: str) -> list[int]:
    return [int(character) for character in text if character in "0123456789"]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _two(digits: list[int], at: int) -> int:
    return 10 * digits[at] + digits[at + 1]


def hungarian_social(text: str) -> bool:
    """TAJ: nine digits, the last from weights 3 and 7. Source: Hungarian Act XX of 1996, annex."""
    digits = _digits(text)
    weighted = sum((7 if place % 2 else 3) * digit for place, digit in enumerate(digits[:8]))
    return len(digits) == 9 and weighted % 10 == digits[8]


def hungarian_tax(text: str) -> bool:
    """Tax number of a person: ten digits from 8 on, mod 11. Source: OECD's sheet on Hungary."""
    digits = _digits(text)
    weighted = sum(weight * digit for weight, digit in zip(_HUNGARIAN, digits[:9], strict=False))
    return len(digits) == 10 and digits[0] == 8 and weighted % 11 == digits[9]


def hungarian_personal(text: str) -> bool:
    """Personal number: a mark, a day of birth, mod 11; turned weights for those born after 1996.

    Source: Hungarian Act XX of 1996, annex.
    """
    digits = _digits(text)
    if len(digits) != 11 or not 1 <= digits[0] <= 8:
        return False
    if not is_day(2000 + _two(digits, 1), _two(digits, 3), _two(digits, 5)):
        return False
    rising = zip(_HUNGARIAN, digits[:10], strict=True)
    falling = zip(reversed(_HUNGARIAN), digits[:10], strict=True)
    return any(sum(w * d for w, d in pairs) % 11 == digits[10] for pairs in (rising, falling))


def luxembourgish(text: str) -> bool:
    """Matricule: a day of birth and a serial, then a Luhn and a Verhoeff digit of those eleven.

    Source: OECD's sheet on Luxembourg.
    """
    from stdnum import luhn, verhoeff

    number = "".join(map(str, _digits(text)))
    if len(number) != 13 or not is_day(int(number[:4] or 1), int(number[4:6]), int(number[6:8])):
        return False
    base = number[:11]
    return number[11:] == luhn.calc_check_digit(base) + verhoeff.calc_check_digit(base)


def latvian(text: str) -> bool:
    """Personal code: a day of birth, or 32 for those given since 2017; first digit 0 to 3, for
    the numbers of companies have the same check digit and begin with 4 or more."""
    from stdnum.lv import pvn

    return text[:1] in "0123" and bool(pvn.is_valid(text))


def ukrainian_record(text: str) -> bool:
    """Number in the demographic register: a day of birth, four digits and one more.

    Source: Cabinet of Ministers of Ukraine, order 784 of 2017; only the day is checked here.
    """
    digits = _digits(text)
    year = 100 * _two(digits, 0) + _two(digits, 2)
    return 1900 <= year <= 2050 and is_day(year, _two(digits, 4), _two(digits, 6))


def german_pension(text: str) -> bool:
    """Insurance number: area, day of birth, first letter of the surname, serial, check digit.

    Source: VKVV § 2; days may have marks added, so the month alone must be one.
    """
    bare = "".join(character for character in text if character.isalnum())
    if len(bare) != 12 or not bare[8].isalpha():
        return False
    spread = f"{bare[:8]}{ord(bare[8]) - ord('A') + 1:02}{bare[9:11]}"
    crossed = (
        sum(divmod(weight * int(digit), 10)) for weight, digit in zip(_PENSION, spread, strict=True)
    )
    return 1 <= int(bare[4:6]) <= 12 and sum(crossed) % 10 == int(bare[11])
