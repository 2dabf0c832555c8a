"""The side navigation of a partner, made where the layout draws it."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from ordvern.web.ui.values import Link, Section

register = template.Library()


@register.simple_tag(takes_context=True)
def partner_sections(context: Mapping[str, Any]) -> list[Section]:
    """Where a partner can go."""
    path = context["request"].path
    jobs, statement = reverse("partner:jobs"), reverse("partner:statement")
    return [
        Section(
            [
                Link(_("My jobs"), jobs, "list", path == jobs),
                Link(_("Privacy statement"), statement, "statement", path == statement),
            ]
        )
    ]
