"""Identity numbers of every country, invented, with right check digits, after their own labels."""

import pytest

from ordvern.detection import scan
from ordvern.detection.recognizer import REPORTED_FROM
from ordvern.detection.recognizers.europe.numbers import NUMBERS, Number, Proof
from ordvern.detection.registry import LABELLED, PATTERNS
from ordvern.text import Category
from tests.detection.finding import found

EEA = frozenset(
    {
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IS", "IE"),
        *("IT", "LV", "LI", "LT", "LU", "MT", "NL", "NO", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    }
)
EXAMPLES = {
    ("NO", "fødselsnummer, D-nummer"): ("Fødselsnummer", "208597 18397"),
    ("NO", "fødselsnummer from 2032"): ("Fødselsnummer", "20859718052"),
    ("SE", "personnummer, samordningsnummer"): ("Personnummer", "850612-9025"),
    ("DK", "CPR-nummer, with a hyphen"): ("CPR-nr.", "140388-1231"),
    ("DK", "CPR-nummer"): ("CPR-nummer", "1403881231"),
    ("FI", "henkilötunnus"): ("Henkilötunnus", "120685-308E"),
    ("IS", "kennitala"): ("Kennitala", "120685-4739"),
    ("PL", "PESEL"): ("Nr PESEL", "85061296979"),
    ("DE", "Steuer-Identifikationsnummer"): ("Steuer-ID", "81924637561"),
    ("EE", "isikukood"): ("Isikukood", "38506126480"),
    ("LT", "asmens kodas"): ("Asmens kodas", "38506123053"),
    ("HR", "OIB"): ("OIB", "40674141571"),
    ("BE", "rijksregisternummer"): ("Rijksregisternummer", "85061237624"),
    ("BE", "BIS-nummer"): ("BIS-nummer", "85461208216"),
    ("GR", "AMKA"): ("ΑΜΚΑ", "12068574172"),
    ("TR", "T.C. kimlik no."): ("T.C. kimlik no", "11441975192"),
    ("BE", "rijksregisternummer, dotted"): ("Numéro national", "85.06.12-376.24"),
    ("LV", "personas kods"): ("Personas kods", "120685-15288"),
    ("HU", "személyi azonosító"): ("Személyi azonosító", "1-850612-6134"),
    ("GB", "NHS number"): ("NHS number", "943 831 3281"),
    ("GB", "UTR"): ("UTR", "41552 48291"),
    ("BG", "EGN"): ("ЕГН", "8506129066"),
    ("BG", "LNCh"): ("ЛНЧ", "7245891015"),
    ("CZ", "rodné číslo"): ("Rodné číslo", "8506120590"),
    ("SK", "rodné číslo"): ("Rodné číslo", "8556123532"),
    ("AT", "Sozialversicherungsnummer"): ("Sozialversicherungsnummer", "2772 120685"),
    ("UA", "RNOKPP"): ("РНОКПП", "3180384513"),
    ("HU", "adóazonosító jel"): ("Adóazonosító jel", "8358782160"),
    ("CZ", "rodné číslo, with a slash"): ("Rodné číslo", "850612/0590"),
    ("SK", "rodné číslo, with a slash"): ("Rodné číslo", "855612/3532"),
    ("NL", "burgerservicenummer"): ("BSN", "690961856"),
    ("PT", "NIF"): ("NIF", "250 330 148"),
    ("AT", "Steuernummer"): ("Steuernummer", "59-918/6640"),
    ("GR", "AFM"): ("ΑΦΜ", "031679336"),
    ("HU", "TAJ szám"): ("TAJ szám", "851 364 229"),
    ("FR", "numéro de sécurité sociale (NIR)"): ("Numéro de sécurité sociale", "185067512345689"),
    ("RO", "CNP"): ("CNP", "1850612010362"),
    ("SI", "EMŠO"): ("EMŠO", "1206985500348"),
    ("LU", "matricule"): ("Numéro matricule", "1985061200643"),
    ("CH", "AHV-Nummer"): ("AHV-Nr.", "756.2640.8530.86"),
    ("LI", "AHV-Nummer"): ("AHV-Nummer", "756.2640.8530.86"),
    ("SI", "davčna številka"): ("Davčna številka", "54550335"),
    ("UA", "UNZR"): ("УНЗР", "19850612-04513"),
    ("US", "social security number"): ("SSN", "536-95-7251"),
    ("US", "ITIN"): ("ITIN", "915-70-5471"),
    ("ES", "DNI"): ("DNI", "41238756D"),
    ("ES", "NIE"): ("NIE", "X4123875K"),
    ("ES", "DNI, dotted"): ("DNI", "41.238.756-D"),
    ("GB", "National Insurance number"): ("National Insurance number", "AB 12 34 56 C"),
    ("IT", "codice fiscale"): ("Codice fiscale", "NRDKRA85H52F205G"),
    ("DE", "Versicherungsnummer"): ("Versicherungsnummer", "15 120685 K 136"),
    ("IE", "PPS number"): ("PPS No.", "4123875N"),
    ("CY", "TIC"): ("Tax number", "00412387T"),
    ("PT", "cartão de cidadão"): ("Cartão de cidadão", "41238756 0 ZZ7"),
    ("MT", "identity card number"): ("Identity card no.", "412387M"),
    ("LI", "PEID"): ("PEID", "41238756"),
}
NAMES = [f"{number.country} {number.name}" for number in NUMBERS]


def test_every_country_has_a_number() -> None:
    assert len(EEA) == 30
    assert EEA | {"CH", "GB", "US", "UA"} <= {number.country for number in NUMBERS}


def test_every_row_has_a_recognizer_and_an_example() -> None:
    assert {n.recognizer for n in NUMBERS} <= {each.id for each in (*PATTERNS, *LABELLED)}
    assert list(EXAMPLES) == [(number.country, number.name) for number in NUMBERS]


@pytest.mark.parametrize(("label", "number"), EXAMPLES.values(), ids=NAMES)
@pytest.mark.parametrize(
    "form", ["Kari Nordlund\n{label}: {number}", "Kari Nordlund, {label} {number}, kom."]
)
def test_found_after_its_label(label: str, number: str, form: str) -> None:
    assert number in found(form.format(label=label, number=number), Category.NATIONAL_ID)


ALONE = {each.id for each in PATTERNS if each.confidence >= REPORTED_FROM}


def by_whom(number: str) -> set[str]:
    """Which recognizers take `number` for an identity number where no label stands by it."""
    text = f"Kari Nordlund skrev {number} på lappen."
    return {f.recognizer for f in scan(text).findings if f.category is Category.NATIONAL_ID}


@pytest.mark.parametrize("row", NUMBERS, ids=NAMES)
def test_weak_proof_needs_a_label(row: Number) -> None:
    found_by = by_whom(EXAMPLES[row.country, row.name][1])
    assert (row.recognizer in found_by) == (row.recognizer in ALONE)
    assert not (row.proof is Proof.WEAK and found_by)


@pytest.mark.parametrize(
    "row",
    [row for row in NUMBERS if row.proof in (Proof.STRONG, Proof.WEAK)],
    ids=lambda row: row.name,
)
def test_a_wrong_check_digit_is_nothing_without_a_label(row: Number) -> None:
    example = EXAMPLES[row.country, row.name][1]
    last = max(place for place, character in enumerate(example) if character.isdigit())
    wrong = example[:last] + str((int(example[last]) + 4) % 10) + example[last + 1 :]
    assert row.recognizer not in by_whom(wrong)
