"""Components for values of the apps: a line of marked text, what a reader had to say of a file."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ordvern.apps.screening.viewing import Line, Piece
from ordvern.documents.labels import LABELS, SPECIAL_LABEL
from ordvern.text import Category, Part
from ordvern.web.ui.labels import CATEGORIES, PARTS, colour, is_guarded
from ordvern.web.ui.languages import language_name
from ordvern.web.ui.reasons import told
from ordvern.web.ui.values import Note, Tone

NAMES = {*SPECIAL_LABEL.values(), *(name for names in LABELS.values() for name in names.values())}
LABEL = re.compile(rf"\[(?:{'|'.join(re.escape(name) for name in sorted(NAMES))})(?: \d+)?\]")

register = template.Library()
register.filter("language_name", language_name)


class Noticed(Protocol):
    """A notice of the reader, or the row it is kept in."""

    @property
    def reason(self) -> str: ...
    @property
    def count(self) -> int: ...


@register.simple_tag
def marked_line(line: Line) -> SafeString:
    """A paragraph with its findings marked: colour for the eye, the kind in words for everybody.

    Where it does not stand in the running text, its place is named first.
    """
    words = format_html_join("", "{}", ((_drawn(piece),) for piece in line.pieces))
    if line.part is Part.BODY:
        return format_html("<p>{}</p>", words)
    return format_html('<p><span class="ov-sheet__place">{}</span>{}</p>', PARTS[line.part], words)


def _drawn(piece: Piece) -> str | SafeString:
    if piece.category is None:
        return format_html_join("", "{}", ((part,) for part in _with_labels(piece.text)))
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


def _with_labels(text: str) -> Iterator[str | SafeString]:
    """The text with the labels that a redaction left in it drawn as such."""
    at = 0
    for label in LABEL.finditer(text):
        yield text[at : label.start()]
        yield format_html('<span class="ov-removed">{}</span>', label[0])
        at = label.end()
    yield text[at:]


@register.filter
def as_notes(notices: Iterable[Noticed]) -> list[Note]:
    """What the reader had to say of a file, in words; that all was read, if nothing."""
    said = [_note(notice) for notice in notices]
    return said or [Note(_("Everything in the file was read."), "", Tone.SUCCESS)]


def _note(notice: Noticed) -> Note:
    what, next_step = told(notice.reason)
    return Note(f"{what} ({notice.count})" if notice.count > 1 else what, next_step)


@register.filter
def kind_names(categories: Iterable[str]) -> str:
    """What kinds of findings are called, in one line."""
    return ", ".join(str(CATEGORIES[Category(category)]) for category in categories)


@register.filter
def place_names(places: Iterable[tuple[str, int]]) -> str:
    """The parts of a document, each with how much was found there, in one line."""
    return ", ".join(f"{PARTS[Part(part)]} ({count})" for part, count in places)


@register.filter
def worth_showing(lines: Iterable[Line]) -> list[Line]:
    """The lines without properties of the file in which nothing was found."""
    return [line for line in lines if not _is_idle(line)]


@register.filter
def left_out(lines: Iterable[Line]) -> list[Line]:
    """The others: page counts, program names, dates of saving."""
    return [line for line in lines if _is_idle(line)]


def _is_idle(line: Line) -> bool:
    return line.part is Part.METADATA and not any(piece.category for piece in line.pieces)
