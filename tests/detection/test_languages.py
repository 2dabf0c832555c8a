"""Which language a text is in."""

from pathlib import Path

import pytest

from ordvern.detection import scan
from ordvern.detection.languages import families, identify
from ordvern.text import Category, Language

CORPUS = Path(__file__).parent / "corpus" / "languages.txt"


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


LETTER = (
    "Vi viser til søknaden din om oppholdstillatelse og sender med dette en kopi av attesten som "
    "du la ved. Hvis noe er feil, må du si fra til oss så snart du kan, for ellers blir saken "
    "avgjort slik den står nå. "
)
CERTIFICATE = (
    "Zaświadcza się, że pacjentka jest leczona w tutejszej poradni od dwóch lat z powodu "
    "padaczki i przyjmuje leki na stałe. Zaświadczenie wydaje się na prośbę pacjentki oraz dla "
    "urzędu, który o nie wystąpił. Była także dwa razy w szpitalu, ponieważ napady nie ustąpiły. "
)


@pytest.mark.parametrize("pages", [12, 160])
def test_a_certificate_in_a_letter_is_seen(pages: int) -> None:
    letter = LETTER * pages
    assert identify(letter) == (Language.BOKMAL,)
    assert identify(letter + CERTIFICATE * 12 + letter) == (Language.BOKMAL, Language.POLISH)


def test_special_words_of_each_language_of_a_document_are_found() -> None:
    text = f"{LETTER * 8}\nPacjentka: Kari Nordlund\n{CERTIFICATE * 2}\n{LETTER * 4}"
    assert scan(text).assessment.sensitive == {Category.HEALTH}
    assert not scan(LETTER * 12).assessment.sensitive


LINES = [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def pieces(words: int) -> list[tuple[str, str]]:
    """The first words of each line of the corpus, with their language."""
    return [(language, " ".join(line.split()[:words])) for language, line in LINES]


@pytest.mark.parametrize(("words", "least"), [(3, 0.75), (8, 0.9), (20, 0.95)])
def test_short_texts(words: int, least: float) -> None:
    right = [identify(text)[0] == language for language, text in pieces(words)]
    assert sum(right) >= least * len(right)


@pytest.mark.parametrize("words", [3, 8, 20])
def test_norwegian_is_taken_for_no_foreign_language(words: int) -> None:
    norwegian = [text for language, text in pieces(words) if language in ("nb", "nn")]
    spoken = [identify(text)[0] for text in norwegian]
    assert sum(each in ("nb", "nn", "da", "und") for each in spoken) >= 0.95 * len(spoken)
