"""Fields of Django forms in the look of Designsystemet: label, hint, error, and a summary."""

from collections.abc import Mapping

from django import template
from django.forms import BaseForm, BoundField
from django.forms.widgets import (
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Textarea,
    Widget,
)

from ordvern.web.ui.closed_days import DeadlineInput, day_of, told_of

register = template.Library()

CODE_FIELDS = ("code",)
ASKED = "data-asked"
"""On the widget of a field that not everybody sees, and that must be filled in by who does."""


def kind_of(widget: Widget) -> str:
    """Which drawing a widget needs: choices, tick, file or line."""
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, CheckboxInput):
        return "tick"
    return "file" if isinstance(widget, FileInput) else "line"


def dress(bound: BoundField, width: str = "") -> None:
    """Give the widget the classes it is drawn with."""
    attrs = bound.field.widget.attrs
    classes = ["ds-input", *str(attrs.get("class", "")).split()]
    if bound.name in CODE_FIELDS:
        classes.append("ov-code")
        attrs.setdefault("autocomplete", "one-time-code")
        attrs.setdefault("spellcheck", "false")
    attrs["class"] = " ".join(dict.fromkeys(classes))
    attrs.pop("placeholder", None)
    if width:
        attrs["data-width"] = width
    if isinstance(bound.field.widget, Textarea):
        attrs["rows"] = attrs.get("data-rows", 5)


@register.inclusion_tag("ui/components/field.html")
def field(bound: BoundField, hint: str = "", width: str = "") -> Mapping[str, object]:
    """One field of a form with its label, hint and errors; `width` may be short."""
    dress(bound, width)
    widget = bound.field.widget
    is_deadline = isinstance(widget, DeadlineInput)
    return {
        "field": bound,
        "kind": kind_of(widget),
        "hint": hint or bound.help_text,
        "is_optional": not bound.field.required and ASKED not in widget.attrs,
        "is_deadline": is_deadline,
        "day_note": told_of(day_of(bound.value())) if is_deadline else "",
    }


@register.inclusion_tag("ui/components/form_fields.html")
def form_fields(form: BaseForm) -> Mapping[str, object]:
    """All fields of a form in their order, with the summary of errors first."""
    return {"form": form}


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm) -> Mapping[str, object]:
    """What must be mended before the form can be sent, each error a link to its field."""
    return {"form": form}


@register.inclusion_tag("ui/components/drop_zone.html")
def drop_zone(bound: BoundField, title: str = "", hint: str = "") -> Mapping[str, object]:
    """A place to drop files on: a plain file input where scripts do not run.

    Stands in a ``<form data-upload enctype="multipart/form-data">``, which then shows the files
    chosen and how far the sending has come (``static/ui/js/upload.js``).
    """
    bound.field.widget.attrs["class"] = "ov-drop__input"
    return {"field": bound, "title": title or bound.label, "hint": hint or bound.help_text}
