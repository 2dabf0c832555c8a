"""The identity, social-security and tax numbers of persons, country by country.

Every country of the EEA has a row, and Switzerland, the United Kingdom, the United States and
Ukraine. A row names the recognizer that finds the number and what checks it; the recognizers of
this folder ask these checks. Sources: python-stdnum's pages of each number, and for our own
checks what `checks` names.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module

from ordvern.detection.recognizers.europe import checks

Check = Callable[[str], bool]


class Proof(StrEnum):
    """What in a number shows that it is one."""

    STRONG = "two check digits, or one and a date or a shape of its own"
    DATE = "a date"
    WEAK = "one check digit"
    NONE = "nothing"


@dataclass(frozen=True, slots=True)
class Number:
    """A kind of number. `check` is a module of python-stdnum, or a function of ours; None where
    the recognizer itself checks, or where there is nothing to check."""

    country: str
    name: str
    recognizer: str
    proof: Proof
    check: str | Check | None = None

    @property
    def checked_by(self) -> str:
        """What checks it, in words of a page."""
        if self.check is None:
            return "-" if self.proof is Proof.NONE else f"`{self.recognizer}`"
        return f"`stdnum.{self.check}`" if isinstance(self.check, str) else "a rule of our own"


def _rows(recognizer: str, *rows: tuple[str, str, Proof, str | Check | None]) -> tuple[Number, ...]:
    return tuple(Number(country, name, recognizer, proof, by) for country, name, proof, by in rows)


NUMBERS: tuple[Number, ...] = (
    *_rows("no.national_id", ("NO", "fødselsnummer, D-nummer", Proof.STRONG, None)),
    *_rows("no.national_id_2032", ("NO", "fødselsnummer from 2032", Proof.STRONG, None)),
    *_rows("se.national_id", ("SE", "personnummer, samordningsnummer", Proof.STRONG, None)),
    *_rows("dk.national_id_hyphen", ("DK", "CPR-nummer, with a hyphen", Proof.DATE, None)),
    *_rows("dk.national_id", ("DK", "CPR-nummer", Proof.DATE, None)),
    *_rows("fi.national_id", ("FI", "henkilötunnus", Proof.STRONG, None)),
    *_rows("is.national_id", ("IS", "kennitala", Proof.STRONG, None)),
    *_rows(
        "eu.eleven_digits",
        ("PL", "PESEL", Proof.STRONG, "pl.pesel"),
        ("DE", "Steuer-Identifikationsnummer", Proof.WEAK, "de.idnr"),
        ("EE", "isikukood", Proof.STRONG, "ee.ik"),
        ("LT", "asmens kodas", Proof.STRONG, "lt.asmens"),
        ("HR", "OIB", Proof.WEAK, "hr.oib"),
        ("BE", "rijksregisternummer", Proof.STRONG, "be.nn"),
        ("BE", "BIS-nummer", Proof.STRONG, "be.bis"),
        ("GR", "AMKA", Proof.STRONG, "gr.amka"),
        ("TR", "T.C. kimlik no.", Proof.STRONG, "tr.tckimlik"),
    ),
    *_rows("be.national_id_dotted", ("BE", "rijksregisternummer, dotted", Proof.STRONG, "be.nn")),
    *_rows("lv.personal_code", ("LV", "personas kods", Proof.STRONG, checks.latvian)),
    *_rows("hu.personal", ("HU", "személyi azonosító", Proof.STRONG, checks.hungarian_personal)),
    *_rows(
        "eu.ten_digits",
        ("GB", "NHS number", Proof.WEAK, "gb.nhs"),
        ("GB", "UTR", Proof.WEAK, "gb.utr"),
        ("BG", "EGN", Proof.STRONG, "bg.egn"),
        ("BG", "LNCh", Proof.WEAK, "bg.pnf"),
        ("CZ", "rodné číslo", Proof.STRONG, "cz.rc"),
        ("SK", "rodné číslo", Proof.STRONG, "sk.rc"),
        ("AT", "Sozialversicherungsnummer", Proof.STRONG, "at.vnr"),
        ("UA", "RNOKPP", Proof.WEAK, "ua.rntrc"),
        ("HU", "adóazonosító jel", Proof.WEAK, checks.hungarian_tax),
    ),
    *_rows(
        "cz.birth_number_slash",
        ("CZ", "rodné číslo, with a slash", Proof.STRONG, "cz.rc"),
        ("SK", "rodné číslo, with a slash", Proof.STRONG, "sk.rc"),
    ),
    *_rows(
        "eu.nine_digits",
        ("NL", "burgerservicenummer", Proof.WEAK, "nl.bsn"),
        ("PT", "NIF", Proof.WEAK, "pt.nif"),
        ("AT", "Steuernummer", Proof.WEAK, "at.tin"),
        ("GR", "AFM", Proof.WEAK, "gr.vat"),
        ("HU", "TAJ szám", Proof.WEAK, checks.hungarian_social),
    ),
    *_rows(
        "eu.thirteen_digits",
        ("FR", "numéro de sécurité sociale (NIR)", Proof.STRONG, "fr.nir"),
        ("RO", "CNP", Proof.STRONG, "ro.cnp"),
        ("SI", "EMŠO", Proof.STRONG, "si.emso"),
        ("LU", "matricule", Proof.STRONG, checks.luxembourgish),
        ("CH", "AHV-Nummer", Proof.STRONG, "ch.ssn"),
        ("LI", "AHV-Nummer", Proof.STRONG, "ch.ssn"),
    ),
    *_rows("si.tax_number", ("SI", "davčna številka", Proof.WEAK, "si.ddv")),
    *_rows("ua.record_number", ("UA", "UNZR", Proof.DATE, checks.ukrainian_record)),
    *_rows(
        "us.ssn",
        ("US", "social security number", Proof.NONE, "us.ssn"),
        ("US", "ITIN", Proof.NONE, "us.itin"),
    ),
    *_rows(
        "es.national_id",
        ("ES", "DNI", Proof.STRONG, "es.dni"),
        ("ES", "NIE", Proof.STRONG, "es.nie"),
    ),
    *_rows("es.national_id_dotted", ("ES", "DNI, dotted", Proof.STRONG, "es.dni")),
    *_rows("gb.nino", ("GB", "National Insurance number", Proof.NONE, None)),
    *_rows("it.codice_fiscale", ("IT", "codice fiscale", Proof.STRONG, "it.codicefiscale")),
    *_rows("de.pension", ("DE", "Versicherungsnummer", Proof.STRONG, checks.german_pension)),
    *_rows("ie.pps", ("IE", "PPS number", Proof.WEAK, "ie.pps")),
    *_rows("cy.tax_number", ("CY", "TIC", Proof.WEAK, "cy.vat")),
    *_rows("pt.citizen_card", ("PT", "cartão de cidadão", Proof.STRONG, "pt.cc")),
    *_rows("mt.identity_card", ("MT", "identity card number", Proof.NONE, None)),
    *_rows("any.national_id_labelled", ("LI", "PEID", Proof.NONE, None)),
)


def check_of(recognizer: str) -> Check:
    """Valid by one of the checks of the rows of `recognizer`; modules are loaded when first
    asked. Anything is valid where there is no check."""
    rows = [number.check for number in NUMBERS if number.recognizer == recognizer]

    @cache
    def loaded() -> list[Check]:
        return [_loaded(row) for row in rows if row]

    def is_valid(text: str) -> bool:
        return not loaded() or any(check(text) for check in loaded())

    return is_valid


def _loaded(check: str | Check) -> Check:
    if not isinstance(check, str):
        return check
    is_valid: Check = import_module(f"stdnum.{check}").is_valid
    return lambda text: is_valid(text.replace(".", ""))
