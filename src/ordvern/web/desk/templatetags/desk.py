"""The side navigation, made where the layout draws it, so that every page of the desk has it."""

from collections.abc import Mapping
from typing import Any

from django import template

from ordvern.web.desk.navigation import sections
from ordvern.web.ui.values import Section

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_sections(context: Mapping[str, Any]) -> list[Section]:
    """The links of the desk for whoever is logged in."""
    return sections(context["request"], context.get("counts"))
