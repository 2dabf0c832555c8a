"""The number of an organisation in the Norwegian register, and whether it can be one."""

WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
LENGTH = 9


def digits_of(text: str) -> str:
    """The nine digits of ``923 609 016 MVA`` or ``NO923609016``; what is left over otherwise."""
    bare = "".join(text.split()).upper().replace(".", "").replace("-", "")
    return bare.removeprefix("NO").removesuffix("MVA")


def is_organisation_number(digits: str) -> bool:
    """Whether nine digits end in their check digit, by modulus 11.

    The weights are those of Brønnøysundregistrene: 3 2 7 6 5 4 3 2 over the first eight digits;
    a remainder that would need the digit 10 is not given out.
    """
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False))
    return (11 - total % 11) % 11 == int(digits[-1])
