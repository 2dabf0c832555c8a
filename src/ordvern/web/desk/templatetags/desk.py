"""The side navigation, made where the layout draws it, so that every page of the desk has it."""

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join

from ordvern.apps.core.emptying import is_nobody
from ordvern.web.desk.navigation import sections
from ordvern.web.desk.together.bar import Bar, bar
from ordvern.web.desk.together.listings import LISTINGS
from ordvern.web.ui.values import Section

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_sections(context: Mapping[str, Any]) -> list[Section]:
    """The links of the desk for whoever is logged in."""
    return sections(context["request"], context.get("counts"))


@register.simple_tag(takes_context=True)
def deeds_for_many(context: Mapping[str, Any], listing: str) -> Bar | None:
    """What can be done to many rows of a list by whoever is logged in; None for nothing."""
    request = context["request"]
    return bar(LISTINGS[listing], request, request.user.actor)


@register.filter
def real_address(address: str) -> str:
    """An e-mail address that reaches somebody; empty for one that stands for none."""
    return "" if is_nobody(address) else address


@register.filter
def in_threes(digits: str) -> str:
    """An organisation number as people read it: 974 760 673."""
    return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))


@register.filter
def marked(text: str, words: str) -> str:
    """The text with each place where `words` stand marked, whatever their case."""
    if not words:
        return text
    pieces = re.split(f"({re.escape(words)})", text, flags=re.IGNORECASE)
    shown = (
        format_html("<mark>{}</mark>", each) if n % 2 else each for n, each in enumerate(pieces)
    )
    return format_html_join("", "{}", ((each,) for each in shown))
