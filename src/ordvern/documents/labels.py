"""Names what is taken out: the same person or number gets the same label all through a file."""

import re
from collections.abc import Collection, Sequence

from ordvern.text import Category, Finding, Segment

from .reading import Mark

LABELS: dict[str, dict[Category, str]] = {
    "nb": {
        Category.PERSON_NAME: "navn",
        Category.NATIONAL_ID: "fødselsnummer",
        Category.DATE_OF_BIRTH: "fødselsdato",
        Category.EMAIL: "e-post",
        Category.PHONE: "telefon",
        Category.POSTAL_ADDRESS: "adresse",
        Category.BANK_ACCOUNT: "konto",
        Category.PAYMENT_CARD: "betalingskort",
        Category.ID_DOCUMENT: "legitimasjon",
        Category.VEHICLE_REGISTRATION: "kjennemerke",
        Category.ONLINE_ID: "nettidentitet",
        Category.RECORD_NUMBER: "referanse",
    },
    "nn": {
        Category.PERSON_NAME: "namn",
        Category.NATIONAL_ID: "fødselsnummer",
        Category.DATE_OF_BIRTH: "fødselsdato",
        Category.EMAIL: "e-post",
        Category.PHONE: "telefon",
        Category.POSTAL_ADDRESS: "adresse",
        Category.BANK_ACCOUNT: "konto",
        Category.PAYMENT_CARD: "betalingskort",
        Category.ID_DOCUMENT: "legitimasjon",
        Category.VEHICLE_REGISTRATION: "kjennemerke",
        Category.ONLINE_ID: "nettidentitet",
        Category.RECORD_NUMBER: "referanse",
    },
    "en": {
        Category.PERSON_NAME: "name",
        Category.NATIONAL_ID: "identity number",
        Category.DATE_OF_BIRTH: "date of birth",
        Category.EMAIL: "e-mail",
        Category.PHONE: "phone",
        Category.POSTAL_ADDRESS: "address",
        Category.BANK_ACCOUNT: "account",
        Category.PAYMENT_CARD: "payment card",
        Category.ID_DOCUMENT: "identity document",
        Category.VEHICLE_REGISTRATION: "vehicle",
        Category.ONLINE_ID: "online identity",
        Category.RECORD_NUMBER: "reference",
    },
}
SPECIAL_LABEL = {"nb": "fjernet", "nn": "fjerna", "en": "removed"}
WORD = re.compile(r"\w+")


def marks_for(
    segments: Sequence[Segment],
    findings: Sequence[Finding],
    *,
    categories: Collection[Category],
    language: str = "nb",
) -> tuple[Mark, ...]:
    """What to remove from a file for these categories, each place with its label.

    Identifiers are numbered by value, so that a reader can still tell two persons apart;
    special kinds are not, because even the kind would tell. Languages: nb, nn, en.
    """
    numbering = _Numbering()
    wanted = [finding for finding in findings if finding.category in categories]
    names = LABELS.get(language, LABELS["en"])
    special = SPECIAL_LABEL.get(language, SPECIAL_LABEL["en"])
    values = [
        segments[each.segment].text[each.span.start : each.span.end].casefold() for each in wanted
    ]
    numbering.learn(zip((each.category for each in wanted), values, strict=True))
    return tuple(
        Mark(
            each.segment,
            each.span,
            f"[{special}]"
            if each.category.is_special
            else f"[{names[each.category]} {numbering.number(each.category, value)}]",
        )
        for each, value in zip(wanted, values, strict=True)
    )


class _Numbering:
    """Numbers values by category; a part of a name gets the number of the whole name."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Category, frozenset[str]], int] = {}
        self._used: dict[Category, int] = {}

    def learn(self, values: "zip[tuple[Category, str]]") -> None:
        seen = [(category, _key(category, value)) for category, value in values]
        order = {pair: index for index, pair in reversed(list(enumerate(seen)))}
        owners: dict[tuple[Category, frozenset[str]], tuple[Category, frozenset[str]]] = {}
        for pair in sorted(order, key=lambda pair: (-len(pair[1]), order[pair])):
            owners[pair] = self._owner(pair, set(owners.values()))
        for pair in sorted(order, key=order.__getitem__):
            owner = owners[pair]
            if owner not in self._numbers:
                self._used[owner[0]] = self._used.get(owner[0], 0) + 1
                self._numbers[owner] = self._used[owner[0]]
            self._numbers[pair] = self._numbers[owner]

    @staticmethod
    def _owner(
        pair: tuple[Category, frozenset[str]], owners: set[tuple[Category, frozenset[str]]]
    ) -> tuple[Category, frozenset[str]]:
        """The one longer name that this is a part of, else itself."""
        category, words = pair
        if category is not Category.PERSON_NAME:
            return pair
        wholes = [owner for owner in owners if owner[0] is category and words < owner[1]]
        return wholes[0] if len(wholes) == 1 else pair

    def number(self, category: Category, value: str) -> int:
        return self._numbers[category, _key(category, value)]


def _key(category: Category, value: str) -> frozenset[str]:
    words = WORD.findall(value)
    return frozenset(words) if category is Category.PERSON_NAME else frozenset({"".join(words)})
