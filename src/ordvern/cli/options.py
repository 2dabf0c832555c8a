"""Options that several commands share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from ordvern.text import IDENTIFIERS, SPECIAL, Category, Language

if TYPE_CHECKING:
    from ordvern.detection import Tuning

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

GROUPS = {"identifiers": IDENTIFIERS, "special": SPECIAL}
NAMES = [*GROUPS, *(category.value for category in Category)]


def category_options() -> Decorator:
    """`--only` and `--except`, each to be repeated."""
    choice = click.Choice(NAMES)

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        metavar, listed = "CATEGORY", ", ".join(NAMES)
        for name, parameter, text in (
            ("except", "without", "Leave this category out; may be repeated."),
            ("only", "only", f"Only this category; may be repeated. One of {listed}."),
        ):
            option = click.option(
                f"--{name}", parameter, type=choice, multiple=True, metavar=metavar, help=text
            )
            command = option(command)
        return command

    return decorate


def chosen(only: Sequence[str], without: Sequence[str]) -> frozenset[Category]:
    """The categories that `--only` and `--except` leave."""
    return (_named(only) or frozenset(Category)) - _named(without)


def _named(names: Sequence[str]) -> frozenset[Category]:
    return frozenset().union(
        *(GROUPS[name] if name in GROUPS else {Category(name)} for name in names)
    )


def language_choice() -> click.Choice[str]:
    return click.Choice([language.value for language in Language if language.value != "und"])


def tuning_option() -> Decorator:
    """`--tuning FILE`; the command is given a Tuning, or None."""
    return click.option(
        "--tuning", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
        callback=_tuning, help="A TOML file of what the agency tunes: its own people, thresholds, "
        "kinds switched off.",
    )  # fmt: skip


def _tuning(
    _context: click.Context, _option: click.Parameter, path: Path | None
) -> "Tuning | None":
    from .tuning_file import tuning_from

    return tuning_from(path) if path else None


def tagger_option() -> Decorator:
    """`--tagger FOLDER`; the command is given the folder of a model that can be used, or None."""
    return click.option(
        "--tagger", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
        callback=_usable, help="An ONNX model that finds names in place of the built-in one: "
        "model.onnx, tokenizer.json, config.json.",
    )  # fmt: skip


def _usable(_context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    from .naming import named_by

    if folder:
        named_by(folder)
    return folder


def ocr_option() -> Decorator:
    """`--ocr` and `--no-ocr`; the command is given which."""
    return click.option(
        "--ocr/--no-ocr", default=True, show_default=True,
        help="Read the text in pictures, where tesseract and its Norwegian data are installed.",
    )  # fmt: skip


def password_option() -> Decorator:
    """`--password-file FILE`; the command is given the password, or nothing."""
    return click.option(
        "--password-file", "password", type=click.File(encoding="utf-8"), metavar="FILE",
        callback=_first_line, help="The password of protected documents is the first line of "
        "this file. It is used and not kept.",
    )  # fmt: skip


def _first_line(_context: click.Context, _option: click.Parameter, file: TextIO | None) -> str:
    return file.readline().rstrip("\r\n") if file else ""
