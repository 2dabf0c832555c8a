"""How promises are kept and by what, in words for a reader of the statement."""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.statement.promise import Kept, Promise

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
def kept_by(promise: Promise) -> list[str]:
    """Where in the source the keepers of a promise are. A template would call them itself."""
    return [_place(keeper) for keeper in promise.keepers]


@register.filter
def looked_for_by(promise: Promise) -> str:
    """Where in the source the search for breaches is."""
    return _place(promise.breaches)


def _place(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"
