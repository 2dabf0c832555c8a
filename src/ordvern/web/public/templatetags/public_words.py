"""How promises are kept and by what, in words for a reader of the statement."""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.statement.promise import Kept

register = template.Library()

WAYS: dict[Kept, LazyText] = {
    Kept.BY_STRUCTURE: _("By construction: there is no place or way to break it"),
    Kept.BY_GUARD: _("By a guard that stops every way to break it"),
    Kept.BY_CONFIGURATION: _("By a declared fact that is checked at every start"),
}


@register.filter
def how_kept(kept: Kept) -> LazyText:
    return WAYS[kept]


@register.filter
def code_name(function: Callable[..., Any]) -> str:
    """Where to find a function in the source."""
    return f"{function.__module__}.{function.__qualname__}"
