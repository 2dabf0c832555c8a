"""Identity numbers of other countries; made-up numbers with right check digits."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "CPR-nr.: 140388-1231",
        "PESEL: 44051401359",
        "DNI: 12345678Z",
        "NHS no. 943 476 5919",
        "Steuer-ID: 36574261809",
        "SSN: 536-90-4399",
        "Personnummer: 811228-9874",
        "National Insurance number: QQ 12 34 56 C",
    ],
)
def test_labelled_numbers(text: str) -> None:
    assert found(f"Kari Nordlund\n{text}\n", Category.NATIONAL_ID) == [
        text.split(maxsplit=_words(text))[-1]
    ]


def _words(text: str) -> int:
    """How many words the label has."""
    return text.split(":")[0].count(" ") + 1 if ":" in text else 2
