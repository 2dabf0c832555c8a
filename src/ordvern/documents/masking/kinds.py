"""The letter that tells a translator what kind of value a placeholder stands for."""

from enum import StrEnum

from ordvern.text import Category


class Kind(StrEnum):
    """The letters of placeholders. No I and no O, which look like digits and change in Turkish."""

    PERSON = "P"
    NATIONAL_ID = "N"
    DATE_OF_BIRTH = "D"
    EMAIL = "E"
    PHONE = "T"
    ADDRESS = "A"
    BANK_ACCOUNT = "B"
    PAYMENT_CARD = "C"
    ID_DOCUMENT = "K"
    VEHICLE = "V"
    ONLINE_ID = "U"
    REFERENCE = "R"
    SPECIAL = "S"
    LINK = "L"


KIND_OF: dict[Category, Kind] = {
    Category.PERSON_NAME: Kind.PERSON,
    Category.NATIONAL_ID: Kind.NATIONAL_ID,
    Category.DATE_OF_BIRTH: Kind.DATE_OF_BIRTH,
    Category.EMAIL: Kind.EMAIL,
    Category.PHONE: Kind.PHONE,
    Category.POSTAL_ADDRESS: Kind.ADDRESS,
    Category.BANK_ACCOUNT: Kind.BANK_ACCOUNT,
    Category.PAYMENT_CARD: Kind.PAYMENT_CARD,
    Category.ID_DOCUMENT: Kind.ID_DOCUMENT,
    Category.VEHICLE_REGISTRATION: Kind.VEHICLE,
    Category.ONLINE_ID: Kind.ONLINE_ID,
    Category.RECORD_NUMBER: Kind.REFERENCE,
}
"""Of the identifiers; the nine special kinds share one letter, as even the kind would tell."""

SAID: dict[Kind, str] = {
    Kind.PERSON: "name of a person",
    Kind.NATIONAL_ID: "national identity number",
    Kind.DATE_OF_BIRTH: "date of birth",
    Kind.EMAIL: "e-mail address",
    Kind.PHONE: "phone number",
    Kind.ADDRESS: "postal address",
    Kind.BANK_ACCOUNT: "bank account",
    Kind.PAYMENT_CARD: "payment card",
    Kind.ID_DOCUMENT: "number of an identity document",
    Kind.VEHICLE: "registration of a vehicle",
    Kind.ONLINE_ID: "name or address on a network",
    Kind.REFERENCE: "reference number",
    Kind.SPECIAL: "sensitive words",
    Kind.LINK: "target of a link",
}


def kind_for(category: Category) -> Kind:
    return KIND_OF.get(category, Kind.SPECIAL)
