"""Bokmål and nynorsk are complete: every text that is shown has a translation, values and all."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import allauth
import django
import polib
import pytest
from django.utils.translation.template import templatize

from .house import PACKAGE, Module, Template, calls, modules, templates

LANGUAGES = ("nb", "nn")
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
# What Django makes of a template: calls with one-line string literals.
IN_TEMPLATE = re.compile(r"(?<![a-z])(n|p|)gettext\((u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))")
SHORT_TAG = re.compile(r"(?<![\w.])_\((\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')\)")
VALUES = re.compile(r"%\((\w+)\)[sd]|\{(\w*)[^{}]*\}|%[sd]")


def shown_by_code(among: Iterable[Module]) -> Iterator[tuple[str, str]]:
    """Every text that Python code has translated, with where."""
    for module in among:
        for call, name in calls(module):
            position = {True: 0}.get(name.split(".")[-1] in SINGLE | PLURAL)
            position = 1 if name.split(".")[-1] in IN_CONTEXT else position
            if position is None or len(call.args) <= position:
                continue
            text = call.args[position]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value, f"{module.name}:{call.lineno}"


def of_the_platform() -> list[Module]:
    """All but the command line, whose catalogues are its own (test_words_of_commands.py)."""
    return [module for module in modules() if module.parts[0] != "cli"]


def shown_by_templates(among: Iterable[Template]) -> Iterator[tuple[str, str]]:
    """Every text that a template has translated."""
    for template in among:
        calls_made = templatize(template.text)
        for match in (*IN_TEMPLATE.finditer(calls_made), *SHORT_TAG.finditer(calls_made)):
            literal = match[match.lastindex or 1]
            yield str(ast.literal_eval(literal.removeprefix("u"))), template.name


def catalogue(language: str, root: Path = PACKAGE) -> dict[str, polib.POEntry]:
    """The entries of a language, from all catalogues below a folder."""
    found = {}
    for path in sorted(root.rglob(f"locale/{language}/LC_MESSAGES/django.po")):
        found |= {entry.msgid: entry for entry in polib.pofile(str(path)) if not entry.obsolete}
    return found


def of_libraries(language: str) -> dict[str, polib.POEntry]:
    """What Django and django-allauth translate themselves."""
    roots = [Path(library.__file__).parent for library in (django, allauth)]
    return catalogue(language, roots[0] / "conf") | catalogue(language, roots[1])


def untranslated(
    shown: Iterable[tuple[str, str]], entries: dict[str, polib.POEntry]
) -> dict[str, list[str]]:
    """Texts without a finished translation, by file."""
    missing = defaultdict(list)
    for text, place in shown:
        entry = entries.get(text)
        if text and (entry is None or not entry.translated()):
            missing[place.split(":")[0]].append(text)
    return dict(missing)


def misfilled(entries: dict[str, polib.POEntry]) -> list[str]:
    """Translations that lose a value of the text or name one it does not have."""
    return [
        entry.msgid
        for entry in entries.values()
        if entry.translated()
        and not entry.msgid_plural
        and sorted(VALUES.findall(entry.msgid)) != sorted(VALUES.findall(entry.msgstr))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    shown = [*shown_by_code(of_the_platform()), *shown_by_templates(templates())]
    missing = untranslated(shown, of_libraries(language) | catalogue(language))

    assert shown
    assert missing == {}, f"{sum(map(len, missing.values()))} texts in {len(missing)} files"


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_values(language: str) -> None:
    assert misfilled(catalogue(language)) == []


def idle(shown: Iterable[tuple[str, str]], entries: Iterable[polib.POEntry]) -> list[str]:
    """Texts of a catalogue that nothing shows, or that stand in it a second time."""
    wanted = {text for text, _place in shown}
    seen: set[str] = set()
    left = []
    for entry in entries:
        if entry.msgid not in wanted or entry.msgid in seen:
            left.append(entry.msgid)
        seen.add(entry.msgid)
    return left


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_is_shown(language: str) -> None:
    shown = [*shown_by_code(of_the_platform()), *shown_by_templates(templates())]
    shown += [(text, "library") for text in of_libraries(language)]
    found = {
        path.relative_to(PACKAGE).as_posix(): left
        for path in sorted(PACKAGE.rglob(f"locale/{language}/LC_MESSAGES/django.po"))
        if (left := idle(shown, polib.pofile(str(path))))
    }

    assert found == {}


def test_planted_idle_texts_are_seen() -> None:
    entries = [polib.POEntry(msgid=text, msgstr="x") for text in ("One", "Two", "One")]

    assert idle([("One", "web/x.html")], entries) == ["Two", "One"]


PLANTED_PAGE = """{% load i18n %}{% translate 'One' %}{% blocktranslate trimmed %}
    Two {{ n }}
{% endblocktranslate %}<a title='{{ _("Three") }}'>"""
PLANTED_CODE = """a = _('Four')
b = ngettext('%d five', '%d fives', n)
c = pgettext('c', 'Six')"""


def test_planted_texts_are_seen() -> None:
    in_page = shown_by_templates([Template("web/x.html", PLANTED_PAGE)])
    in_code = shown_by_code([Module("web/x.py", PLANTED_CODE)])
    found = dict([*in_page, *in_code])

    assert set(found) == {"One", "Two %(n)s", "Three", "Four", "%d five", "Six"}
    assert sum(map(len, untranslated(found.items(), {}).values())) == 6


def test_planted_lost_value_is_seen() -> None:
    entry = polib.POEntry(msgid="%(n)s files", msgstr="filer")

    assert misfilled({"x": entry}) == ["%(n)s files"]
