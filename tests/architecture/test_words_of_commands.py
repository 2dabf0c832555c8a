"""The command line's own catalogues are complete: complaints, results, and help."""

import ast
import re
from collections.abc import Iterable, Iterator

import click
import polib
import pytest

from ordvern.apps.core.chain import Break
from ordvern.cli import (
    check,
    complaints,
    evaluate,
    explained,
    mask,
    memory_analyse,
    places,
    program,
    reasons,
    redact,
    restore,
    table,
    translate,
    vault,
)
from ordvern.cli.words import AFTER, LOCALES, paragraph_of
from ordvern.memory.guard import Reason
from ordvern.text import Category, Part

from .house import PACKAGE, Module, calls, modules
from .test_catalogues import LANGUAGES, misfilled

BY_POSITION = {"_": (0,), "say": (0,), "Complaint": (0, 1), "ngettext": (0, 1)}
PROBLEMS = {"Unreadable", "TooMuch", "self._unreadable", "NoSuchModel", "TooShort", "NoSignature"}
"""What engines raise with a few words for people."""
BY_VALUE = (
    *complaints.WAYS_ON.values(), *complaints.BY_NAME.values(), *reasons.REFUSED.values(),
    *(text for pair in reasons.NOTICED.values() for text in pair), *check.SAID.values(),
    *explained.REASONS.values(), *explained.STRENGTHS.values(), *explained.VERDICTS.values(),
    *table.LANGUAGES.values(), *(text for text, _colour in table.VERDICTS.values()),
    *(line for _place, line in program.COMMANDS.values()), *(text for _, text in places.PLACES),
    check.NOT_XLIFF, mask.NOT_MASKABLE, mask.PLAIN_WARNING, mask.NAME_WARNING, redact.NOTHING,
    redact.NOTHING_IN_WHAT_WAS_READ, restore.NOT_RESTORABLE, translate.NOT_WRITABLE,
    *translate.SAID.values(), *memory_analyse.TITLES.values(), *evaluate.TITLES.values(),
    *vault.MEANINGS.values(), *Break,
    *(each.value.replace("_", " ") for kinds in (Category, Part, Reason) for each in kinds),
)  # fmt: skip
"""Texts that stand in tables and are looked up by what they are told of."""


def texts_of(call: ast.Call, name: str) -> Iterator[str]:
    """The texts that a call says: each constant, also on either side of an `if`."""
    if name == "counted":
        (thing,) = (each.value for each in call.args[1:] if isinstance(each, ast.Constant))
        yield from (str(thing), f"{thing}s")
    for position in BY_POSITION.get(name, ()):
        for part in ast.walk(call.args[position]) if position < len(call.args) else ():
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def said(among: Iterable[Module]) -> Iterator[str]:
    for module in among:
        for call, name in calls(module):
            yield from texts_of(call, name)


def problems(among: Iterable[Module]) -> Iterator[str]:
    for module in among:
        for call, name in calls(module):
            if name in PROBLEMS and call.args and isinstance(call.args[0], ast.Constant):
                yield str(call.args[0].value)


def help_of(command: click.Command) -> Iterator[str]:
    """Every paragraph, and every option's line, of a command's help."""
    for text in (command.help, command.epilog):
        for paragraph in (text or "").split("\n\n"):
            yield paragraph_of(paragraph)
            if re.match(r"(\x08\n)?Example", paragraph):
                yield from (said for _space, said in AFTER.findall(paragraph))
    yield from (each.help or "" for each in command.params if isinstance(each, click.Option))


def within(command: click.Command) -> Iterator[click.Command]:
    """The command and all below it."""
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            yield from within(below)


def shown() -> set[str]:
    ours = [module for module in modules() if module.parts[0] == "cli"]
    engines = [m for m in modules() if m.parts[0] in ("memory", "detection", "vault")]
    texts = {*said(ours), *problems(engines), *BY_VALUE}
    for command in within(program.ordvern):
        texts |= {each for each in help_of(command) if not each.startswith("Example")}
    return {text for text in texts if re.search(r"\w{2}", re.sub(r"\{\w*\}", "", text))}


def entries(language: str) -> dict[str, polib.POEntry]:
    path = LOCALES / language / "LC_MESSAGES" / "cli.po"
    return {entry.msgid: entry for entry in polib.pofile(str(path)) if not entry.obsolete}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_command_line_is_translated(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    found = entries(language)
    known = {text for text, entry in found.items() if entry.translated()}
    known |= {entry.msgid_plural for entry in found.values()}

    assert sorted(shown() - known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_of_the_command_line_keep_the_values(language: str) -> None:
    assert misfilled(entries(language)) == []


def test_a_complaint_names_its_values_apart() -> None:
    """One that is filled in before it is looked up would stay in English."""
    filled = [
        module.at(call, "filled in before it is translated")
        for module in modules(PACKAGE / "cli")
        for call, name in calls(module)
        if name in BY_POSITION and any(isinstance(each, ast.JoinedStr) for each in call.args)
        if not module.name.endswith("complaints.py")
    ]

    assert filled == []


def test_a_plural_is_not_looked_up_by_itself() -> None:
    """The catalogues have it with its singular only, so it would stay in English."""
    found = entries("nb")
    plurals = {entry.msgid_plural for entry in found.values()} - set(found)
    alone = [
        module.at(call, text)
        for module in modules(PACKAGE / "cli")
        for call, name in calls(module)
        if name in ("_", "say", "Complaint")
        for text in texts_of(call, name)
        if text in plurals
    ]

    assert alone == []
