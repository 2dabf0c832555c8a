"""What the kinds of findings are called, on pages and in reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ordvern.text import Category

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

CATEGORIES: dict[Category, LazyText] = {
    Category.PERSON_NAME: _("Person's name"),
    Category.NATIONAL_ID: _("National identity number"),
    Category.DATE_OF_BIRTH: _("Date of birth"),
    Category.EMAIL: _("E-mail address"),
    Category.PHONE: _("Phone number"),
    Category.POSTAL_ADDRESS: _("Postal address"),
    Category.BANK_ACCOUNT: _("Bank account"),
    Category.PAYMENT_CARD: _("Payment card"),
    Category.ID_DOCUMENT: _("Identity document"),
    Category.VEHICLE_REGISTRATION: _("Vehicle registration"),
    Category.ONLINE_ID: _("Online identifier"),
    Category.RECORD_NUMBER: _("Record number"),
    Category.HEALTH: _("Health"),
    Category.GENETIC: _("Genetic data"),
    Category.BIOMETRIC: _("Biometric data"),
    Category.ETHNIC_ORIGIN: _("Ethnic origin"),
    Category.POLITICAL_OPINION: _("Political opinion"),
    Category.RELIGION_OR_BELIEF: _("Religion or belief"),
    Category.TRADE_UNION: _("Trade union"),
    Category.SEX_LIFE_OR_ORIENTATION: _("Sex life or orientation"),
    Category.CRIMINAL_OFFENCE: _("Criminal offence"),
}
