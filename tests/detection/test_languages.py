"""Which language a text is in."""

import pytest

from ordvern.detection.languages import families, identify
from ordvern.text import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jeg vet ikke hva hun sa, men det ble noe bråk etter at de kom.", Language.BOKMAL),
        ("Eg veit ikkje kva ho sa, men det vart noko bråk etter at dei kom.", Language.NYNORSK),
        ("Jag vet inte vad hon sade, men det blev något bråk när de kom.", Language.SWEDISH),
        ("Jeg ved ikke hvad hun sagde, men der blev noget larm af det.", Language.DANISH),
        ("I do not know what she said, but there was noise when they came.", Language.ENGLISH),
        ("Ich weiß nicht, was sie sagte, aber es wurde laut nach dem Essen.", Language.GERMAN),
        ("Nie wiem, co powiedziała, ale było głośno przez cały dzień.", Language.POLISH),
    ],
)
def test_main_language(text: str, language: Language) -> None:
    assert identify(text)[0] is language


def test_numbers_alone_have_no_language() -> None:
    assert identify("123 456") == (Language.UNKNOWN,)


def test_norwegian_and_english_lists_are_always_used() -> None:
    assert families((Language.GERMAN,)) == {"no", "en", "de"}
