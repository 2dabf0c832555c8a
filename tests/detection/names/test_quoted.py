"""Names in quotation marks: fields and speech hold persons, ships and books do not."""

import pytest

from ordvern.detection import scan

NAME = "Kari Nordlund"


@pytest.mark.parametrize(
    "text",
    [
        f'"{NAME} har telefon 41 23 45 67."',
        f"«{NAME} har telefon 41 23 45 67.»",
        f'"navn","telefon"\n"{NAME}","41 23 45 67"',
        f'{{"navn": "{NAME}", "telefon": "41 23 45 67"}}',
        f'navn: "{NAME}"\nfødt: "12.03.1971"',
    ],
)
def test_a_person_is_found(text: str) -> None:
    found = [text[f.span.start : f.span.end] for f in scan(text).findings]
    assert NAME in found
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        f'Skonnerten "{NAME}" seilte i 1903.',
        f"Boka heter «{NAME}».",
        f'Sister vessels: "{NAME.upper()}", "PER NORDLUND"',
    ],
)
def test_what_bears_the_name_is_not(text: str) -> None:
    assert scan(text).findings == ()
