"""Phones, plates and accounts of every country of the EEA and its neighbours, each by its shape."""

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from ordvern.text import Category
from tests.detection.finding import found
from tests.detection.recognizers.europe.test_numbers import EEA

COUNTRIES = sorted(EEA | {"CH", "GB", "US", "UA"})
PLATES = {
    "AT": "W 12345 A",
    "BE": "1-ABC-123",
    "BG": "CB 1234 AB",
    "CH": "ZH 123456",
    "CY": "ABC 123",
    "CZ": "1AB 2345",
    "DE": "B-AB 1234",
    "DK": "AB 12 345",
    "EE": "123 ABC",
    "ES": "1234 BBC",
    "FI": "ABC-123",
    "FR": "AB-123-CD",
    "GB": "AB12 CDE",
    "GR": "ABC-1234",
    "HR": "ZG 1234-AB",
    "HU": "AB BC-123",
    "IE": "191-D-12345",
    "IS": "AB C12",
    "IT": "AB 123 CD",
    "LI": "FL 12345",
    "LT": "ABC 123",
    "LU": "AB 1234",
    "LV": "AB-1234",
    "MT": "ABC 123",
    "NL": "12-ABC-3",
    "NO": "EL 52290",
    "PL": "WA 12345",
    "PT": "12-AB-34",
    "RO": "B 12 ABC",
    "SE": "ABC 12D",
    "SI": "LJ AB-123",
    "SK": "BA 123 AB",
    "UA": "AA 1234 BB",
    "US": "7ABC123",
}


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("kind", [PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE])
def test_phones(country: str, kind: int) -> None:
    number = phonenumbers.example_number_for_type(country, kind)
    abroad = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    at_home = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    assert found(f"Kari Nordlund svarer på {abroad} i dag.", Category.PHONE) == [abroad]
    assert found(f"Kari Nordlund, telefon: {at_home}, bor her.", Category.PHONE) == [at_home]


@pytest.mark.parametrize("country", COUNTRIES)
def test_plates_after_a_label(country: str) -> None:
    text = f"Eier Kari Nordlund, reg.nr. {PLATES[country]}, blå bil."
    assert found(text, Category.VEHICLE_REGISTRATION) == [PLATES[country]]


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Journalnr.", "V-0077145"),
        ("Pasientnummer", "P-4471902"),
        ("Tilsettnummer", "22184"),
        ("Patient no.", "HX-77120"),
        ("Employee number", "22184"),
        ("Journalnummer", "A/88213"),
        ("Anställningsnummer", "447120"),
        ("Medarbejdernummer", "447120"),
        ("Policenr.", "PK-552201"),
        ("Matrikelnummer", "11872331"),
        ("Versicherungsschein-Nr.", "LV 8812-77"),
        ("Numéro de dossier", "2024-D-1188"),
        ("Nº de expediente", "EXP-20441"),
        ("Nr historii choroby", "HC/4471/24"),
        ("Nr polisy", "PL-99120"),
    ],
)
def test_labels_of_records(label: str, value: str) -> None:
    assert found(f"Kari Nordlund\n{label}: {value}\n", Category.RECORD_NUMBER) == [value]


@pytest.mark.parametrize(
    "address",
    [
        "12 rue des Lilas, 75011 Paris",
        "ul. Długa 12 m. 4, 00-238 Warszawa",
        "Hauptstraße 12a, 10115 Berlin",
        "Calle Mayor 5, 3º B, 28013 Madrid",
        "Vesterbrogade 12, 2. th, 1620 København V",
        "Rua Augusta 12, 1100-053 Lisboa",
        "Keizersgracht 12, 1015 CN Amsterdam",
        "Mannerheimintie 5 A 12, 00100 Helsinki",
        "Laugavegur 12, 101 Reykjavík",
        "1600 Elm Street, Springfield, IL 62704",
        "Andrássy út 12, 1061 Budapest",
        "Mariahilfer Straße 12/4, 1070 Wien",
        "Rue de la Loi 12, 1040 Bruxelles",
        "Brīvības iela 12, LV-1010 Rīga",
        "Ilica 12, 10000 Zagreb",
    ],
)
def test_addresses(address: str) -> None:
    assert found(f"Kari Nordlund, {address}", Category.POSTAL_ADDRESS) == [address]


def test_a_number_of_a_device_is_no_payment_card() -> None:
    text = "Kari Nordlund, IMEI: 490154203237518"
    assert found(text, Category.ONLINE_ID) == ["490154203237518"]
    assert found(text, Category.PAYMENT_CARD) == []
