"""The command line in the user's language: bokmål, nynorsk or English, as the environment says."""

import gettext
import os
import re
from copy import copy
from functools import cache
from pathlib import Path

import click

DOMAIN = "cli"
LOCALES = Path(__file__).parent / "locale"
LANGUAGES = {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}
"""The codes that are understood, and the language each stands for."""
_EXAMPLES = ("Examples:", "Example:")
AFTER = re.compile(r"(?<=\S)( {3,})(\S.*)$", re.MULTILINE)
"""What is said of an example, behind it."""


def language() -> str:
    """ "nb", "nn" or "en", by the rules of gettext: LANGUAGE lists those liked best first, unless
    the locale (LC_ALL, LC_MESSAGES, LANG) is C."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next(filter(None, map(os.environ.get, names)), "")
    liked = os.environ.get("LANGUAGE") or locale
    if locale in ("C", "POSIX"):
        return "en"
    codes = (re.split(r"[_.@-]", each.strip().lower())[0] for each in liked.split(":"))
    return next((LANGUAGES[code] for code in codes if code in LANGUAGES), "en")


def speak() -> None:
    """Have click's own texts in the user's language too; they come from gettext's default."""
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, [code], fallback=True)


def told(text: str) -> str:
    """The text in the user's language; as it is where no translation is installed. For texts that
    stand in tables and exceptions; those that stand where they are said are looked up by `_`."""
    say = _catalogue(language()).gettext
    return say(text) if text else ""


def told_of(one: str, several: str, number: int) -> str:
    """The form of the text for so many; for texts that stand elsewhere, as `told` is."""
    say = _catalogue(language()).ngettext
    return say(one, several, number)


_ = told
ngettext = told_of


def kind_of(name: str) -> str:
    """What a category, or a part of a document, is called."""
    return told(name.replace("_", " "))


def spoken(command: click.Command) -> click.Command:
    """A copy of a command whose help is in the user's language."""
    ours = copy(command)
    ours.help, ours.epilog = _told(command.help), _told(command.epilog)
    ours.params = [_spoken_parameter(each) for each in command.params]
    if isinstance(ours, click.Group):
        ours.commands = {name: spoken(each) for name, each in ours.commands.items()}
    return ours


def _spoken_parameter(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    ours = copy(parameter)
    ours.help = told(parameter.help)
    return ours


def _told(text: str | None) -> str | None:
    """A text of several paragraphs, each by itself."""
    return text and "\n\n".join(map(_paragraph, text.split("\n\n")))


def _paragraph(text: str) -> str:
    heading, _line, rest = text.removeprefix("\b\n").partition("\n")
    if heading in _EXAMPLES:
        return f"\b\n{told(heading)}\n{AFTER.sub(lambda found: found[1] + told(found[2]), rest)}"
    whole = paragraph_of(text)
    ours = told(whole)
    return text if ours == whole else ours


def paragraph_of(text: str) -> str:
    """A paragraph of a help text as the catalogues have it: on one line."""
    return " ".join(text.replace("\b", "").split())
