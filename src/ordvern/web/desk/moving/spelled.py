"""How people write in a table what we keep as a code or a day."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django import forms
from django.conf import settings
from django.utils import translation

DAY = forms.DateField(input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"])


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


def day_of(text: str) -> date:
    """The day, as spreadsheets write it here. Raises `NotUnderstood`."""
    try:
        day: date = DAY.clean(text)
    except forms.ValidationError:
        raise NotUnderstood from None
    return day


def _in_each_language(pairs: Callable[[], list[tuple[str, str]]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for value, label in pairs():
                found.setdefault(label.casefold(), value)
                found[value.casefold()] = value
    return found
