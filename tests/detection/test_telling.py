"""The same words about somebody and about nobody."""

import pytest

from ordvern.detection import RiskClass, scan
from ordvern.text import Category


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kari Nordlund har diabetes type 2.", Category.HEALTH),
        ("Eg har snakka med Kari Nordlund. Ho er sjukmeld.", Category.HEALTH),
        ("Ola Nordlund was convicted of fraud.", Category.CRIMINAL_OFFENCE),
        ("Kari Nordlund er medlem av Fagforbundet.", Category.TRADE_UNION),
        ("Ola Nordlund er homofil.", Category.SEX_LIFE_OR_ORIENTATION),
        ("Kari Nordlund is a practising Muslim.", Category.RELIGION_OR_BELIEF),
        ("Det er påvist en mutasjon hos Kari Nordlund.", Category.GENETIC),
        ("Fingeravtrykk av Kari Nordlund er lagret.", Category.BIOMETRIC),
        ("Kari Nordlund er kurder.", Category.ETHNIC_ORIGIN),
        ("Ola Nordlund står på lista til Senterpartiet.", Category.POLITICAL_OPINION),
    ],
)
def test_told_of_a_person(text: str, kind: Category) -> None:
    assert kind in scan(text).assessment.sensitive


@pytest.mark.parametrize(
    "text",
    [
        "Diabetes type 2 er vanlig. Kontakt lege dersom du får plager.",
        "Employees may join a trade union of their choice.",
        "Den som begår vold, straffes med fengsel.",
        "Opplysninger om etnisk opprinnelse, religion, helse og fagforening er særlige kategorier.",
        "Kontakt Kari Nordlund. Ved sykdom skal ansatte melde fra til leder.",
        "Legene bekrefter at Kari Nordlund har vært ansatt.",
        "Kari Nordlund er tillitsvalgt for listen. Hun har grunn til å tro at den er gyldig.",
        "Det slo meg at Kari Nordlund kjenner alle soner i kommunen.",
    ],
)
def test_told_of_nobody(text: str) -> None:
    assert not scan(text).assessment.sensitive


def test_you_is_the_person_to_whom_a_letter_is_written() -> None:
    letter = "Til Kari Nordlund\nDu har kreft."
    assert scan(letter).assessment.sensitive == {Category.HEALTH}
    assert not scan(letter.replace("Til", "Vi søker")).assessment.sensitive


def test_a_record_number_points_at_a_person_too() -> None:
    text = (
        "Journalnr. 0088213\nPasienten har epilepsi. Hun bruker lamotrigin. Hennes mor er varslet."
    )
    assert scan(text).assessment.sensitive == {Category.HEALTH}


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("Prisliste for rør og deler.", RiskClass.NONE),
        ("Hilsen Kari Nordlund", RiskClass.PERSONAL),
        ("Kari Nordlund, fnr. 20859718397", RiskClass.NATIONAL_NUMBER),
        ("Kari Nordlund har kreft.", RiskClass.SENSITIVE),
        ("Kari Nordlund har kreft og er dømt for tyveri.", RiskClass.CRIMINAL),
    ],
)
def test_risk_class(text: str, risk: RiskClass) -> None:
    assert scan(text).assessment.risk is risk


def test_a_word_that_means_something_else() -> None:
    text = (
        "Pasient: Kari Nordlund, født 12.03.1956\nHun bekrefter at gaven går til Kreftforeningen."
    )
    assert not scan(text).assessment.sensitive


@pytest.mark.parametrize(
    "told", ["Gjengsol 75 mikrogram", "Gjengsol retard 5 mg", "Hb 12,1 g/dL", "MMSE 23"]
)
def test_a_dose_and_a_measured_value_tell_of_a_patient(told: str) -> None:
    assert scan(f"Pasient: Kari Nordlund, født 12.03.1956\n{told}").assessment.sensitive
    assert not scan(told).assessment.sensitive
