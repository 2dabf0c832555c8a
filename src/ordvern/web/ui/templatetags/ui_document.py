"""Components for what was found in a document: marked text, kinds, notes.

The words themselves are only ever passed through to the page; nothing here keeps them.
"""

from collections.abc import Iterable, Mapping, Sequence

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ordvern.text import Category, Finding
from ordvern.web.ui.labels import CATEGORIES, colour, is_guarded
from ordvern.web.ui.values import Note

register = template.Library()


def without_overlap(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in reading order; of two that overlap, the guarded or else the longer one."""
    ranked = sorted(findings, key=lambda f: (not is_guarded(f.category), -len(f.span)))
    kept: list[Finding] = []
    for finding in ranked:
        if len(finding.span) and not any(finding.span.overlaps(other.span) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.span)


def mark_of(finding: Finding, words: str) -> SafeString:
    """One marked stretch: colour for the eye, the kind in words for everybody."""
    guarded = is_guarded(finding.category)
    return format_html(
        '<mark class="ov-mark" id="f{}-{}" data-color="{}"{}><span class="{}">{} </span>{}'
        '<span class="ov-hidden-visually"> {}</span></mark>',
        finding.segment,
        finding.span.start,
        colour(finding.category),
        mark_safe(" data-special") if guarded else "",
        "ov-mark__kind" if guarded else "ov-hidden-visually",
        CATEGORIES[finding.category],
        words,
        _("(end of finding)"),
    )


@register.simple_tag
def marked(text: str, findings: Sequence[Finding]) -> SafeString:
    """The text of one segment, escaped, with `findings` of that segment marked."""
    pieces: list[str] = []
    at = 0
    for finding in without_overlap(findings):
        span = finding.span
        pieces.append(conditional_escape(text[at : span.start]))
        pieces.append(mark_of(finding, text[span.start : span.end]))
        at = span.end
    pieces.append(conditional_escape(text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped above


@register.simple_tag
def category_name(category: str) -> str:
    """What a kind of finding is called."""
    return str(CATEGORIES[Category(category)])


@register.inclusion_tag("ui/components/kinds.html")
def kinds(counts: Mapping[str, int]) -> Mapping[str, object]:
    """How many of each kind were found, the guarded kinds first."""
    found = [(Category(category), count) for category, count in counts.items() if count]
    found.sort(key=lambda pair: (not is_guarded(pair[0]), -pair[1]))
    shown = [(CATEGORIES[c], count, colour(c), is_guarded(c)) for c, count in found]
    return {"kinds": shown}


@register.inclusion_tag("ui/components/notes.html")
def notes(items: Iterable[Note]) -> Mapping[str, object]:
    """What to know about a result: coverage, what could not be read, what was removed."""
    return {"notes": items}
