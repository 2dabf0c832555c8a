"""What certificates and forms have instead of sentences: fields by number, capitals, columns."""

import pytest

from ordvern.detection import scan
from ordvern.text import Category
from tests.detection.marked import documents


def found(text: str, category: Category) -> list[str]:
    return [text[f.span.start : f.span.end] for f in scan(text).findings if f.category is category]


def test_a_driving_licence_has_numbers_for_labels() -> None:
    text = (
        "Førerkort\n1. FJELLBAKK\n2. TORUNN\n3. 21.06.1982 Hamar\n4a. 05.09.2022\n5. 62 88 410337 1"
    )
    assert found(text, Category.PERSON_NAME) == ["FJELLBAKK", "TORUNN"]
    assert found(text, Category.DATE_OF_BIRTH) == ["21.06.1982"]
    assert found(text, Category.RECORD_NUMBER) == ["62 88 410337 1"]


def test_a_numbered_list_is_no_licence() -> None:
    assert not scan("1. KJØP\n2. SALG\n3. Kontroll 12 04 33 ganger\n5. 62 88 410337 1").findings


@pytest.mark.parametrize(
    "text",
    [
        "Type P\nEtternavn NORDLUND\nFornavn KARI",
        "7. Spouse: NORDLUND, KARI, b. 1991",
        "Bergen, den 3. Mai 2024\nNordlund, Standesbeamtin\n",
        "Gez. i. V. Nordlund\n",
        "Payslip\nMr P Nordlund\n",
    ],
)
def test_names_in_the_forms_of_documents(text: str) -> None:
    assert any("nordlund" in name.lower() for name in found(text, Category.PERSON_NAME))


def test_a_street_behind_a_comma_is_no_part_of_the_name() -> None:
    text = "Utleier: Kari Nordlund, Sandsliveien 44, 5254 Sandsli, tlf. 916 22 407"
    assert found(text, Category.PERSON_NAME) == ["Kari Nordlund"]
    assert found(text, Category.POSTAL_ADDRESS) == ["Sandsliveien 44, 5254 Sandsli"]


@pytest.mark.parametrize(
    "text",
    [
        "Le {14 juillet 1978} à 6 heures est né Thierry Nordlund",
        "Odile Nordlund\nNée le {dix-sept mai mil neuf cent soixante-trois} à midi",
        "Pilar Nordlund, nacida el {cinco de mayo de mil novecientos noventa y nueve} en Soria",
        "Den {3. mai 1981} kl. 04.10 ble født Kari Nordlund.",
    ],
)
def test_dates_of_birth_as_registers_write_them(text: str) -> None:
    date = text[text.index("{") + 1 : text.index("}")]
    assert found(text.replace("{", "").replace("}", ""), Category.DATE_OF_BIRTH) == [date]


def test_born_after_a_date_is_said_of_anybody() -> None:
    assert not found("Kari Nordlund: barn født etter 1. januar 2019.", Category.DATE_OF_BIRTH)


@pytest.mark.parametrize(
    "text",
    [
        "Møt opp i Rue Victor Hugo ved lycée Jules Ferry.",
        "El buque Juan Pérez salió de Avenida Pablo Picasso.",
        "Szkoła im. Adama Mickiewicza, Ulica Adama Mickiewicza.",
        "Taubåten Gunnar Knudsen og fartøyet Kari Nordlund lå ved kai.",
    ],
)
def test_streets_schools_and_ships_are_no_persons(text: str) -> None:
    assert not found(text, Category.PERSON_NAME)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pasient: Kari Nordlund\nFødt: 190471\nHb\t9,4\t11,7-15,3", "Hb\t9,4"),
        ("Ubezpieczona: Halina Nordlund\nKod choroby: O80", "O80"),
        ("Forsikringstaker: Kari Nordlund\nSkadens art: kne ut av ledd", "kne ut av ledd"),
    ],
)
def test_cells_and_fields_tell_of_health(text: str, kind: str) -> None:
    assert any(kind in value for value in found(text, Category.HEALTH))


def test_days_away_from_school_tell_nothing() -> None:
    assert not found("Elev: Kari Nordlund\nFravær: 3 dager 11 timer\n", Category.HEALTH)


def test_certificates_and_forms_are_read() -> None:
    """Bars just below what was reached on texts written before the rules that read them."""
    marked = [m for d in documents("reader-readerb") for m in _seen(d.text, d.marks)]
    assert marked.count(True) >= 0.96 * len(marked)


def _seen(text: str, marks: tuple[tuple[Category, int, int], ...]) -> list[bool]:
    """Whether each identifier is covered by half or more."""
    spans = [f.span for f in scan(text).findings if not f.category.is_special]
    chars = {i for span in spans for i in range(span.start, span.end)}
    return [
        2 * len(chars & set(range(start, end))) >= end - start
        for kind, start, end in marks
        if not kind.is_special
    ]


def test_sensitive_certificates_are_told_from_texts_about_nobody() -> None:
    told = [
        (any(kind.is_special for kind, _, _ in d.marks), bool(scan(d.text).assessment.sensitive))
        for d in documents("reader-readerb")
    ]
    assert told.count((True, False)) <= 2
    assert told.count((False, True)) <= 1
