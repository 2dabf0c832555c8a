"""Components for values of the apps: a line of marked text, a language, a size."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ordvern.apps.screening.viewing import Line, Piece
from ordvern.web.ui.labels import CATEGORIES, colour, is_guarded
from ordvern.web.ui.languages import language_name

register = template.Library()
register.filter("language_name", language_name)


@register.simple_tag
def marked_line(line: Line) -> SafeString:
    """A line with its findings marked: colour for the eye, the kind in words for everybody."""
    return format_html_join("", "{}", ((_drawn(piece),) for piece in line.pieces))


def _drawn(piece: Piece) -> str | SafeString:
    if piece.category is None:
        return piece.text
    guarded = is_guarded(piece.category)
    return format_html(
        '<mark class="ov-mark" data-color="{}"{}><span class="{}">{} </span>{}'
        '<span class="ov-hidden-visually"> {}</span></mark>',
        colour(piece.category),
        mark_safe(" data-special") if guarded else "",
        "ov-mark__kind" if guarded else "ov-hidden-visually",
        CATEGORIES[piece.category],
        piece.text,
        _("(end of finding)"),
    )
