"""How people write in a table what we keep as a code: languages, countries, kinds, days, prices."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.formats import get_format

from ordvern.apps.partners.transfers.countries import countries
from ordvern.web.ui.languages import NOT_IN_DJANGO, OFTEN, OTHERS, language_name

DAY = forms.DateField(input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"])
LANGUAGES = {
    "norsk": "nb",
    "norwegian": "nb",
    "no": "nb",
    "bokmål": "nb",
    "norsk bokmål": "nb",
    "nynorsk": "nn",
    "norsk nynorsk": "nn",
    "farsi": "fa",
    "persian": "fa",
    "kinesisk": "zh-hans",
    "chinese": "zh-hans",
    "mandarin": "zh-hans",
    "sorani": "ckb",
    "kurmanji": "kmr",
    "samisk": "se",
    "nordsamisk": "se",
}
COUNTRIES = {"norge": "NO", "noreg": "NO", "uk": "GB", "england": "GB", "usa": "US"}


class NotUnderstood(Exception):
    """The text is none that is known."""


def chosen(text: str, words: Mapping[str, str]) -> str:
    """The code that `words` has for the text. Raises `NotUnderstood`."""
    try:
        return words[text.casefold()]
    except KeyError:
        raise NotUnderstood from None


def spellings(choices: Iterable[tuple[str, object]], **also: str) -> dict[str, str]:
    """Codes by themselves, by their labels in each language of the pages, and by `also`."""
    pairs = list(choices)
    return {**_in_each_language(lambda: [(code, str(label)) for code, label in pairs]), **also}


@cache
def languages() -> dict[str, str]:
    """Codes of languages by how they are written."""
    codes = (*OFTEN, *OTHERS, *NOT_IN_DJANGO)
    found = _in_each_language(lambda: [(code, language_name(code)) for code in codes])
    return {**found, **LANGUAGES}


@cache
def country_codes() -> dict[str, str]:
    """Codes of countries by how they are written."""
    found = {code.casefold(): code for code in countries()}
    for code, names in countries().items():
        found |= {name.casefold(): code for name in names.values()}
    return {**found, **COUNTRIES}


def day_of(text: str) -> date:
    """The day, as spreadsheets write it here. Raises `NotUnderstood`."""
    try:
        day: date = DAY.clean(text)
    except forms.ValidationError:
        raise NotUnderstood from None
    return day


def number_typed(text: str) -> str:
    """A number as a form on this page would have it typed: blanks out, and our decimal sign."""
    bare = "".join(text.split()).removesuffix("kr").removesuffix("%")
    sign = "," if "," in bare and "." not in bare else "."
    return bare.replace(sign, get_format("DECIMAL_SEPARATOR"))


def _in_each_language(pairs: Callable[[], list[tuple[str, str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for value, label in pairs():
                found.setdefault(label.casefold(), value)
                found[value.casefold()] = value
    return found
