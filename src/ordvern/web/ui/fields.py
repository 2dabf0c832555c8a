"""Gives the fields of a form the choices that are known only when the form is made."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from django import forms
from django.db.models import Model, QuerySet
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Sent: TypeAlias = Mapping[str, Any] | None
"""What a browser sent for a form; None as long as nothing was sent."""


class LongSelect(forms.Select):
    """A choice among thousands, without groups: Django fills in a template for every option."""

    def render(
        self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = set(self.format_value(value))
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, _SELECTED if str(key) in chosen else "", words) for key, words in self.choices),
        )
        given = flatatt(self.build_attrs(self.attrs, dict(attrs or {})))
        return format_html('<select name="{}"{}>{}</select>', name, given, options)


_SELECTED = flatatt({"selected": True})


class RecordField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """A choice among records, each shown as `called` gives it; `offer_records` says which."""

    def __init__(self, model: type[Model], *, called: Callable[[Any], str], **options: Any) -> None:
        super().__init__(queryset=model._default_manager.none(), **options)
        self.called = called

    def label_from_instance(self, obj: Model) -> str:
        return self.called(obj)


def offer_choices(form: forms.Form, name: str, choices: Iterable[Any]) -> None:
    """Let a field offer these choices: pairs of a value and words, or groups of pairs."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    field.choices = list(choices)


def offer_records(
    form: forms.BaseForm,
    name: str,
    records: QuerySet[Any],
    *,
    called: Callable[[Any], str] | None = None,
) -> None:
    """Let a field offer these records, shown as `called` gives them if that is not as usual."""
    field = form.fields[name]
    if not isinstance(field, RecordField):
        raise TypeError(name)
    if called:
        field.called = called
    field.queryset = records
