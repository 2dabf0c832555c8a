"""What a line is called in the reader's language, made of its codes alone."""

from django.utils.translation import gettext as _

from .calculation import Line
from .services import Band, Item, Unit


def name_of(line: Line) -> str:
    """For instance "Translation, nb–en, 85–94 %"."""
    parts = [str(Item(line.item).label)]
    if line.source_language and line.target_language:
        parts.append(f"{line.source_language}–{line.target_language}")
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
