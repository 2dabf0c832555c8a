"""What a line is called in the reader's language, made of its codes alone."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from .calculation import Line
from .services import Band, Item, Unit


def name_of(line: Line, *, called: Callable[[str], str] = str) -> str:
    """For instance "Translation, nb–en, 85–94 %"; `called` names the languages otherwise."""
    parts = [str(Item(line.item).label)]
    if line.source_language and line.target_language:
        parts.append(f"{called(line.source_language)}–{called(line.target_language)}")
    if line.band:
        parts.append(str(Band(line.band).label))
    return ", ".join(parts)


def unit_of(line: Line) -> str:
    """The unit after a number: "words", "pages", "hours"."""
    return {
        Unit.WORD: _("words"),
        Unit.PAGE: _("pages"),
        Unit.HOUR: _("hours"),
        Unit.FIXED: _("fixed price"),
    }[Unit(line.unit)]
